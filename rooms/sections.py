"""The headings of the room list: your classes, whole school, last year."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rooms.sync import RoomRow


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    rows: tuple[RoomRow, ...]


def sections_of(rows: list[RoomRow]) -> list[Section]:
    """The sections that have rooms, in their fixed order; rows keep theirs."""
    titles = {"classes": _("Your classes"), "school": _("Whole school"), "last_year": _("Last year")}
    sections = [
        Section(key, title, tuple(row for row in rows if row.section == key)) for key, title in titles.items()
    ]
    return [section for section in sections if section.rows]
