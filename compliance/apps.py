"""The room `compliance`: how far has it come?"""

from django.apps import AppConfig


class ComplianceConfig(AppConfig):
    name = "compliance"
    verbose_name = "Theo dõi"
    default_auto_field = "django.db.models.BigAutoField"
