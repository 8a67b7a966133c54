"""The first page after signing in: what waits for this person at the post he acts for?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def desk(request: HttpRequest) -> HttpResponse:
    return render(request, "desks/desk.html")
