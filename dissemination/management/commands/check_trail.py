"""`manage.py check_trail`: was anything in the trail changed, or taken out of its middle, after it was sealed?

What was cut off its end shows only against the last link as somebody noted it earlier.
"""

from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from audit import trail
from audit.models import Entry, Seal
from jobs.commands import BaseCommand
from vietnam.dates import short


class Command(BaseCommand):
    help = "Kiểm tra chuỗi niêm phong của nhật ký: có dòng nào bị sửa hoặc bị bỏ không. Có thì báo lỗi, mã thoát 1."

    def handle(self, *args: Any, **options: Any) -> None:
        broken = trail.first_broken()
        if broken is not None:
            at = timezone.localtime(broken.entry.at)
            raise CommandError(
                f"Nhật ký không còn nguyên vẹn từ dòng {broken.entry_id}, ghi lúc {at:%H:%M} ngày {short(at.date())}.",
                returncode=1,
            )
        last, waiting = Seal.objects.last(), Entry.objects.filter(seal=None).count()
        sealed = f"{last.position} dòng đã niêm phong, mã của dòng cuối: {last.digest}" if last else "chưa niêm phong"
        self.stdout.write(f"Nhật ký nguyên vẹn: {sealed}; {waiting} dòng chờ niêm phong.")
