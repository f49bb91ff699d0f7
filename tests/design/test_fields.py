"""A field, its label, its hint and its errors belong together for every reader."""

import re

import pytest
from django import forms
from django.template import Context, Template

CHOICES = [("nobody", "Nobody"), ("all", "Everybody")]


class Sample(forms.Form):
    email = forms.EmailField(label="Your e-mail", help_text="The one the school has.")
    audience = forms.ChoiceField(label="Photo", choices=CHOICES, widget=forms.RadioSelect)
    typing = forms.BooleanField(label="Typing", help_text="Off hides it.", required=False)


def show(name: str, form: forms.Form, options: str = "") -> str:
    template = Template(f"{{% load ui %}}{{% field form.{name} {options} %}}")
    return template.render(Context({"form": form}))


def test_a_hint_is_read_with_its_field() -> None:
    shown = show("email", Sample())
    assert '<label for="id_email">Your e-mail</label>' in shown
    assert 'aria-describedby="id_email-hint"' in shown
    assert 'id="id_email-hint"' in shown
    assert "aria-invalid" not in shown


def test_an_error_is_read_with_its_field() -> None:
    shown = show("email", Sample({"email": "sam.ellis@"}))
    assert 'aria-describedby="id_email-hint id_email-error"' in shown
    assert 'aria-invalid="true"' in shown
    assert re.search(r'<p class="errmsg" id="id_email-error">.*Enter a valid email', shown, re.DOTALL)


def test_extra_words_become_attributes() -> None:
    shown = show("email", Sample(), 'label="E-mail" autocomplete="email" data_kind="home" class="wide"')
    assert ">E-mail</label>" in shown
    assert 'autocomplete="email"' in shown
    assert 'data-kind="home"' in shown
    assert 'class="in wide"' in shown


@pytest.mark.parametrize(("look", "class_name"), [("seg", "seg"), ("cards", "rad"), ("", "rad")])
def test_radios_are_a_named_group(look: str, class_name: str) -> None:
    shown = show("audience", Sample({"audience": "nobody"}), f'look="{look}"')
    assert "<fieldset" in shown
    assert "Photo</legend>" in shown
    assert f'<div class="{class_name}">' in shown
    assert shown.count('type="radio"') == 2
    assert shown.count("checked") == 1


def test_a_switch_is_a_checkbox_that_says_it_is_one() -> None:
    shown = show("typing", Sample({"typing": "on"}), 'look="switch"')
    assert 'role="switch"' in shown
    assert 'class="sw"' in shown
    assert shown.count("Off hides it.") == 1


def test_the_summary_leads_to_each_field() -> None:
    form = Sample({"email": "sam.ellis@"})
    shown = Template('{% include "classchat/_form_errors.html" %}').render(Context({"form": form}))
    assert '<a href="#id_email">' in shown
    assert '<a href="#id_audience">' in shown
    assert "2 things need another look" in shown


def test_a_good_form_has_no_summary() -> None:
    shown = Template('{% include "classchat/_form_errors.html" %}').render(Context({"form": Sample()}))
    assert shown.strip() == ""
