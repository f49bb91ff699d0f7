from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from audit import trail
from people.actions.age import check_age
from people.age.adapter import Ground
from people.models import ClassRole, SchoolClass, SchoolRole, User
from people.queries import AGE_TO_JOIN, current_roles, has_passed_age_check
from people.signals import links_changed


@transaction.atomic
def appoint(
    *,
    actor: User | None,
    email: str,
    display_name: str,
    roles: Iterable[SchoolRole.Role] = (),
    class_roles: Iterable[tuple[SchoolClass, ClassRole.Role]] = (),
) -> User:
    """A colleague has these roles from now on, and an account to use them. Appointing again adds what is new.

    The school knows its staff in person, which is the age check. `actor` is None on the school's machine.
    A class rep is a parent who joined by letter: raises User.DoesNotExist when nobody joined with `email`.
    """
    roles, class_roles = list(roles), list(class_roles)
    if roles or any(role != ClassRole.Role.REP for _class, role in class_roles):
        user = _colleague(email.strip().lower(), display_name, actor)
    else:
        user = User.objects.get(email=email.strip().lower())
    given: list[str] = [role for role in roles if _give_school_role(user, role)]
    given += [role for school_class, role in class_roles if _give_class_role(user, school_class, role)]
    if given:
        trail.record(
            actor=actor,
            action="people.staff.appointed",
            subject=user,
            facts={"roles": sorted(str(role) for role in given)},
        )
    user_ids = {user.pk}
    transaction.on_commit(lambda: links_changed.send(sender=User, user_ids=user_ids), robust=True)
    return user


def _colleague(email: str, display_name: str, actor: User | None) -> User:
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(display_name=display_name, email=email)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    if not has_passed_age_check(user):
        ground = Ground(threshold=AGE_TO_JOIN, seen_in_person=True, seen_by=actor)
        check_age(user=user, adapter_id="id-in-person", ground=ground, actor=actor)
    if user.joined_at is None:
        user.joined_at = timezone.now()
        user.save(update_fields=["joined_at"])
    return user


def _give_school_role(user: User, role: SchoolRole.Role) -> bool:
    if SchoolRole.objects.filter(current_roles(), user=user, role=role).exists():
        return False
    SchoolRole.objects.create(user=user, role=role)
    return True


def _give_class_role(user: User, school_class: SchoolClass, role: ClassRole.Role) -> bool:
    if ClassRole.objects.filter(current_roles(), user=user, school_class=school_class, role=role).exists():
        return False
    ClassRole.objects.create(user=user, school_class=school_class, role=role)
    return True
