"""How a message that the check stopped is answered: a sheet for a script, a page without one."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from people.middleware import wants_json
from rooms.check_sheet import Sheet, sheet_of
from rooms.errors import NeedsAnswer
from rooms.models import Membership
from rooms.pages import room_page
from rooms.views.chosen_in import carried_by
from rooms.views.said import asks_in


def needs_answer(
    request: HttpRequest, membership: Membership, stopped: NeedsAnswer, said: dict[str, Any]
) -> HttpResponse:
    """422 with the sheet, or the page that asks the same. `said` are the fields as they were sent."""
    sheet = sheet_of(stopped)
    if wants_json(request):
        return as_json(sheet)
    carried = {"body": sheet.body, "reply_to": said.get("reply_to") or ""} | carried_by(said)
    carried |= {"without": "1"} if said.get("files") else {}
    carried |= {"asks": "1"} if asks_in(said) else {}
    page = room_page(membership, with_messages=False) | _asking(request, sheet, said["client_id"], carried)
    return render(request, "rooms/check.html", page, status=422)


def form_needs_answer(
    request: HttpRequest,
    membership: Membership,
    form: Form,
    stopped: NeedsAnswer,
    client_id: str,
    **more: str,
) -> HttpResponse:
    """422 with the page about the words of an event or a poll; the form’s fields go along unseen."""
    carried = {name: request.POST.get(name, "") for name in form.fields}
    page = room_page(membership, with_messages=False) | more
    page |= _asking(request, sheet_of(stopped), client_id, carried)
    return render(request, "rooms/card_check.html", page, status=422)


def _asking(request: HttpRequest, sheet: Sheet, client_id: str, carried: dict[str, Any]) -> dict[str, Any]:
    """What the page shows, and sends once more to where it came from with an answer."""
    return {"sheet": sheet, "client_id": client_id, "carried": carried, "posts_to": request.path}


def as_json(sheet: Sheet, *, is_edit: bool = False) -> JsonResponse:
    """What a script needs to ask; `is_edit` when the words would replace those of a message."""
    answer = {
        "reason": sheet.reason,
        "check_token": sheet.token,
        "body": sheet.body,
        "spans": sheet.spans,
        "html": render_to_string("rooms/_check.html", {"sheet": sheet, "is_edit": is_edit}).strip(),
    }
    return JsonResponse(answer, status=422)
