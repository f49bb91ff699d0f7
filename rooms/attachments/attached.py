"""How a message shows its pictures and files, and what stands for them where there is only room for words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rooms.attachments.names import words_of as words_of_name
from rooms.attachments.queries import attachments_of
from rooms.models import Attachment, Message


@dataclass(frozen=True)
class FileLine:
    """A file as a line: its kind in a few `letters`, its name without them, and `facts` such as "PDF, 184 KB"."""

    file: Attachment
    letters: str
    title: str
    facts: str


@dataclass(frozen=True)
class Attached:
    """`words` stand for all of it in a quote, a list or a copy."""

    pictures: list[Attachment]
    files: list[FileLine]
    locked: int
    words: str


def attached_to(message: Message) -> Attached | None:
    """None for a message without any."""
    everything = attachments_of(message)
    if not everything:
        return None
    shown = [one for one in everything if one.locked_at is None]
    return Attached(
        pictures=[one for one in shown if one.is_picture],
        files=[line_of(one) for one in shown if not one.is_picture],
        locked=len(everything) - len(shown),
        words=_words(everything),
    )


def line_of(file: Attachment) -> FileLine:
    """With whether it was checked for viruses: nobody is told it was where the school has no scanner."""
    title, _dot, letters = file.name.rpartition(".")
    letters = letters.upper()
    what = _("%(kind)s, %(size)s.") % {"kind": letters, "size": size_words(file.size)}
    checked = _("Checked for viruses.") if file.virus_checked_at else _("Not checked for viruses.")
    return FileLine(file, letters, title, f"{what} {checked}")


def size_words(size: int) -> str:
    """Bytes as "184 KB" or "3.2 MB"."""
    kilo = max(1, round(size / 1024))
    return f"{kilo} KB" if kilo < 1000 else f"{size / 1024 / 1024:.1f} MB"


def words_for(message: Message) -> str:
    """What stands for its pictures and files where nothing was written with them; empty where it has none."""
    everything = attachments_of(message)
    return _words(everything) if everything else ""


def words_of_attached(message: Message) -> str:
    """The same of a stored message."""
    return words_beside(attachments_of(message))


def words_beside(attachments: list[Attachment]) -> str:
    """What can be read beside the words of a message: descriptions and names of files, one on a line (GU-3)."""
    return "\n".join(filter(None, [one.alt or words_of_name(one.name) for one in attachments]))


def _words(everything: list[Attachment]) -> str:
    first = everything[0]
    if len(everything) > 1:
        return _several(everything)
    if not first.is_picture:
        return _("File: %(name)s") % {"name": first.name}
    if first.alt and first.locked_at is None:
        return _("Picture: %(alt)s") % {"alt": first.alt}
    return _("Picture without a description")


def _several(everything: list[Attachment]) -> str:
    count = len(everything)
    if all(one.is_picture for one in everything):
        return ngettext("%(n)s picture", "%(n)s pictures", count) % {"n": count}
    return ngettext("%(n)s file", "%(n)s files", count) % {"n": count}
