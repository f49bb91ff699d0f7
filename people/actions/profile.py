from django.db import transaction

from people.asking import AskedTooOften, note_question, seconds_to_wait
from people.models import User
from people.names import NotOwnName, must_be_own_name
from people.profile_check import NotForAbout, must_be_fit_to_show
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


def describe(*, user: User, about: str, own_child: bool = False) -> bool:
    """The person's own line about themselves; shown to nobody until they choose an audience.

    True when it newly names a child of theirs; `own_child` says that they were asked about that. A line that is
    there already is not judged again. Raises NotForAbout, LineCheckUnavailable.
    """
    line = " ".join(about.split())
    if line == user.about:
        return False
    names_own = must_be_fit_to_show(user, line, own_child=own_child)
    user.about = line
    user.save(update_fields=["about"])
    return names_own


def introduce(*, user: User, display_name: str, about: str, own_child: bool = False) -> bool:
    """Name and line together, both or neither; True when the line newly names a child of theirs.

    Every no may say that a child is called so, so there are only so many in ten minutes.
    Raises NotOwnName, NotForAbout, LineCheckUnavailable, AskedTooOften.
    """
    if wait := seconds_to_wait(user.pk):
        raise AskedTooOften(wait)
    try:
        with transaction.atomic():
            names_own = describe(user=user, about=about, own_child=own_child)
            rename(user=user, display_name=display_name)
            return names_own
    except (NotForAbout, NotOwnName):
        note_question(user.pk)
        raise


def turn_letter_keys(*, user: User, on: bool) -> User:
    """Single letters work as shortcuts on staff pages, or none does (WCAG 2.1.4)."""
    user.letter_keys = on
    user.save(update_fields=["letter_keys"])
    return user


def share_typing(*, user: User, on: bool) -> User:
    """Others read that someone is typing when the person does, or never (PE-44)."""
    user.share_typing = on
    user.save(update_fields=["share_typing"])
    return user


def choose_audiences(*, user: User, photo: str, about: str, last_seen: str) -> User:
    """Who may see the person's photo, about line and last day here."""
    user.photo_audience, user.about_audience, user.last_seen_audience = photo, about, last_seen
    user.save(update_fields=["photo_audience", "about_audience", "last_seen_audience"])
    return user
