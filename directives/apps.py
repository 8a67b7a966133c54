"""The room `directives`: what must be done, by whom?"""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DirectivesConfig(AppConfig):
    name = "directives"
    verbose_name = "Văn bản và việc được giao"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from directives import basics, jobs  # noqa: F401  (jobs registers its handler)

        post_migrate.connect(basics.load, sender=self)
