"""Why a file cannot be taken; each knows its answer on the wire, in words for whoever chose the file."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST_BYTES = 20 * 1024 * 1024


class AttachmentRefused(Exception):
    """This file is not taken. `status` and `reason` are the wire's."""

    status = 422
    reason = "not_taken"
    says: Promise | str = gettext_lazy(
        "That kind of file can’t be sent here. Pictures, PDFs and office documents can."
    )

    @property
    def words(self) -> str:
        return str(self.says)


class TooManyBytes(AttachmentRefused):
    """Larger than `MOST_BYTES`; `size` in bytes."""

    status, reason = 413, "too_big"

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size

    @property
    def words(self) -> str:
        mega = 1024 * 1024
        size = -(-self.size // mega)  # rounded up: 20.4 MB is not "20 MB. The most is 20 MB."
        return _("That file is %(size)s MB. The most is %(most)s MB.") % {
            "size": size,
            "most": MOST_BYTES // mega,
        }


class NothingInIt(AttachmentRefused):
    reason, says = "empty", gettext_lazy("There’s nothing in that file.")


class TooManyPixels(AttachmentRefused):
    """A huge photo, or a small file that opens into one."""

    reason = "too_large"
    says = gettext_lazy("That picture is too large to open. Make it smaller, or send a screenshot of it.")


class Damaged(AttachmentRefused):
    reason, says = "damaged", gettext_lazy("We can’t open that file. It may be damaged.")


class ApplePicture(AttachmentRefused):
    """HEIC: no library here draws it."""

    reason = "heic"
    says = gettext_lazy(
        "We can’t open that kind of picture (HEIC). Choose it from your phone’s photos, or send a screenshot of it."
    )


class Video(AttachmentRefused):
    reason, says = "video", gettext_lazy("Videos can’t be sent here.")


class OldOffice(AttachmentRefused):
    reason = "old_office"
    says = gettext_lazy("That’s an older kind of office document. Save it as a PDF, then send that.")


class Macros(AttachmentRefused):
    """A document that brings programs."""

    reason = "macros"
    says = gettext_lazy("That document has small programs in it (macros). Save it as a PDF, then send that.")


class Unsafe(AttachmentRefused):
    """The virus scanner knows it."""

    reason = "unsafe"
    says = gettext_lazy("We found something unsafe in that file, so it wasn’t sent.")


class ScannerAway(AttachmentRefused):
    """The school checks files for viruses, and cannot just now: nothing is taken unchecked."""

    status, reason = 503, "no_scanner"
    says = gettext_lazy(
        "We can’t check files for viruses just now, so none can be sent. Try again in a few minutes."
    )


class TooManyBrought(AttachmentRefused):
    """So many files wait for a message that this person sends some of them first."""

    status, reason = 429, "too_many"
    says = gettext_lazy("That’s a lot of files at once. Send some of them first.")


class TooMuchToday(AttachmentRefused):
    """So much for one day that one person could fill the school’s disk."""

    status, reason = 429, "too_much"
    says = gettext_lazy("That’s a lot of files for one day. Send the rest tomorrow.")


class Gone(AttachmentRefused):
    """A message took it, or none did in time."""

    reason, says = "files_gone", gettext_lazy("A picture or file isn’t here any more. Choose it again.")


class TooManyAtOnce(AttachmentRefused):
    reason, says = "too_many_files", gettext_lazy("The most is 10 pictures and files in one message.")


class AltTooLong(AttachmentRefused):
    reason, says = "alt_too_long", gettext_lazy("That description is too long. The most is 300 characters.")
