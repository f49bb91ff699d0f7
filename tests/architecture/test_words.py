"""Every word that a person sees can be translated."""

import re

import pytest

from tests.architecture.tree import of, short

SPOKEN_ATTRIBUTES = ("alt", "title", "placeholder", "aria-label", "aria-description")
NOT_SPOKEN = [
    r"{% comment .*?%}.*?{% endcomment %}|{#.*?#}|<!--.*?-->",
    r"{% block \w*(?:class|role|attrs|_to) %}.*?{% endblock %}",  # these blocks fill attributes
    r"{% blocktrans(late)?\b.*?{% endblocktrans(late)? %}",
    r"{%.*?%}|{{.*?}}",
    r"<(script|style|svg)\b.*?</\1>",
]
NAMES = {"ClassChat"}


def untranslated(markup: str) -> list[str]:
    """Words between tags and in spoken attributes that no translate tag holds."""
    for pattern in NOT_SPOKEN:
        markup = re.sub(pattern, " ", markup, flags=re.DOTALL)
    spoken = re.findall(rf'\s(?:{"|".join(SPOKEN_ATTRIBUTES)})="([^"]*)"', markup)
    between = re.sub(r"<[^>]*>", " ", markup)
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"&\w+;", " ", " ".join([between, *spoken])))
    return [word for word in words if word not in NAMES]


@pytest.mark.parametrize("path", of(".html"), ids=short)
def test_templates_translate_every_word(path: object) -> None:
    assert untranslated(path.read_text()) == []  # type: ignore[attr-defined]


def test_a_bare_word_is_seen() -> None:
    assert untranslated("<p>Hello</p>") == ["Hello"]
    assert untranslated('<input placeholder="Your e-mail">') == ["Your", "mail"]
    assert untranslated('<p title="{% translate "Hello" %}">{% translate "Hello" %} {{ name }}</p>') == []
