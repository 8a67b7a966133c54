"""Places, bodies, people, posts and groups in the admin. Nothing is deleted: a row is closed or ended by a date."""

from units.admin import bodies, groups, people

__all__ = ["bodies", "groups", "people"]
