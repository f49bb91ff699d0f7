"""/you: the person's own photo, name and line, and the doors to the rest."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from people import queries
from people.access import must_have_joined
from people.actions.photos import set_photo
from people.actions.profile import describe, rename, turn_letter_keys
from people.forms.you import LetterKeysForm, YouForm
from people.models import User
from people.names import NotOwnName
from people.pictures import PictureRefused


@require_http_methods(["GET", "POST"])
def you(request: HttpRequest) -> HttpResponse:
    user = must_have_joined(request.user)
    now = {"display_name": user.display_name, "about": user.about}
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = YouForm(*sent, initial=now)
    if form.is_valid() and _save(form, user):
        messages.success(request, _("Saved."))
        return redirect("you")
    shown = {"form": form, "keys_form": _keys_form(user), "passkeys": _passkeys(user)}
    return render(request, "people/you.html", shown, status=form.status)


@require_POST
def you_letter_keys(request: HttpRequest) -> HttpResponse:
    """The switch for single letters as shortcuts."""
    user = must_have_joined(request.user)
    form = LetterKeysForm(request.POST)
    if form.is_valid():
        turn_letter_keys(user=user, on=form.cleaned_data["letter_keys"])
        messages.success(request, _("Saved."))
    return redirect("you")


def _keys_form(user: User) -> LetterKeysForm | None:
    """Only staff have pages with letter keys."""
    return LetterKeysForm(initial={"letter_keys": user.letter_keys}) if queries.is_staff(user) else None


def _save(form: YouForm, user: User) -> bool:
    """The photo first: a browser can bring typed words back to a refused form, but no chosen file."""
    return _save_photo(form, user) and _save_words(form, user)


def _save_photo(form: YouForm, user: User) -> bool:
    upload = form.cleaned_data["photo"]
    if upload is None:
        return True
    try:
        set_photo(user=user, upload=upload)
    except PictureRefused as refused:
        form.refuse_photo(refused)
        return False
    return True


def _save_words(form: YouForm, user: User) -> bool:
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
