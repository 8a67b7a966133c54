"""What a view of this room is asked with: the middleware lets nobody through who is not signed in."""

from django.conf import settings
from django.http import HttpRequest

from units.models import User


class SignedIn(HttpRequest):
    user: User


def visitor(request: HttpRequest) -> str:
    """Where the request comes from: behind our own proxy, the address that the proxy saw.

    What a visitor says of himself stands before it.
    """
    if settings.SECURE_PROXY_SSL_HEADER:
        return request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or request.META["REMOTE_ADDR"]
    return str(request.META["REMOTE_ADDR"])
