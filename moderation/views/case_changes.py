"""What happened to an open case meanwhile: /cases/C-00421/changes."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from moderation.access import case_for, must_look_after_cases
from moderation.case_news import news_for
from moderation.case_page import CasePage


@require_GET
@never_cache
def case_changes(request: HttpRequest, reference: str) -> HttpResponse:
    """Its head as it is now, and who changed what; 204 while it is still the version `since`."""
    user = must_look_after_cases(request.user)
    case = case_for(user, reference)
    if str(case.version) == request.GET.get("since"):
        return HttpResponse(status=204)
    context = {"page": CasePage(case, user, []), "case": case, "letter_keys": user.letter_keys}
    head = render_to_string("moderation/_case_head.html", context, request)
    return JsonResponse({"version": case.version, "words": news_for(user, case), "head": head})
