"""The clock's call once a day, as Celery sees it."""

from celery import shared_task
from django.utils import timezone

from dispatches.services import revoking


@shared_task
def ask_for_revocations() -> None:
    revoking.plan_due(at=timezone.now())
