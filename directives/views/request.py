"""What a view of this room is asked with: the middleware lets nobody through who is not signed in."""

from django.http import HttpRequest

from units.models import User


class SignedIn(HttpRequest):
    user: User
