"""Which stretch of a room's history an address asks for."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest

from rooms import history
from rooms.models import Membership
from rooms.queries import PAGE

MOST_DIGITS = 18


def place_in(request: HttpRequest, name: str) -> int | None:
    """The seq in the query string under this name; None when there is none that could be one."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None


def must_have_place(request: HttpRequest, name: str) -> int:
    """The same. Raises BadRequest."""
    place = place_in(request, name)
    if place is None:
        raise BadRequest(f"{name} is not a place")
    return place


def numbers_in(request: HttpRequest, name: str) -> list[int]:
    """A list such as "91,92" in the query string. Raises BadRequest; at most a page of them."""
    numbers = request.GET.get(name, "").split(",")
    if len(numbers) > PAGE or not all(n.isascii() and n.isdigit() and len(n) <= MOST_DIGITS for n in numbers):
        raise BadRequest(f"{name} are not numbers")
    return [int(number) for number in numbers]


def stretch_in(request: HttpRequest, membership: Membership) -> history.Stretch | None:
    """The stretch that `?around=`, `?after=` or `?before=` names; None for the newest messages."""
    for name, cut in (("around", history.around), ("after", history.after), ("before", history.before)):
        place = place_in(request, name)
        if place is not None:
            return cut(membership, place)
    return None
