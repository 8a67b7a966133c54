"""The room `desks`: what waits for me?"""

from django.apps import AppConfig


class DesksConfig(AppConfig):
    name = "desks"
    verbose_name = "Bàn làm việc"
    default_auto_field = "django.db.models.BigAutoField"
