"""A person's photo: whoever they show it to gets it, for everybody else there is none."""

import hashlib

from django.contrib import messages
from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from people.access import NotForYou, must_have_joined
from people.actions.photos import remove_photo
from people.models import User
from people.privacy import visible_fields


@require_safe
def person_photo(request: HttpRequest, pk: int) -> HttpResponse:
    """Asked again each time, because the audience may change; unchanged, the answer is 304."""
    viewer = must_have_joined(request.user)
    owner = get_object_or_404(User, pk=pk, closed_at__isnull=True)
    photo = visible_fields(viewer, owner).photo
    if photo is None:
        raise NotForYou
    etag = f'"{hashlib.sha256(str(photo.name).encode()).hexdigest()[:32]}"'
    answer = get_conditional_response(request, etag=etag) or _whole(photo)
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    return answer


@require_POST
def you_photo_removal(request: HttpRequest) -> HttpResponse:
    remove_photo(user=must_have_joined(request.user))
    messages.success(request, _("Your photo is gone."))
    return redirect("you")


def _whole(photo: FieldFile) -> HttpResponse:
    try:
        with photo.open("rb") as file:
            return HttpResponse(file.read(), content_type="image/webp")
    except FileNotFoundError:  # removed or replaced this very moment
        raise NotForYou from None
