"""Not too often: a counter per key and window in the database, so that it holds for all workers together."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from units.models import Throttle

KEPT = timedelta(days=1)


@transaction.atomic
def allow(key: str, *, limit: int, window: timedelta, at: datetime) -> bool:
    """Count one more try of `key`; False from the one after `limit` until the window is over."""
    row, is_new = Throttle.objects.get_or_create(key=_digest(key), defaults={"started_at": at})
    if is_new:
        Throttle.objects.filter(started_at__lt=at - KEPT).delete()
    Throttle.objects.filter(pk=row.pk, started_at__lte=at - window).update(started_at=at, hits=0)
    return Throttle.objects.filter(pk=row.pk, hits__lt=limit).update(hits=F("hits") + 1) == 1


def is_spent(key: str, *, limit: int, window: timedelta, at: datetime) -> bool:
    """Would `allow` say no? Counts nothing."""
    return Throttle.objects.filter(key=_digest(key), started_at__gt=at - window, hits__gte=limit).exists()


def visitor(request: HttpRequest) -> str:
    """Where the request comes from: behind our own proxy, the address that the proxy saw.

    What a visitor says of himself stands before it.
    """
    if settings.SECURE_PROXY_SSL_HEADER:
        return request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or request.META["REMOTE_ADDR"]
    return str(request.META["REMOTE_ADDR"])


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
