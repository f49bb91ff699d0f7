"""How a message that the check stopped is answered: a sheet for a script, a page without one."""

from typing import Any

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
    page = room_page(membership, with_messages=False)
    kept = {"sheet": sheet, "client_id": said["client_id"], "reply_to": said.get("reply_to")}
    kept["carried"] = carried_by(said) | ({"without": "1"} if said.get("files") else {})
    kept["carried"] |= {"asks": "1"} if asks_in(said) else {}
    return render(request, "rooms/check.html", page | kept, status=422)


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
