"""Who may be signed in as in the demo, and what to try as each (ARCHITECTURE section 7)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from people.models import Contact, User


@dataclass(frozen=True)
class Character:
    """`key` is what the sign-in is sent; `who` and `to_try` are what the card says."""

    key: str
    name: str
    who: Promise
    to_try: Promise

    @property
    def id(self) -> str:
        """Stands in for an account's id where there is none yet."""
        return self.key

    @property
    def display_name(self) -> str:
        return self.name

    def account(self) -> User | None:
        """Their account; a parent's is whichever their letter opened. None before joining."""
        if self in STAFF:
            return User.objects.filter(email=staff_email(self.name)).first()
        contact = self.contact()
        return contact.user if contact else None

    def contact(self) -> Contact | None:
        """The adult the office knows by this name."""
        first, last = self.name.split(" ", 1)
        return (
            Contact.objects.filter(first_name=first, last_name=last, severed_at__isnull=True)
            .select_related("user")
            .first()
        )


def staff_email(name: str) -> str:
    """ "Mrs Adeyemi" signs in as adeyemi@hollybank.example.org."""
    return f"{name.split()[-1].lower()}@hollybank.example.org"


ZOFIA = Character(
    "zofia",
    "Zofia Nowak",
    _("Parent who joins Willow (Y3) today."),
    _("Print her letter as Mrs Osei, or get a code here. Her e-mail is zofia.nowak@example.org."),
)

PARENTS = (
    Character(
        "sam",
        "Sam Ellis",
        _("Parent in Willow (Y3) and Oak (Y4)."),
        _("Give Willow a phone number, 07700 900142, or a child’s name, and see what happens."),
    ),
    Character(
        "hannah",
        "Hannah Clarke",
        _("Class rep, parent in Willow (Y3)."),
        _("Open Willow beside Sam, in a private window, and talk."),
    ),
    Character(
        "dan",
        "Dan Whitmore",
        _("Parent in Willow (Y3)."),
        _("Be reported, as on a phone at night, and read why in your notices."),
    ),
    Character(
        "aisha",
        "Aisha Rahman",
        _("Parent in Willow (Y3)."),
        _("Report what Dan wrote in Willow: two taps. Then look at “My reports”."),
    ),
    Character(
        "kofi",
        "Kofi Mensah",
        _("Parent in Willow (Y3)."),
        _("Switch the network off and on again. The room catches up."),
    ),
    ZOFIA,
    Character(
        "tom",
        "Tom Hargreaves",
        _("Parent in Oak (Y4) only."),
        _("Paste Willow’s address from Sam’s window. There is no such page for Tom."),
    ),
)

STAFF = (
    Character(
        "adeyemi",
        "Mrs Adeyemi",
        _("Teacher of Willow (Y3)."),
        _("Write to the whole class in Willow’s announcements."),
    ),
    Character(
        "bello",
        "Mr Bello",
        _("Teacher of Oak (Y4), second moderator."),
        _("Answer Oak’s parents. Willow is closed to him, but its cases are not."),
    ),
    Character(
        "lowe",
        "Mrs Lowe",
        _("Moderator, looks after Willow and Oak."),
        _("Open Moderate: two reports of one message wait. Press ? for the keys."),
    ),
    Character(
        "kaur",
        "Ms Kaur",
        _("Safeguarding lead."),
        _("One report came straight to her. No moderator finds a trace of it."),
    ),
    Character(
        "holt",
        "Mr Holt",
        _("Deputy safeguarding lead."),
        _("He covers for Ms Kaur and sees what she sees."),
    ),
    Character(
        "penrose",
        "Mr Penrose",
        _("Data-protection officer."),
        _("Read the privacy notice. The talk is closed to him."),
    ),
    Character(
        "osei",
        "Mrs Osei",
        _("School office."),
        _("Import next week’s roll, the file above. Then print a letter for Zofia Nowak."),
    ),
    Character(
        "grant",
        "Mrs Grant",
        _("School office."),
        _("See who has joined in each class, and who has a letter."),
    ),
    Character(
        "lindqvist",
        "Dr Lindqvist",
        _("Headteacher."),
        _("Write to every family in School notices."),
    ),
    Character(
        "young",
        "Mrs Young",
        _("Chair of governors."),
        _("See that the class rooms are closed to governors."),
    ),
)

EVERYBODY = {character.key: character for character in (*PARENTS, *STAFF)}
