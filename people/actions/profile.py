from django.db import transaction

from people.models import User
from people.names import must_be_own_name
from people.signals import person_renamed


@transaction.atomic
def rename(*, user: User, display_name: str) -> User:
    """The person shows this name from now on. Raises NotOwnName."""
    name = must_be_own_name(user, display_name)
    if name == user.display_name:
        return user
    user.display_name = name
    user.save(update_fields=["display_name"])
    transaction.on_commit(lambda: person_renamed.send(sender=User, user_id=user.pk), robust=True)
    return user


def describe(*, user: User, about: str) -> User:
    """The person's own line about themselves; shown to nobody until they choose an audience."""
    user.about = " ".join(about.split())
    user.save(update_fields=["about"])
    return user


def turn_letter_keys(*, user: User, on: bool) -> User:
    """Single letters work as shortcuts on staff pages, or none does (WCAG 2.1.4)."""
    user.letter_keys = on
    user.save(update_fields=["letter_keys"])
    return user


def choose_audiences(*, user: User, photo: str, about: str, last_seen: str) -> User:
    """Who may see the person's photo, about line and last day here."""
    user.photo_audience, user.about_audience, user.last_seen_audience = photo, about, last_seen
    user.save(update_fields=["photo_audience", "about_audience", "last_seen_audience"])
    return user
