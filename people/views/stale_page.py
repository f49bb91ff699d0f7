"""A page from before the last sign-in, by its token: for scripts a reason to fetch the page again."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.csrf import csrf_failure

from people.middleware import wants_json


def stale_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"reason": "stale_page"}, status=403)
    return csrf_failure(request, reason=reason)
