"""What every page's frame shows: the school, the person, which doors they have."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from people import queries
from people.models import School, SchoolRole, User


@dataclass(frozen=True)
class Navigation:
    school: School | None
    person: User | None
    staff: bool
    office: bool


def navigation(request: HttpRequest) -> dict[str, Any]:
    """`nav`, asked from the database only when a template uses it."""
    return {"nav": SimpleLazyObject(lambda: _navigation(request))}


def _navigation(request: HttpRequest) -> Navigation:
    user = getattr(request, "user", None)
    school = School.objects.filter(pk=1).first()
    if not isinstance(user, User) and not (user and user.is_authenticated):
        return Navigation(school, None, staff=False, office=False)
    roles = queries.school_roles_of(user)
    return Navigation(school, user, staff=bool(roles), office=SchoolRole.Role.OFFICE in roles)
