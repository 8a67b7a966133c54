"""The session ended in mid-form: what was typed travels through the sign-in and is sent on after it.

The typed fields come back as hidden ones named `kept.<field>`; files and passwords are never kept.
"""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from units.forms import SignInForm
from units.views.acting import safe_next

PREFIX = "kept."
NEVER_KEPT = ("csrfmiddlewaretoken", "password")


def ask(request: HttpRequest) -> HttpResponse:
    """Instead of the page that the form was sent to: sign in first. 401, so that no script takes it for success."""
    fields = [(name, value) for name, values in request.POST.lists() for value in values if _may_keep(name)]
    return _page(
        request, SignInForm(request), request.get_full_path(), fields, had_files=bool(request.FILES), status=401
    )


@login_not_required
@never_cache
@require_POST
@sensitive_post_parameters("password")
def resume(request: HttpRequest) -> HttpResponse:
    """Sign in, then show one button that sends what was typed where it was going."""
    path = safe_next(request, "kept-path")
    if not path:
        return redirect("login")
    fields = [
        (name.removeprefix(PREFIX), value)
        for name, values in request.POST.lists()
        for value in values
        if name.startswith(PREFIX) and _may_keep(name.removeprefix(PREFIX))
    ]
    form = SignInForm(request, data=request.POST)
    if form.is_valid():
        login(request, form.get_user())
    return _page(request, form, path, fields, had_files="kept-files" in request.POST)


def _page(
    request: HttpRequest,
    form: AuthenticationForm,
    path: str,
    fields: list[tuple[str, str]],
    *,
    had_files: bool,
    status: int = 200,
) -> HttpResponse:
    context = {"form": form, "path": path, "posted": fields, "had_files": had_files, "action": reverse("sign_in_again")}
    return render(request, "registration/expired.html", context, status=status)


def _may_keep(name: str) -> bool:
    return not any(word in name for word in NEVER_KEPT)
