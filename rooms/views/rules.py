from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.access import must_have_joined
from people.actions.rules import RulesChangedMeanwhile, say_read
from people.queries import active_rules, rules_read_by, the_school
from rooms import access
from rooms.models import Membership
from rooms.pages import room_page


@require_http_methods(["GET", "POST"])
def rules(request: HttpRequest, slug: str) -> HttpResponse:
    """The school's rules for its chats, and the button of a person who has not read them as they are now."""
    membership = access.membership_for(must_have_joined(request.user), slug)
    if request.method == "GET":
        return _page(request, membership)
    try:
        say_read(user=membership.user, version=_version_in(request))
    except RulesChangedMeanwhile:
        messages.warning(request, _("The rules changed again just now. Please read them once more."))
        return _page(request, membership, status=409)
    return redirect("room", slug=slug)


def _page(request: HttpRequest, membership: Membership, status: int = 200) -> HttpResponse:
    found = list(active_rules())
    today, read = the_school().rules_version, rules_read_by(membership.user)
    page = room_page(membership, with_messages=False) | {
        "tab": "rules",
        "rules": found,
        "rules_since": max((rule.active_from for rule in found), default=None),
        "rules_version": today,
        "rules_read": read,
        "asks_again": read < today,
    }
    return render(request, "rooms/rules.html", page, status=status)


def _version_in(request: HttpRequest) -> int:
    version = request.POST.get("version", "")
    return int(version) if version.isdecimal() and len(version) < 9 else 0
