"""Screen 3: 16 or over. Yes is the claim: the account begins here."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.actions.claims import ClaimRefused, EmailTaken, NotPassed, claim
from people.forms.joining import AgeForm
from people.letters import place
from people.letters.letters import working
from people.letters.place import Place
from people.models import Invitation, User
from people.queries import classes_of_contact
from people.views.join_email import at_a_place
from people.views.join_letter import refuse


@require_http_methods(["GET", "POST"])
@at_a_place
def join_age(request: HttpRequest, where: Place) -> HttpResponse:
    if not where.verified:
        return redirect("join_email")
    letter = working().select_related("contact", "issued_by").filter(pk=where.letter).first()
    if letter is None:
        return _start_again(request)
    form = AgeForm(request.POST if request.method == "POST" else None)
    if request.method == "GET" or not form.is_valid():
        return _page(request, letter, form)
    if form.cleaned_data["answer"] == "no":
        place.forget(request)
        return render(request, "people/join_too_young.html")
    return _claim(request, letter, where)


def _claim(request: HttpRequest, letter: Invitation, where: Place) -> HttpResponse:
    try:
        user = claim(invitation=letter, email=where.email, fact_kind=where.fact)
    except (ClaimRefused, EmailTaken):  # somebody was quicker by a second
        return _start_again(request)
    except NotPassed:
        return redirect("join_not_passed")
    place.forget(request)
    return _sign_in(request, user, where.email)


def _sign_in(request: HttpRequest, user: User, email: str) -> HttpResponse:
    """By allauth: a new session key, and a colleague's own second step before their account opens."""
    record_authentication(request, user, method="code", email=email)
    login = Login(user=user, email=email, redirect_url=reverse("join_next"))
    response: HttpResponse = perform_login(request, login)
    return response


def _start_again(request: HttpRequest) -> HttpResponse:
    place.forget(request)
    return refuse(request)


def _page(request: HttpRequest, letter: Invitation, form: AgeForm) -> HttpResponse:
    context = {
        "form": form,
        "letter": letter,
        "classes": list(classes_of_contact(letter.contact)),
        "marks": 2,
    }
    return render(request, "people/join_age.html", context, status=422 if form.errors else 200)


@never_cache
def join_not_passed(request: HttpRequest) -> HttpResponse:
    """A person answers, not a machine: show ID at the office (PE-40)."""
    return render(request, "people/join_not_passed.html")
