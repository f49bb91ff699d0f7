"""The pages for when something is wrong must not need anything that could be wrong too."""

import pytest
from django.template.loader import get_template


@pytest.mark.parametrize("name", ["404.html", "403.html", "500.html"])
def test_error_pages_need_no_context(name: str) -> None:
    """And no database: the test has no access to one."""
    shown = get_template(name).render()
    assert "<h1>" in shown
    assert 'class="btn pri" href="/"' in shown
