"""/staff/days-off: INSET days and holidays, for every class's week and every calendar."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from people.access import must_be_office
from people.actions.days_off import add_day_off, remove_day_off
from people.forms.days_off import DayOffForm
from people.models import DayOff


@require_http_methods(["GET", "POST"])
def days_off(request: HttpRequest) -> HttpResponse:
    """The days to come, and one more."""
    office = must_be_office(request.user)
    form = DayOffForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        add_day_off(actor=office, **form.cleaned_data)
        messages.success(request, _("Every class’s week says so now."))
        return redirect("days_off")
    coming = DayOff.objects.filter(last_day__gte=timezone.localdate())
    page = {"form": form, "coming": coming}
    return render(request, "people/days_off.html", page, status=422 if form.errors else 200)


@require_POST
def day_off_removal(request: HttpRequest, pk: int) -> HttpResponse:
    office = must_be_office(request.user)
    if remove_day_off(actor=office, day_off=get_object_or_404(DayOff, pk=pk)):
        messages.success(request, _("Taken out. There is school then."))
    return redirect("days_off")
