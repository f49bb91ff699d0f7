"""The pages for when something is wrong must not need anything that could be wrong too."""

import pytest
from django.template.loader import get_template
from django.test import Client


@pytest.mark.parametrize("name", ["404.html", "403.html", "403_csrf.html", "500.html"])
def test_error_pages_need_no_context(name: str) -> None:
    """And no database: the test has no access to one."""
    shown = get_template(name).render()
    assert "<h1>" in shown
    assert 'class="btn pri" href="/"' in shown


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/sign-in", "/join", "/you", "/sign-out"])
def test_a_page_that_was_open_too_long_says_so(address: str) -> None:
    answer = Client(enforce_csrf_checks=True).post(address, {"csrfmiddlewaretoken": "x" * 64})
    words = answer.content.decode()
    assert answer.status_code == 403
    assert "This page was open too long" in words and 'id="main"' in words
    assert "CSRF" not in words
