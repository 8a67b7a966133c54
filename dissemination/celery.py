"""The Celery application. The broker is only a doorbell: what must be done stands in the database (see `jobs`)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dissemination.settings")

app = Celery("dissemination")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
