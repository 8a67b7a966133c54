"""Loads the Chợ Chu demo into an empty database (bin/run does it at the first start)."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from dissemination import demo
from jobs.commands import BaseCommand


class Command(BaseCommand):
    help = "Nạp dữ liệu mẫu Chợ Chu vào cơ sở dữ liệu chưa có người dùng nào."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="đã có người dùng thì thôi, không báo lỗi")

    def handle(self, *args: Any, if_empty: bool, **options: Any) -> None:
        started = time.monotonic()
        try:
            file = demo.load(at=timezone.now(), say=self.say)
        except demo.AlreadyLoaded as refusal:
            if if_empty:
                return
            raise CommandError(str(refusal)) from None
        except demo.NotHere as refusal:
            raise CommandError(str(refusal)) from None
        seconds = f"{time.monotonic() - started:.1f}".replace(".", ",")
        self.stdout.write(f"Xong sau {seconds} giây. Danh sách đăng nhập: {file}")

    def say(self, words: str) -> None:
        self.stdout.write(f"  {words} …")
        self.stdout.flush()
