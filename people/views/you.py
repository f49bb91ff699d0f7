"""/you: the person's own name and line, and the doors to the rest."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.access import must_have_joined
from people.actions.profile import describe, rename
from people.forms.you import YouForm
from people.models import User
from people.names import NotOwnName


@require_http_methods(["GET", "POST"])
def you(request: HttpRequest) -> HttpResponse:
    user = must_have_joined(request.user)
    now = {"display_name": user.display_name, "about": user.about}
    form = YouForm(request.POST if request.method == "POST" else None, initial=now)
    if request.method == "POST" and form.is_valid() and _save(form, user):
        messages.success(request, _("Saved."))
        return redirect("you")
    context = {"form": form, "passkeys": _passkeys(user)}
    return render(request, "people/you.html", context, status=422 if form.errors else 200)


def _save(form: YouForm, user: User) -> bool:
    try:
        rename(user=user, display_name=form.cleaned_data["display_name"])
    except NotOwnName:
        form.add_error("display_name", _("Please use your own name."))
        return False
    describe(user=user, about=form.cleaned_data["about"])
    return True


def _passkeys(user: User) -> int:
    passkeys = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN)
    return int(passkeys.count())
