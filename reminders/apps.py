"""The room `reminders`: who must hear what, when?"""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RemindersConfig(AppConfig):
    name = "reminders"
    verbose_name = "Nhắc việc"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from reminders import basics, hearing, jobs  # noqa: F401  (jobs registers its handlers)

        post_migrate.connect(basics.load, sender=self)
        hearing.listen()
