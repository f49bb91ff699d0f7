"""Addresses of pages: whatever they hold is not the author's words."""

import re

LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]+")
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")


def without_links(text: str) -> str:
    """The same length, with links and mail addresses as blanks."""
    if "www." in text or "http" in text:
        text = LINK.sub(blank, text)
    return MAIL.sub(blank, text) if "@" in text else text


def blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
