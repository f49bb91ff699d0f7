"""Bringing pictures and files for a message: one by one from a script, several at once from a form."""

from typing import Any, BinaryIO, cast

from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from people.access import must_have_joined
from people.middleware import wants_json
from rooms import access
from rooms.actions.bringing import bring_attachment
from rooms.attachments.attached import line_of
from rooms.attachments.errors import AttachmentRefused
from rooms.attachments.page import files_page
from rooms.errors import MayNotPost
from rooms.models import Attachment, Membership
from rooms.pages import room_page
from rooms.views.chosen_in import ids_in
from rooms.views.places import place_in
from rooms.views.refusals import refusal_of

FIELD = "file"
MOST_AT_ONCE = 20


@require_http_methods(["GET", "POST"])
def room_files(request: HttpRequest, slug: str) -> HttpResponse:
    """A page to choose and describe them; POST: `file`, answered with what it became or with why not."""
    membership = access.membership_for(must_have_joined(request.user), slug)
    if request.method == "POST":
        return _bring(request, membership)
    ids = ids_in(request.GET.get("ids", ""))
    return render_files(request, membership, ids=ids, reply_to=place_in(request, "reply"))


def render_files(
    request: HttpRequest, membership: Membership, *, status: int = 200, refusal: str = "", **options: Any
) -> HttpResponse:
    """The page; options as `files_page` takes them."""
    page = room_page(membership, with_messages=False) | files_page(membership, **options)
    return render(request, "rooms/files.html", page | {"refusal": refusal}, status=status)


def _bring(request: HttpRequest, membership: Membership) -> HttpResponse:
    uploads = request.FILES.getlist(FIELD)[:MOST_AT_ONCE]
    if wants_json(request):
        return _one(uploads, membership)
    before = ids_in(request.POST.get("files", ""))
    brought, refused, status = [], [], 200
    for upload in uploads:
        try:
            brought.append(_brought(upload, membership).pk)
        except (AttachmentRefused, MayNotPost) as error:
            answer = refusal_of(error)
            refused.append({"name": upload.name or "", "words": answer.words})
            status = answer.status
    if refused:
        return render_files(request, membership, ids=[*before, *brought], refusals=refused, status=status)
    ids = ",".join(str(id) for id in [*before, *brought])
    return redirect(f"{reverse('room_files', args=[membership.room.slug])}?ids={ids}")


def _one(uploads: list[UploadedFile], membership: Membership) -> JsonResponse:
    if len(uploads) != 1:
        raise BadRequest("one file at a time")
    try:
        attachment = _brought(uploads[0], membership)
    except (AttachmentRefused, MayNotPost) as error:
        return refusal_of(error).as_json()
    return JsonResponse({"file": _facts(attachment)}, status=201)


def _brought(upload: UploadedFile, membership: Membership) -> Attachment:
    file = cast(BinaryIO, upload)
    return bring_attachment(membership=membership, upload=file, name=upload.name or "", size=upload.size or 0)


def _facts(attachment: Attachment) -> dict[str, Any]:
    """What a page needs to show it before it is sent."""
    facts: dict[str, Any] = {"id": str(attachment.pk), "kind": attachment.kind}
    if attachment.is_picture:
        return facts | {"width": attachment.width, "height": attachment.height, "colour": attachment.colour}
    line = line_of(attachment)
    return facts | {"name": attachment.name, "letters": line.letters, "facts": line.facts}
