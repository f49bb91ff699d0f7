"""/staff/audit: what was done, by whom, in plain sentences (UX section 6.4)."""

from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from moderation.audit_page import PAGE, Asked, Kind, colleagues_in, entries_for, kinds_for, lines_of
from people.access import NotForYou, must_be_signed_in


@require_GET
@never_cache
def audit(request: HttpRequest) -> HttpResponse:
    """Newest first, narrowed by kind, colleague and day. Raises SignInFirst, NotForYou."""
    user = must_be_signed_in(request.user)
    kinds = kinds_for(user)
    if not kinds:
        raise NotForYou
    asked = _asked(request)
    page = Paginator(entries_for(user, asked), PAGE).get_page(request.GET.get("page"))
    context = {
        "lines": lines_of(page.object_list),
        "page": page,
        "asked": asked,
        "kinds": kinds if len(kinds) > 1 else [],
        "colleagues": colleagues_in(user),
        "narrowed": _address(asked),
    }
    return render(request, "moderation/audit.html", context)


def _asked(request: HttpRequest) -> Asked:
    """What the form says; whatever is no kind, number or day asks for nothing."""
    kind, by = request.GET.get("kind", ""), request.GET.get("by", "")
    return Asked(
        kind=kind if kind in Kind else "",
        by=int(by) if by.isdecimal() and len(by) < 16 else None,
        on=_day(request.GET.get("on", "")),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _address(asked: Asked) -> str:
    """The query that keeps the filters from one page to the next; ends in & when there is one."""
    kept = {"kind": asked.kind, "by": asked.by, "on": asked.on.isoformat() if asked.on else None}
    said = urlencode({key: value for key, value in kept.items() if value})
    return f"{said}&" if said else ""
