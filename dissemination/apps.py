"""The top floor as an app: it brings the system checks and the commands that belong to no room."""

from django.apps import AppConfig


class DisseminationConfig(AppConfig):
    name = "dissemination"
    verbose_name = "Triển khai văn bản"

    def ready(self) -> None:
        from dissemination import checks  # noqa: F401  (registers them)
