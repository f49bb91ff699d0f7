"""One partial, two doors: a page of its own without script, or the same HTML as JSON for the sheet in a room."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from people.middleware import wants_json


def sheet(
    request: HttpRequest,
    partial: str,
    context: dict[str, Any],
    *,
    status: int = 200,
    said: dict[str, Any] | None = None,
    headers: dict[str, str] | None = None,
) -> HttpResponse:
    """`templates/moderation/<partial>.html` inside the report page, or as {"html": …} with what else is `said`."""
    template = f"moderation/{partial}.html"
    if not wants_json(request):
        page = context | {"partial": template}
        answer = render(request, "moderation/report.html", page, status=status)
        for name, value in (headers or {}).items():
            answer[name] = value
        return answer
    html = render_to_string(template, context, request).strip()
    return JsonResponse({"html": html} | (said or {}), status=status, headers=headers)
