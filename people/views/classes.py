"""/staff/classes: how far each class has come, and who belongs to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from people import queries
from people.access import must_be_office
from people.class_lists import classes_in_brief, members_of, passed_age_check
from people.letters import overview
from people.models import OfficeTask


@require_safe
def classes(request: HttpRequest) -> HttpResponse:
    must_be_office(request.user)
    tasks = queries.open_office_tasks()
    asked = tasks.filter(kind=OfficeTask.Kind.RIGHTS_UNKNOWN)
    unknown = [task.contact for task in asked if task.contact]
    in_question = queries.classes_in_question(one.pk for one in unknown)
    context = {
        "classes": classes_in_brief(),
        "tasks": tasks.exclude(kind=OfficeTask.Kind.RIGHTS_UNKNOWN),
        "unknown": [(one, in_question.get(one.pk, [])) for one in unknown],
    }
    return render(request, "people/classes.html", context)


@require_safe
def school_class(request: HttpRequest, pk: int) -> HttpResponse:
    must_be_office(request.user)
    chosen = get_object_or_404(queries.live_classes(), pk=pk)
    adults = overview.adults_of(chosen)
    context = {
        "chosen": chosen,
        "families": overview.families_of_classes().get(chosen.pk),
        "staff": members_of(chosen),
        "adults": adults,
        "passed": passed_age_check(adult.contact.user_id for adult in adults),
    }
    return render(request, "people/class.html", context)
