from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from moderation.access import must_look_after_cases
from moderation.next_case import done_by
from moderation.pages import cases_in, fingerprint, queue_context, tab_of


@require_GET
@never_cache
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for this colleague, least time left first."""
    user = must_look_after_cases(request.user)
    done = done_by(user, request.GET.get("done", ""))
    context = queue_context(user, tab_of(request.GET.get("tab")))
    return render(request, "moderation/queue.html", context | {"done": done})


@require_GET
@never_cache
def queue_changes(request: HttpRequest) -> HttpResponse:
    """How the list stands now, in numbers only; 204 when it is still the one with the fingerprint `since`."""
    user = must_look_after_cases(request.user)
    cases = list(cases_in(user, tab_of(request.GET.get("tab"))))
    seen = fingerprint(cases)
    if seen == request.GET.get("since"):
        return HttpResponse(status=204)
    versions = {case.reference: case.version for case in cases}
    return JsonResponse({"seen": seen, "count": len(cases), "versions": versions})
