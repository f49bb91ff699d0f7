"""Mail the demo sent: it stays in a folder, nothing leaves this machine."""

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

SHOWN = 40
_BETWEEN = re.compile(rb"^-{79}$", re.MULTILINE)  # what Django's file backend writes after each message


@dataclass(frozen=True)
class SentMail:
    to: str
    subject: str
    sent_at: datetime | None
    body: str


def sent_mail(folder: Path) -> list[SentMail]:
    """The newest mails, newest first, at most SHOWN of them."""
    if not folder.is_dir():
        return []
    found = [mail for path in _newest_files(folder) for mail in _mails_in(path)]
    found.sort(key=lambda mail: mail.sent_at.timestamp() if mail.sent_at else 0, reverse=True)
    return found[:SHOWN]


def _newest_files(folder: Path) -> list[Path]:
    """Every file holds one message or more, so the newest files hold the newest mails."""
    return sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)[:SHOWN]


def _mails_in(path: Path) -> list[SentMail]:
    """Newest first: mails of one second keep the order in which they were written."""
    parts = _BETWEEN.split(path.read_bytes())
    return [_as_mail(part.strip()) for part in reversed(parts) if part.strip()]


def _as_mail(text: bytes) -> SentMail:
    message = message_from_bytes(text, policy=policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - policy.default makes no other kind
    plain = message.get_body(preferencelist=("plain",))
    date = message["Date"]
    return SentMail(
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        sent_at=date.datetime if date else None,
        body=plain.get_content().strip() if plain else "",
    )
