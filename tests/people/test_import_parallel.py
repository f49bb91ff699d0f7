"""Two people in the office press apply at the same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from people.actions.imports import ImportStopped, apply_import
from people.models import ImportRun, Pupil
from tests.people.importing import previewed
from tests.people.roster.files import hollybank

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("previews", [1, 2])
def test_one_of_two_applies_and_the_other_is_told(school, osei, previews):
    runs = [previewed(school, osei, hollybank()) for _ in range(previews)]
    together = threading.Barrier(2)

    def apply(run: ImportRun) -> str:
        try:
            together.wait(timeout=20)
            return apply_import(run=run, actor=osei, expected_digest=run.diff["digest"]).state
        except ImportStopped as stopped:
            return type(stopped).__name__
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=2) as pool:
        ended = sorted(pool.map(apply, [runs[0], runs[-1]]))
    assert ended == ["RunIsOver" if previews == 1 else "StalePreview", "applied"]
    assert Pupil.objects.count() == 5
