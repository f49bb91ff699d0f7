import os
from datetime import timedelta

import pytest
from django.utils import timezone

from people import uploads
from people.actions.import_tidying import forget_imports
from people.actions.imports import RunIsOver, apply_import
from people.models import ImportRun, Pupil
from tests.people.importing import imported, previewed
from tests.people.roster.files import hollybank

pytestmark = pytest.mark.django_db


def age(run: ImportRun, settings, **time: int) -> None:
    """As if the run and its file had lain there for so long."""
    then = timezone.now() - timedelta(**time)
    ImportRun.objects.filter(pk=run.pk).update(uploaded_at=then)
    path = settings.VAR_DIR / "uploads" / run.sha256
    if path.exists():
        os.utime(path, (then.timestamp(), then.timestamp()))


def test_a_preview_nobody_applied_runs_out_after_seven_days(school, osei, settings):
    run = previewed(school, osei, hollybank())
    age(run, settings, days=7, minutes=1)
    forget_imports()
    run.refresh_from_db()
    assert (run.state, run.diff) == ("expired", {})
    with pytest.raises(uploads.UploadGone):
        uploads.kept(run.sha256)
    with pytest.raises(RunIsOver):
        apply_import(run=run, actor=osei, expected_digest="")
    assert Pupil.objects.count() == 0


def test_a_younger_preview_stays(school, osei, settings):
    run = previewed(school, osei, hollybank())
    age(run, settings, days=6, hours=23)
    assert forget_imports() == 0
    assert apply_import(run=run, actor=osei, expected_digest=run.diff["digest"]).state == "applied"


def test_of_an_applied_import_counts_and_digest_stay_and_no_name(school, osei, settings):
    run = imported(school, osei, hollybank())
    assert "Ellis" in str(run.diff)
    age(run, settings, days=8)
    assert forget_imports() == 1
    run.refresh_from_db()
    assert run.diff == {}
    assert run.counts["added"] == 5
    assert len(run.sha256) == 64
    assert run.state == "applied"
    assert "Ellis" not in str(ImportRun.objects.values())
