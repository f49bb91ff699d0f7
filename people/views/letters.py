"""/staff/letters: who has joined, who has a letter, and printing new ones."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people import queries
from people.access import must_be_office
from people.actions.invitations import IssuedLetter, issue_letters
from people.letters import overview
from people.letters.letters import invitable, working
from people.letters.listing import listing
from people.letters.print_form import is_spent, new_token, spend
from people.letters.printed import printed
from people.models import Contact, User

WHICH = {"all", "without"}
LONGEST_ID = 19


@require_http_methods(["GET", "POST"])
def letters(request: HttpRequest) -> HttpResponse:
    office = must_be_office(request.user)
    if request.method == "POST":
        return _print(request, office)
    return _choose(request)


def _choose(request: HttpRequest, *, nothing_chosen: bool = False) -> HttpResponse:
    classes = list(queries.live_classes())
    shown = listing(request.GET, classes)
    families = overview.families_of_classes().get(shown.chosen.pk) if shown.chosen else None
    context = {
        "classes": classes,
        "listing": shown,
        "families": families,
        "counts": overview.letter_counts(shown.people),
        "nothing_chosen": nothing_chosen,
        "form_token": new_token(),
    }
    response = render(request, "people/letters.html", context, status=422 if nothing_chosen else 200)
    add_never_cache_headers(response)  # going Back brings a form that may print
    return response


def _print(request: HttpRequest, office: User) -> HttpResponse:
    """Asks first when a letter would stop working that somebody may hold."""
    token = request.POST.get("form", "")
    chosen = invitable(Contact.objects.filter(pk__in=_sent_contacts(request)))
    if not chosen.exists():
        return _choose(request, nothing_chosen=True)
    if is_spent(token, user=office):
        return _printed_already(request)
    with_letter = chosen.filter(pk__in=working().values("contact"))
    which = request.POST.get("which", "")
    if which not in WHICH and with_letter.exists():
        return _ask(request, chosen, with_letter)
    if which == "without":
        chosen = chosen.exclude(pk__in=with_letter.values("pk"))
    if not spend(token, user=office):  # pressed twice: the other press prints
        return _printed_already(request)
    return _pages(request, issue_letters(contacts=chosen, actor=office))


def _printed_already(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("That page has done its printing. The letters from then still work."))
    return redirect("letters")


def _sent_contacts(request: HttpRequest) -> list[int]:
    return [int(pk) for pk in request.POST.getlist("contact") if pk.isdigit() and len(pk) < LONGEST_ID]


def _ask(request: HttpRequest, chosen: QuerySet[Contact], with_letter: QuerySet[Contact]) -> HttpResponse:
    context = {
        "chosen": chosen.order_by("last_name", "first_name", "pk"),
        "with_letter": set(with_letter.values_list("pk", flat=True)),
        "form_token": request.POST.get("form", ""),
    }
    return render(request, "people/letters_again.html", context)


def _pages(request: HttpRequest, issued: list[IssuedLetter]) -> HttpResponse:
    """The pages themselves. Their codes are shown this once; afterwards there are only digests."""
    if not issued:
        return _choose(request, nothing_chosen=True)
    pages = sorted((printed(letter) for letter in issued), key=lambda page: page.name)
    response = render(request, "people/letter_pages.html", {"pages": pages, "school": queries.the_school()})
    response["Cache-Control"] = "no-store"
    return response
