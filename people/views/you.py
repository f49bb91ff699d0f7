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
from people.actions.profile import introduce, turn_letter_keys
from people.asking import AskedTooOften
from people.forms.you import LetterKeysForm, YouForm
from people.models import User
from people.names import NotOwnName
from people.pictures import PictureRefused
from people.profile_check import LineCheckUnavailable, NotForAbout


@require_http_methods(["GET", "POST"])
def you(request: HttpRequest) -> HttpResponse:
    user = must_have_joined(request.user)
    now = {"display_name": user.display_name, "about": user.about}
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = YouForm(*sent, initial=now)
    if form.is_valid() and _save(form, request, user):
        messages.success(request, _("Saved."))
        return redirect("you")
    shown = {"form": form, "keys_form": _keys_form(user), "passkeys": _passkeys(user)}
    response = render(request, "people/you.html", shown, status=form.status)
    if form.wait:
        response.headers["Retry-After"] = str(form.wait)
    return response


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


def _save(form: YouForm, request: HttpRequest, user: User) -> bool:
    """The photo first: a browser can bring typed words back to a refused form, but no chosen file."""
    return _save_photo(form, user) and _save_words(form, request, user)


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


def _save_words(form: YouForm, request: HttpRequest, user: User) -> bool:
    said = form.cleaned_data
    words = {name: said[name] for name in ("display_name", "about", "own_child")}
    try:
        names_own = introduce(user=user, **words)
    except NotOwnName:
        form.add_error("display_name", _("Please use your own name."))
    except NotForAbout as found:
        form.refuse_about(found)
    except AskedTooOften as asked:
        form.refuse_for_now(asked.wait)
    except LineCheckUnavailable:
        form.add_error("about", _("We can’t check this line just now, so it isn’t saved. Try again later."))
    else:
        if names_own:
            messages.info(request, _("You named your child. Whoever you let see your line can read it."))
        return True
    user.refresh_from_db(fields=["display_name", "about"])  # the page shows who they still are
    return False


def _passkeys(user: User) -> int:
    passkeys = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN)
    return int(passkeys.count())
