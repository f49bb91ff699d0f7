"""/safety, Staying safe online: open to everybody, signed in or not (UX section 6.8)."""

from datetime import datetime, timedelta
from math import ceil

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from people.access import Visitor
from people.models import School, SchoolRole, User
from people.privacy import visible_fields
from people.queries import people_with


@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    """Whom to ring, what to think of before posting, how to report, what can be copied."""
    lead = people_with(SchoolRole.Role.DSL).first()
    page = {
        "school": School.objects.first(),
        "lead": lead,
        "photo": _photo(request.user, lead),
        "days": days_to_a_first_look(),
    }
    return render(request, "people/safety.html", page)


def days_to_a_first_look() -> int:
    """Within how many school days an ordinary report is looked at, from the one setting of answer times (MO-41)."""
    begins, ends = (datetime.combine(datetime.min, time) for time in settings.SCHOOL_DAY)
    return ceil(timedelta(hours=settings.FIRST_LOOK_HOURS["normal"]) / (ends - begins))


def _photo(visitor: Visitor, owner: User | None) -> FieldFile | None:
    """Their photo where this visitor may see it; strangers read the name and initials."""
    if owner is None or isinstance(visitor, AnonymousUser) or visitor.joined_at is None:
        return None
    return visible_fields(visitor, owner).photo
