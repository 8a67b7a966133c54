"""The room `dispatches`: what goes out on paper?"""

from django.apps import AppConfig


class DispatchesConfig(AppConfig):
    name = "dispatches"
    verbose_name = "Văn bản đi"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from directives import events
        from dispatches import jobs, receivers  # noqa: F401  (jobs registers its handler)

        events.draft_made.connect(receivers.begin_letter, dispatch_uid="dispatches.begin_letter")
        events.paper_withdrawn.connect(receivers.keep_end, dispatch_uid="dispatches.keep_end")
