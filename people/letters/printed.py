"""Everything that is printed on one adult's page: no child's name, no e-mail (PE-27)."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from people.actions.invitations import IssuedLetter
from people.letters import codes
from people.letters.qr import Square, square
from people.queries import classes_of_contact, the_school


@dataclass(frozen=True)
class PrintedLetter:
    name: str
    first_name: str
    classes: list[str]
    class_names: list[str]
    code: str
    site: str
    typed_address: str
    square: Square
    printed_on: date
    last_day: date


def printed(letter: IssuedLetter) -> PrintedLetter:
    classes = list(classes_of_contact(letter.contact))
    school = the_school().name  # a child may be between two classes
    address = settings.ORIGIN + reverse("join")
    return PrintedLetter(
        name=letter.contact.full_name,
        first_name=letter.contact.first_name,
        classes=[str(school_class) for school_class in classes] or [school],
        class_names=[school_class.name for school_class in classes] or [school],
        code=codes.grouped(letter.code),
        site=urlsplit(settings.ORIGIN).netloc,
        typed_address=address.split("://", 1)[1],
        square=square(f"{address}#{letter.code}"),
        printed_on=timezone.localdate(),
        last_day=letter.invitation.last_day,
    )
