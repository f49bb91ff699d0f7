"""A message's words: what may be in them, and how they become HTML."""

import re
import unicodedata

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from rooms.errors import BadText, EmptyMessage, TooLong

MOST = 4000  # characters

_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"  # letters by name that are drawn as nothing
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_links = MarkdownIt("zero", {"linkify": True}).enable(["linkify", "newline"])
_ATTRIBUTES = {"a": {"href"}}


def checked_body(text: str, *, may_be_empty: bool = False) -> str:
    """The text as it will be stored: line ends unified, blanks around it gone.

    Raises BadText (NUL, lone surrogates), TooLong (over 4,000 characters), EmptyMessage (nothing to see). A picture
    says enough: below one the text `may_be_empty`.
    """
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise BadText
    text = re.sub(r"\r\n?", "\n", text).strip()
    if len(text) > MOST:
        raise TooLong
    if not is_blank(text):
        return text
    if not may_be_empty:
        raise EmptyMessage
    return ""


def is_blank(text: str) -> bool:
    """Whether there is nothing to see in it: blanks, characters without width, marks on nothing."""
    return not any(_is_visible(letter) for letter in text)


def words_in(text: str) -> str:
    """What somebody wrote, for a note or a reason: without blanks around it and what no database keeps.

    Empty when there is nothing to see in it.
    """
    text = _UNSTORABLE.sub("", text).strip()
    return "" if is_blank(text) else text


def render_body(text: str) -> SafeString:
    """Plain words with links; line ends stay (CSS keeps them). No markup a person types ever becomes a tag."""
    html = _links.renderInline(text)
    safe = nh3.clean(
        html,
        tags={"a"},
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )
    return mark_safe(safe)  # noqa: S308 - cleaned in the line above


def _is_visible(letter: str) -> bool:
    if letter.isspace() or letter in _BLANK_LETTERS:
        return False
    return unicodedata.category(letter) not in {"Cf", "Cc", "Mn", "Me", "Zs"}
