"""The counter that slows down who guesses."""

from django.db import models


class Throttle(models.Model):
    """How often a thing was tried since `started_at`; `key` is a digest, so that no address is kept."""

    key = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField(db_index=True)
    hits = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.key[:8]}: {self.hits}"
