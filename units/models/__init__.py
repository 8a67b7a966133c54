"""Who: places, bodies, people, the posts they hold, and the groups that letters are addressed to."""

from units.models.bodies import Area, Branch, Kind, Unit
from units.models.groups import GroupMember, RecipientGroup
from units.models.people import Membership, Post, Role, User
from units.models.throttles import Throttle

__all__ = [
    "Area",
    "Branch",
    "GroupMember",
    "Kind",
    "Membership",
    "Post",
    "RecipientGroup",
    "Role",
    "Throttle",
    "Unit",
    "User",
]
