"""What stands on a page of the queue."""

import re

from django.test import Client

from moderation.models import Case


def page(client: Client, tab: str = "open") -> str:
    answer = client.get(f"/staff/queue?tab={tab}")
    assert answer.status_code == 200
    return answer.content.decode()


def shown(html: str) -> list[str]:
    """The numbers of the cases on the page, in its order."""
    return re.findall(r'id="case-([^"]+)"', html)


def row(html: str, case: Case) -> str:
    found = re.search(rf'<a class="case-row" id="case-{case.reference}".*?</a>', html, re.DOTALL)
    assert found is not None
    return found.group()


def counts(html: str) -> dict[str, int]:
    return {tab: int(n) for tab, n in re.findall(r'data-count="(\w+)">(\d+)<', html)}
