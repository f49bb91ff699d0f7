from django.db import transaction
from django.utils import timezone

from audit import trail
from people.models import Audience, RulesAcceptance, User
from people.queries import has_passed_age_check, the_school
from people.signals import person_joined


class MayNotJoinYet(Exception):
    """A screen before this one is not done: `screen` is the name of its page."""

    def __init__(self, screen: str) -> None:
        super().__init__(screen)
        self.screen = screen


def next_screen(user: User) -> str | None:
    """The first joining screen that is not done, as the name of its page; None when all are."""
    if user.joined_at is not None:
        return None
    if not has_passed_age_check(user):
        return "join_not_passed"
    if not user.rules_acceptances.filter(version=the_school().rules_version).exists():
        return "join_rules"
    return "join_privacy"


@transaction.atomic
def accept_rules(*, user: User) -> RulesAcceptance:
    """The person keeps to the rules as they read today. Saying so twice is once."""
    acceptance, _made = RulesAcceptance.objects.get_or_create(user=user, version=the_school().rules_version)
    return acceptance


@transaction.atomic
def finish_joining(
    *,
    user: User,
    display_name: str | None = None,
    photo_audience: str = Audience.NOBODY,
    about_audience: str = Audience.NOBODY,
    last_seen_audience: str = Audience.NOBODY,
) -> User:
    """The person is in: their rooms open. Finishing twice is once. Raises MayNotJoinYet."""
    person = User.objects.select_for_update().get(pk=user.pk)
    if person.joined_at is not None:
        return person
    missing = next_screen(person)
    if missing != "join_privacy":
        raise MayNotJoinYet(missing or "join_rules")
    person.display_name = display_name or person.display_name
    person.photo_audience = photo_audience
    person.about_audience = about_audience
    person.last_seen_audience = last_seen_audience
    person.joined_at = timezone.now()
    person.save()
    trail.record(actor=person, action="people.person.joined", subject=person)
    transaction.on_commit(lambda: person_joined.send(sender=User, user_id=person.pk), robust=True)
    return person
