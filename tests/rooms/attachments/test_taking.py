"""What becomes of a chosen file: what it is, what is kept of it, and why some are refused."""

import hashlib
import io
import zipfile
import zlib

import pytest
from PIL import Image

from rooms.attachments import errors
from rooms.attachments.errors import MOST_BYTES
from rooms.attachments.formats import format_of
from rooms.attachments.names import named, words_of
from rooms.attachments.pictures import LONGEST, PREVIEW
from rooms.attachments.taking import taken
from tests.people.photos.files import BLUE, CAMERA, RED, exif_of_a_phone, opened, picture, written
from tests.rooms.attachments.files import HEIC, MP4, OLD_WORD, PDF, docx, odt, packed, take


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_pictures_of_four_kinds_are_drawn_anew(kind: str) -> None:
    kept = take(picture(kind), "IMG_2041.jpg")
    content = kept.content.read()
    image = opened(content)
    assert (image.format, image.size) == ("WEBP", (400, 300))
    assert kept.attachment.is_picture
    assert (kept.attachment.width, kept.attachment.height) == (400, 300)
    assert kept.attachment.sha256 == hashlib.sha256(content).hexdigest()
    assert kept.attachment.name == ""  # a photo's own name may say who and when
    red = int(kept.attachment.colour[1:3], 16)
    assert red > 180 and int(kept.attachment.colour[5:7], 16) < 60


def test_nothing_of_the_camera_survives() -> None:
    source = picture(exif=exif_of_a_phone(), comment=b"taken by Sam")
    kept = take(source)
    for part in (kept.content, kept.preview):
        assert part is not None
        content = part.read()
        assert CAMERA.encode() in source and CAMERA.encode() not in content
        assert not dict(opened(content).getexif())
        assert not {"exif", "icc_profile", "xmp", "comment"} & set(opened(content).info)


def test_a_picture_stands_upright_and_no_larger_than_a_screen() -> None:
    half = Image.new("RGB", (4000, 1000), RED)
    half.paste(BLUE, (2000, 0, 4000, 1000))
    kept = take(written(half, "JPEG", exif=exif_of_a_phone(orientation=6)))  # turned right: blue is below
    image = opened(kept.content.read())
    assert image.size == (LONGEST // 4, LONGEST)
    assert image.getpixel((100, 2000))[2] > 150
    assert kept.preview is not None
    assert max(opened(kept.preview.read()).size) == PREVIEW


def test_what_cannot_be_seen_through_is_white() -> None:
    kept = take(written(Image.new("RGBA", (40, 30)), "PNG"))
    assert opened(kept.content.read()).getpixel((5, 5)) == (255, 255, 255)


def test_documents_are_kept_as_they_are() -> None:
    for content, suffix in ((PDF, ".pdf"), (docx(), ".docx"), (odt(), ".odt")):
        kept = take(content, "Trip letter.exe")
        assert kept.attachment.name == f"Trip letter{suffix}"
        assert kept.content.read() == content
        assert kept.attachment.sha256 == hashlib.sha256(content).hexdigest()
        assert not kept.attachment.is_picture


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", errors.NothingInIt),
        (HEIC, errors.ApplePicture),
        (MP4, errors.Video),
        (OLD_WORD, errors.OldOffice),
        (b"MZ\x90\x00 a program", errors.AttachmentRefused),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", errors.AttachmentRefused),
        (b"<!doctype html><script>1</script>", errors.AttachmentRefused),
        (picture()[:400], errors.Damaged),
        (b"\xff\xd8\xff" + bytes(100), errors.Damaged),
        (packed({"notes.txt": b"hello"}), errors.AttachmentRefused),
        (docx()[:-30], errors.Damaged),
        (docx(**{"word/vbaProject.bin": b"x"}), errors.Macros),
        (odt(**{"Basic/script.xml": b"x"}), errors.Macros),
        (docx(**{"xl/macrosheets/sheet1.xml": b"x"}), errors.Macros),
        (docx(**{"word/evil.exe": b"x"}), errors.Macros),
        (docx(**{"word/big.xml": bytes(40_000_000)}), errors.AttachmentRefused),
    ],
)
def test_what_is_not_taken(content: bytes, error: type[errors.AttachmentRefused]) -> None:
    with pytest.raises(errors.AttachmentRefused) as refused:
        take(content, "holiday.jpg")
    assert type(refused.value) is error
    assert refused.value.words


def test_a_small_file_that_opens_into_a_huge_picture_is_not_opened() -> None:
    bomb = bytearray(picture("PNG", size=(10, 10)))
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    bomb[29:33] = zlib.crc32(bytes(bomb[12:29])).to_bytes(4, "big")
    with pytest.raises(errors.TooManyPixels):
        take(bytes(bomb))


def test_a_zip_file_with_a_long_list_of_contents_is_not_read() -> None:
    long = io.BytesIO()
    with zipfile.ZipFile(long, "w") as into:
        for number in range(30_000):
            into.writestr(f"word/{number:06}/{'x' * 30}", b"")
    with pytest.raises(errors.AttachmentRefused):
        format_of(long)


def test_more_than_twenty_megabytes_is_said_in_megabytes() -> None:
    size = MOST_BYTES + 1
    with pytest.raises(errors.TooManyBytes) as refused:
        taken(io.BytesIO(b"%PDF-"), "long.pdf", size)
    assert refused.value.words == "That file is 21 MB. The most is 20 MB."


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Trip letter.pdf", "Trip letter.pdf"),
        ("Trip letter", "Trip letter.pdf"),
        ("letter.pdf.exe", "letter.pdf.pdf"),
        ("..\\..\\windows\\letter.PDF", "letter.pdf"),
        ("/etc/passwd", "passwd.pdf"),
        ("Jane\u202efdp.exe", "Janefdp.pdf"),
        ("a\nb\0c.pdf", "abc.pdf"),
        ('so "quoted": yes?.pdf', "so quoted yes.pdf"),
        (".pdf", "Document.pdf"),
        ("  ", "Document.pdf"),
        ("سفر کا خط.pdf", "سفر کا خط.pdf"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
    ],
)
def test_a_file_gets_a_harmless_name(given: str, name: str) -> None:
    assert named(given, ".pdf") == name


def test_a_name_is_read_as_words() -> None:
    assert words_of("Year_3-trip.v2.pdf") == "Year 3 trip v2"
