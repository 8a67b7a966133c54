"""The room `jobs`: what must a machine still do?"""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "jobs"
    verbose_name = "Việc máy"
    default_auto_field = "django.db.models.BigAutoField"
