"""The room `directives`: what must be done, by whom?"""

from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    name = "directives"
    verbose_name = "Văn bản và việc được giao"
    default_auto_field = "django.db.models.BigAutoField"
