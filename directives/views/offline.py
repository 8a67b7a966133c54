"""What the script of the phone pages asks for: who is signed in, which pages to keep, and the forms to log with."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from directives import offline
from directives.views.request import SignedIn
from directives.views.work import required_actor


@login_not_required
@never_cache
@require_safe
def me(request: SignedIn) -> HttpResponse:
    """Whose results may be sent now, and the token that their forms need; "" for nobody."""
    person = str(request.user.pk) if request.user.is_authenticated else ""
    return JsonResponse({"person": person, "token": get_token(request) if person else ""})


@never_cache
@require_safe
def tasks(request: SignedIn) -> HttpResponse:
    actor = required_actor(request)
    return JsonResponse({"person": str(actor.user_id), "tasks": [asdict(one) for one in offline.open_tasks(actor)]})


@never_cache
@require_safe
def blank_forms(request: SignedIn) -> HttpResponse:
    """A whole page per way of spreading; the browser shows it at the address of the work for which it was opened."""
    required_actor(request)
    forms = offline.blank_forms(timezone.localdate())
    frame = {"notice_count": 0, "acting_choices": []}  # of no use without network
    pages = {
        code: render_to_string("directives/work/log_blank.html", {"channel": channel, "form": form, **frame}, request)
        for code, (channel, form) in forms.items()
    }
    return JsonResponse({"person": str(request.user.pk), "forms": pages})
