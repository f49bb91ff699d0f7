"""Pictures and files at their own addresses; asked again each time, because what their message shows may change."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_GET, require_http_methods

from people.access import must_have_joined
from rooms.actions.bringing import drop_attachment
from rooms.attachments.access import attachment_for, brought_for
from rooms.attachments.sending import sent


@require_http_methods(["GET", "DELETE"])
def file(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    """The whole picture or file; DELETE: one that I brought and have not sent."""
    user = must_have_joined(request.user)
    if request.method == "DELETE":
        drop_attachment(attachment=brought_for(user, file_id))
        return HttpResponse(status=204)
    return sent(request, attachment_for(user, file_id))


@require_GET
def file_preview(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    """A picture as large as a chat shows it."""
    return sent(request, attachment_for(must_have_joined(request.user), file_id), small=True)
