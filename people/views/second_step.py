"""Where staff without a code app or passkey land, until they have one (PE-2)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from people.access import must_be_signed_in
from people.second_step import is_done


@require_safe
def second_step(request: HttpRequest) -> HttpResponse:
    must_be_signed_in(request.user)
    if is_done(request):
        return redirect("home")
    return render(request, "people/second_step.html")
