"""How the rooms are put together: settings, urls, celery, health. No rules live here."""

from dissemination.celery import app as celery_app

__all__ = ["celery_app"]
