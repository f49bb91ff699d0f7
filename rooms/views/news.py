"""Catching up and the read marker."""

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from people.access import must_have_joined
from rooms import access, catch_up
from rooms.actions.reading import mark_unread, move_read_marker
from rooms.views.places import MOST_DIGITS, place_in
from rooms.views.said import said_in


@require_GET
def since(request: HttpRequest, slug: str, version: int) -> JsonResponse:
    """Everything that changed after a version, in today's faces."""
    if version > 2**62:
        raise Http404
    membership = access.membership_for(must_have_joined(request.user), slug)
    drawn_under = place_in(request, "membership")
    place = catch_up.Place(
        version=version,
        epoch=request.GET.get("epoch", ""),
        membership_id=-1 if drawn_under is None else drawn_under,
    )
    return JsonResponse(catch_up.since(membership, place))


@require_http_methods(["PUT", "POST"])
def read(request: HttpRequest, slug: str) -> HttpResponse:
    """Remember how far I have read (`seq`), or from where on I want to read again (`marked`, null takes it back).

    A form without script posts the same, then sees the list of chats.
    """
    membership = access.membership_for(must_have_joined(request.user), slug)
    said, typed = said_in(request), request.method == "POST"
    if not {"seq", "marked"} & said.keys():
        raise BadRequest("nothing to remember")
    if "seq" in said:
        move_read_marker(membership=membership, seq=_place(said["seq"], typed=typed))
    if "marked" in said:
        marked = None if said["marked"] in (None, "") else _place(said["marked"], typed=typed)
        mark_unread(membership=membership, seq=marked)
    if typed:
        return redirect("chats")
    last, marked = membership.last_read_seq, membership.marked_unread_seq
    return JsonResponse({"last_read_seq": last, "marked_unread_seq": marked})


def _place(value: object, *, typed: bool) -> int:
    """A place as JSON says it, or as a form does, in digits. Raises BadRequest."""
    if typed and isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS:
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**62:
        raise BadRequest("that is not a place")
    return value
