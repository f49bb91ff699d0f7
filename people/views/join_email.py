"""Screen 2: the six digits from the person's mailbox."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.actions.claims import email_is_taken
from people.forms.joining import CodeForm
from people.letters import place
from people.letters.email_codes import send_code
from people.letters.place import Place

PlaceView = Callable[[HttpRequest, Place], HttpResponse]


def at_a_place(view: PlaceView) -> Callable[[HttpRequest], HttpResponse]:
    """Only for somebody who opened a letter in this browser; everybody else starts at screen 1."""

    @wraps(view)
    def screen(request: HttpRequest) -> HttpResponse:
        where = place.kept(request)
        return redirect("join_next") if where is None else view(request, where)

    return never_cache(screen)


@require_http_methods(["GET", "POST"])
@at_a_place
def join_email(request: HttpRequest, where: Place) -> HttpResponse:
    if where.verified:
        return redirect("join_age")
    if request.method == "GET":
        return _page(request, where, CodeForm())
    if request.POST.get("action") == "send_again":
        return _send_again(request, where)
    return _check(request, where)


def _send_again(request: HttpRequest, where: Place) -> HttpResponse:
    if where.wait == 0:
        place.keep(request, send_code(request, where))
    return redirect("join_email")


def _check(request: HttpRequest, where: Place) -> HttpResponse:
    form = CodeForm(request.POST)
    if form.is_valid() and not where.is_code(form.cleaned_data["code"]):
        where = where.with_try()
        place.keep(request, where)
        form.add_error("code", _why(where))
    elif form.is_valid() and email_is_taken(where.email):
        form.add_error(None, _("Somebody signs in here with this address already. Use another one of yours."))
    if form.errors:
        return _page(request, where, form, status=422)
    place.keep(request, where.with_email_verified())
    return redirect("join_age")


def _why(where: Place) -> str:
    if where.code_works:
        return _("That isn’t the code we sent. Check the newest e-mail.")
    return _("That code doesn’t work any more. Send a new one.")


def _page(request: HttpRequest, where: Place, form: CodeForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "place": where, "marks": 1}
    return render(request, "people/join_email.html", context, status=status)
