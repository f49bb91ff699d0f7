"""Sending what is kept of a file, in pieces: it never stands in memory as a whole."""

import asyncio
from collections.abc import AsyncIterator

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from rooms.models import Attachment

PIECE = 64 * 1024


def sent(request: HttpRequest, attachment: Attachment, *, small: bool = False) -> HttpResponseBase:
    """The file, or 304 where the browser has it. Whoever calls has asked just now whether they may see it (PR-42)."""
    stored = attachment.preview if small and attachment.preview else attachment.content
    etag = f'"{attachment.sha256[:32]}{"-small" if small else ""}"'
    answer = get_conditional_response(request, etag=etag) or _whole(stored, attachment)
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _whole(stored: FieldFile, attachment: Attachment) -> HttpResponseBase:
    try:
        size = stored.size
    except FileNotFoundError:  # dropped this very moment
        raise Http404 from None
    answer = StreamingHttpResponse(_pieces(stored), content_type=attachment.media_type)
    answer["Content-Length"] = str(size)
    if not attachment.is_picture:  # what we did not draw ourselves is never opened in our pages
        answer["Content-Disposition"] = content_disposition_header(True, attachment.name) or "attachment"
    return answer


async def _pieces(stored: FieldFile) -> AsyncIterator[bytes]:
    file = await asyncio.to_thread(stored.storage.open, str(stored.name))
    try:
        while piece := await asyncio.to_thread(file.read, PIECE):
            yield piece
    finally:
        file.close()
