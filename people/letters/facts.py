"""The one fact that is not printed on the letter: the e-mail on file, or a child's first name (PE-29)."""

import unicodedata

from people.models import Contact
from people.queries import live_guardianships

EMAIL, FORENAME = "email", "forename"


def proven(contact: Contact, *, email: str, child: str) -> str:
    """Which fact the person knows: "email", "forename", or "" for none."""
    if contact.email and contact.email.strip().casefold() == email.strip().casefold():
        return EMAIL
    return FORENAME if plain(child) in _forenames(contact) else ""


def plain(name: str) -> str:
    """A name without accents, case, spaces and hyphens: "Zoë-Mae" is "zoemae"."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in letters if c.isalnum())


def _forenames(contact: Contact) -> set[str]:
    links = live_guardianships().filter(contact=contact).select_related("pupil")
    names = [name for link in links for name in (link.pupil.first_name, link.pupil.preferred_name)]
    return {plain(name) for name in names} - {""}
