"""/privacy and /accessibility: open to everybody, before any question (PE-32a)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from people.models import School


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "people/privacy.html", {"school": School.objects.first()})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "people/accessibility.html", {"school": School.objects.first()})
