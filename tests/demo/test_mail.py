import os
from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection, send_mail
from django.test import Client
from pytest_django import Settings

from classchat.demo.mail import SHOWN, sent_mail


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.DEMO = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return tmp_path / "mail"


def _send(subject: str, body: str = "Hello", to: str = "zofia.nowak@example.org") -> None:
    send_mail(subject, body, "chat@hollybank.example.org", [to])


def _age(folder: Path, subject: str, seconds: int) -> None:
    """Make a mail older than it is."""
    for path in folder.glob("*.log"):
        if f"Subject: {subject}" in path.read_text():
            written = path.stat().st_mtime - seconds
            os.utime(path, (written, written))


def test_a_code_is_readable(client: Client, folder: Path, db: None) -> None:
    _send("Your code", "Your code is 481920.\nIt lasts 15 minutes – Hollybank’s chat.")
    page = client.get("/demo/mail").content.decode()
    assert "481920" in page
    assert "Hollybank’s chat" in page
    assert "zofia.nowak@example.org" in page


def test_without_mail_the_page_says_so(client: Client, folder: Path, db: None) -> None:
    assert "No mail yet" in client.get("/demo/mail").content.decode()


def test_the_newest_comes_first(folder: Path) -> None:
    _send("Older")
    _age(folder, "Older", 60)
    _send("Newer")
    assert [mail.subject for mail in sent_mail(folder)] == ["Newer", "Older"]


def test_one_file_may_hold_several(folder: Path) -> None:
    with get_connection() as connection:
        for subject in ("First", "Second"):
            EmailMultiAlternatives(subject, "Hi", to=["sam.ellis@example.org"], connection=connection).send()
    assert [mail.subject for mail in sent_mail(folder)] == ["Second", "First"]


def test_the_text_is_shown_and_not_the_html(folder: Path) -> None:
    mail = EmailMultiAlternatives("Both", "In words", to=["sam.ellis@example.org"])
    mail.attach_alternative("<p>In tags</p>", "text/html")
    mail.send()
    assert sent_mail(folder)[0].body == "In words"


def test_a_line_of_dashes_in_a_mail_is_part_of_it(folder: Path) -> None:
    _send("Dashes", "above\n--\nbelow")
    assert sent_mail(folder)[0].body == "above\n--\nbelow"


def test_words_in_mail_cannot_become_markup(client: Client, folder: Path, db: None) -> None:
    _send("Tags", "<script>alert(1)</script>")
    assert "<script>alert" not in client.get("/demo/mail").content.decode()


def test_a_long_list_ends(folder: Path) -> None:
    for number in range(SHOWN + 5):
        _send(f"Mail {number}")
    assert len(sent_mail(folder)) == SHOWN
