"""Screen 1: the code on the letter and one thing that is not printed on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from people.actions.joining import next_screen
from people.actions.letters import LetterRefused, open_letter
from people.forms.joining import LetterForm
from people.letters import pace, place
from people.letters.email_codes import send_code
from people.letters.place import Place
from people.models import User


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """What the letter opens. The class is not named here: whoever holds the letter reads this page."""
    if isinstance(request.user, User) and next_screen(request.user):
        return redirect("join_next")
    if request.method == "GET":
        return render(request, "people/join_letter.html", {"form": LetterForm()})
    form = LetterForm(request.POST)
    if not form.is_valid():
        return render(request, "people/join_letter.html", {"form": form}, status=422)
    if pace.must_wait(request):
        return render(request, "people/join_letter.html", {"form": form, "wait": True}, status=429)
    try:
        opened = open_letter(**form.cleaned_data)
    except LetterRefused:
        pace.note_failure(request)
        return refuse(request, form)
    began = Place.begin(opened.letter, email=form.cleaned_data["email"], fact=opened.fact)
    place.keep(request, send_code(request, began))
    return redirect("join_email")


def refuse(request: HttpRequest, form: LetterForm | None = None) -> HttpResponse:
    """The one answer to everything that does not fit (PE-29), on a page that asks for everything."""
    context = {"form": form or LetterForm(), "refused": True}
    return render(request, "people/join_letter.html", context, status=422)


def join_next(request: HttpRequest) -> HttpResponse:
    """To the first joining screen that is not done, wherever the person left."""
    if isinstance(request.user, User):
        return redirect(next_screen(request.user) or "join_done")
    where = place.kept(request)
    if where is None:
        return redirect("join")
    return redirect("join_age" if where.verified else "join_email")
