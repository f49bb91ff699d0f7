"""What a reply shows of its original, filled in the way the browser does it (rooms/static/rooms/quotes.js)."""

import re
from html import unescape

_QUOTE = re.compile(r'<(a|p) class="quote.*?</\1>', re.DOTALL)
UNKNOWN = "An earlier message"


def filled(rows: dict[int, str]) -> dict[int, str]:
    """Rows as they came over the wire, each reply with its quote behind it."""
    return {key: _with(html, _quoted(html, rows)) for key, html in rows.items()}


def drawn(rows: dict[int, str]) -> dict[int, str]:
    """Rows as a page draws them, each quote moved behind its reply."""
    return {key: _with(_QUOTE.sub("", html), _drawn(html)) for key, html in rows.items()}


def quote_in(html: str) -> str:
    """ "Dan Whitmore | Line 1", as it stands in the row of a page; empty for no reply."""
    return _drawn(html)


def _with(html: str, quote: str) -> str:
    return f"{html}\n{quote}" if quote else html


def _drawn(html: str) -> str:
    found = _QUOTE.search(html)
    if not found:
        return ""
    pieces = re.findall(r"<bdi>(.*?)</bdi></b><span[^>]*>(.*?)</span>", found[0], re.DOTALL)
    return " | ".join(_text(piece) for piece in pieces[0]) if pieces else _text(found[0])


def _quoted(html: str, rows: dict[int, str]) -> str:
    reply_to = re.search(r'data-reply-to="(\d+)"', html)
    if not reply_to:
        return ""
    original = rows.get(int(reply_to[1]))
    if original is None:
        return UNKNOWN
    name = re.search(r'class="who.*?<bdi>(.*?)</bdi>', original, re.DOTALL)
    words = re.search(r'<div class="body[^>]* data-says="([^"]*)"', original) or re.search(
        r'<div class="body[^>]*>(.*?)</div>', original, re.DOTALL
    )
    assert name and words
    return f"{_text(name[1])} | {_text(words[1])[:120]}"


def _text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())
