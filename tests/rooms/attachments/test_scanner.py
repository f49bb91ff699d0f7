"""The school's virus scanner: asked where there is one, and nothing is taken while it is away."""

import io
import socket

import pytest
from pytest_django import Settings

from rooms.attachments.errors import ScannerAway, Unsafe
from rooms.attachments.scanner import scanned
from tests.people.photos.files import picture
from tests.rooms.attachments.clamd import VIRUS, clamd
from tests.rooms.attachments.files import PDF, take


def test_the_whole_file_is_looked_at_before_it_is_drawn(settings: Settings) -> None:
    original = picture(size=(900, 700), colour=(9, 9, 9)) + b"behind the picture"
    with clamd() as server:
        settings.CLAMAV = server.place
        kept = take(original)
    assert server.heard == [original]
    assert kept.attachment.virus_checked_at is not None


def test_a_long_file_goes_in_pieces(settings: Settings) -> None:
    content = PDF + bytes(300_000)
    with clamd() as server:
        settings.CLAMAV = server.place
        assert scanned(io.BytesIO(content)) is not None
    assert server.heard == [content]


def test_what_it_knows_is_refused(settings: Settings) -> None:
    with clamd() as server:
        settings.CLAMAV = server.place
        with pytest.raises(Unsafe):
            take(PDF + VIRUS)


def test_without_a_scanner_nobody_claims_there_is_one(settings: Settings) -> None:
    settings.CLAMAV = ""
    assert take(PDF + VIRUS).attachment.virus_checked_at is None


@pytest.mark.parametrize(
    "says", [b"INSTREAM size limit exceeded. ERROR\0", b"stream: Can't allocate ERROR\0", b""]
)
def test_what_it_cannot_tell_is_not_taken(settings: Settings, says: bytes) -> None:
    with clamd(says) as server:
        settings.CLAMAV = server.place
        with pytest.raises(ScannerAway):
            take(PDF)


def test_nothing_is_taken_while_it_is_away(settings: Settings) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings.CLAMAV = f"127.0.0.1:{nobody.getsockname()[1]}"
        with pytest.raises(ScannerAway):
            take(PDF)
    settings.CLAMAV = "unix:/nowhere/clamd.ctl"
    with pytest.raises(ScannerAway):
        take(PDF)
