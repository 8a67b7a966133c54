"""The room `intake`: what does this paper say?"""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "intake"
    verbose_name = "Tiếp nhận văn bản"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intake import jobs  # noqa: F401  (registers its handler)
