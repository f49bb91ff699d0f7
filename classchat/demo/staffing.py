"""Who works at Hollybank: the cast of ARCHITECTURE section 7 and teachers for the other classes."""

from collections.abc import Iterable
from dataclasses import dataclass

from classchat.demo.characters import staff_email
from people.actions.joining import accept_rules
from people.actions.staff import appoint
from people.models import ClassRole, SchoolClass, SchoolRole, User

School = SchoolRole.Role
InClass = ClassRole.Role


@dataclass(frozen=True)
class Colleague:
    name: str
    roles: tuple[School, ...] = ()
    teaches: str = ""
    moderates: tuple[str, ...] = ()


OFFICE = (Colleague("Mrs Osei", (School.OFFICE,)), Colleague("Mrs Grant", (School.OFFICE,)))
COLLEAGUES = (
    Colleague("Dr Lindqvist", (School.HEAD,)),
    Colleague("Ms Kaur", (School.DSL,)),
    Colleague("Mr Holt", (School.DSL,)),
    Colleague("Mr Penrose", (School.DPO,)),
    Colleague("Mrs Young", (School.GOVERNOR,)),
    Colleague("Mrs Lowe", (School.MODERATOR,), moderates=("Willow", "Oak")),
    Colleague("Miss Hadley", teaches="Holly"),
    Colleague("Mr Fairweather", teaches="Birch"),
    Colleague("Mrs Thornbury", teaches="Acorn"),
    Colleague("Mrs Adeyemi", teaches="Willow"),
    Colleague("Mr Bello", (School.MODERATOR,), teaches="Oak"),
    Colleague("Mr Calloway", teaches="Rowan"),
    Colleague("Mrs Whitlow", teaches="Sycamore"),
)
REPS = (
    ("Hannah Clarke", "hannah.clarke@example.org", "Willow"),
    ("Lorraine Adams", "lorraine.adams@example.org", "Oak"),
    ("Jenny Baker", "jenny.baker@example.org", "Holly"),
    ("Vicky Edwards", "vicky.edwards@example.org", "Sycamore"),
)


def appoint_office() -> User:
    """The office gets its first people, on the school's machine; returns Mrs Osei."""
    return _appoint(OFFICE, actor=None)[0]


def appoint_colleagues(office: User) -> None:
    """Everybody else who works here has roles and classes."""
    _appoint(COLLEAGUES, actor=office)


def appoint_reps(office: User) -> None:
    """Some parents who have joined look after their class's announcements."""
    classes = _classes()
    for name, email, where in REPS:
        appoint(actor=office, email=email, display_name=name, class_roles=[(classes[where], InClass.REP)])


def _appoint(colleagues: Iterable[Colleague], actor: User | None) -> list[User]:
    """Colleagues have their roles, and have read the rules as everybody has."""
    classes = _classes()
    appointed = [
        appoint(
            actor=actor,
            email=staff_email(one.name),
            display_name=one.name,
            roles=one.roles,
            class_roles=_class_roles(one, classes),
        )
        for one in colleagues
    ]
    for user in appointed:
        accept_rules(user=user)
    return appointed


def _class_roles(one: Colleague, classes: dict[str, SchoolClass]) -> list[tuple[SchoolClass, ClassRole.Role]]:
    teaches = [(classes[one.teaches], InClass.TEACHER)] if one.teaches else []
    return teaches + [(classes[name], InClass.MODERATOR) for name in one.moderates]


def _classes() -> dict[str, SchoolClass]:
    return {school_class.name: school_class for school_class in SchoolClass.objects.all()}
