"""/you/notices: what the school told me (UX section 3)."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from moderation.notices_page import notices_for, told_of
from notices.sending import mark_read
from people.access import must_have_joined

PAGE = 50


@require_GET
@never_cache
def notices(request: HttpRequest) -> HttpResponse:
    """Newest first; what is on the page now is read from then on."""
    user = must_have_joined(request.user)
    page = Paginator(notices_for(user), PAGE).get_page(request.GET.get("page"))
    on_page = list(page.object_list)
    told = told_of(user, on_page)
    mark_read(user_id=user.pk, notice_ids=[notice.pk for notice in on_page])
    return render(request, "moderation/notices.html", {"told": told, "page": page})
