"""What every page's frame shows: the school, the person, which doors they have, what is new for them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject, cached_property

from moderation.audit_page import Kind, kinds_for
from moderation.figures import may_read_figures
from moderation.models import Case
from moderation.notices_page import unread_for
from people import queries
from people.models import School, SchoolRole, User


@dataclass(frozen=True)
class Navigation:
    """The counts and the doors beyond the office's are asked for when a template draws them."""

    school: School | None
    person: User | None
    staff: bool
    office: bool

    @cached_property
    def moderates(self) -> bool:
        """Whether the person has a queue, however empty it is for them."""
        return self.person is not None and Case.objects.has_queue(self.person)

    @cached_property
    def cases_to_do(self) -> int:
        """How many cases wait that this person may know of."""
        return Case.objects.visible_to(self.person).to_do().count() if self.person else 0

    @cached_property
    def unread_notices(self) -> int:
        return unread_for(self.person) if self.person else 0

    @cached_property
    def settings(self) -> bool:
        """Whether the person decides about the school's settings."""
        deciders = {SchoolRole.Role.OFFICE, SchoolRole.Role.HEAD}
        return self.person is not None and bool(queries.school_roles_of(self.person) & deciders)

    @cached_property
    def figures(self) -> bool:
        """Whether the person reads how often the check came up."""
        return self.person is not None and may_read_figures(self.person)

    @cached_property
    def audit_kinds(self) -> list[Kind]:
        """What of the audit the person may read; empty when its page is not there for them."""
        return kinds_for(self.person) if self.person else []


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
