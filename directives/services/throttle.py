"""Not too often: a counter per key and window in the database, so that it holds for all workers together."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from directives.models import Throttle

KEPT = timedelta(days=1)


@transaction.atomic
def allow(key: str, *, limit: int, window: timedelta, at: datetime) -> bool:
    """Count one more try of `key`; False from the one after `limit` until the window is over."""
    digest = hashlib.sha256(key.encode()).hexdigest()
    row, is_new = Throttle.objects.get_or_create(key=digest, defaults={"started_at": at})
    if is_new:
        Throttle.objects.filter(started_at__lt=at - KEPT).delete()
    Throttle.objects.filter(pk=row.pk, started_at__lte=at - window).update(started_at=at, hits=0)
    return Throttle.objects.filter(pk=row.pk, hits__lt=limit).update(hits=F("hits") + 1) == 1
