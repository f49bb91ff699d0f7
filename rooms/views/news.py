"""Catching up and the read marker."""

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_GET, require_http_methods

from people.access import must_have_joined
from rooms import access, catch_up
from rooms.actions.reading import move_read_marker
from rooms.views.messages import said_in
from rooms.views.places import place_in


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


@require_http_methods(["PUT"])
def read(request: HttpRequest, slug: str) -> JsonResponse:
    """Remember how far I have read."""
    membership = access.membership_for(must_have_joined(request.user), slug)
    seq = said_in(request).get("seq")
    if not isinstance(seq, int) or isinstance(seq, bool) or seq < 0:
        raise BadRequest("seq is not a place")
    return JsonResponse({"last_read_seq": move_read_marker(membership=membership, seq=seq)})
