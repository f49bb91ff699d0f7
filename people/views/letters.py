"""/staff/letters: who has joined, who has a letter, and printing new ones."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from people import queries
from people.access import must_be_office
from people.actions.invitations import issue_letters
from people.letters import overview
from people.letters.printed import printed
from people.models import Contact, SchoolClass, User

SHOWN = {
    "waiting": {"printed", "opened", "expired", "locked", "none"},
    "joined": {"joined"},
    "none": {"none"},
    "expired": {"expired", "locked"},
}


@require_http_methods(["GET", "POST"])
def letters(request: HttpRequest) -> HttpResponse:
    office = must_be_office(request.user)
    if request.method == "POST":
        return _print(request, office)
    return _choose(request)


def _choose(request: HttpRequest, *, nothing_chosen: bool = False) -> HttpResponse:
    classes = list(queries.live_classes())
    chosen = _chosen_class(request, classes)
    people = overview.adults_of(chosen) if chosen else []
    show = request.GET.get("show", "")
    show = show if show in SHOWN else "waiting"
    context = {
        "classes": classes,
        "chosen": chosen,
        "families": overview.families_of_classes().get(chosen.pk) if chosen else None,
        "counts": overview.letter_counts(people),
        "show": show,
        "adults": [adult for adult in people if adult.standing in SHOWN[show]],
        "nothing_chosen": nothing_chosen,
    }
    return render(request, "people/letters.html", context, status=422 if nothing_chosen else 200)


def _chosen_class(request: HttpRequest, classes: list[SchoolClass]) -> SchoolClass | None:
    wanted = request.GET.get("class", "")
    if wanted.isdigit():
        return get_object_or_404(queries.live_classes(), pk=int(wanted))
    return classes[0] if classes else None


def _print(request: HttpRequest, office: User) -> HttpResponse:
    """The pages themselves. Their codes are shown this once; afterwards there are only digests."""
    chosen = [int(pk) for pk in request.POST.getlist("contact") if pk.isdigit()]
    issued = issue_letters(contacts=Contact.objects.filter(pk__in=chosen), actor=office)
    if not issued:
        return _choose(request, nothing_chosen=True)
    pages = sorted((printed(letter) for letter in issued), key=lambda page: page.name)
    response = render(request, "people/letter_pages.html", {"pages": pages, "school": queries.the_school()})
    response["Cache-Control"] = "no-store"
    return response
