"""Questions are counted by all server processes together where there is a Redis, and nobody waits for a lost one."""

import os
import subprocess
import sys

import pytest
from django.core.cache.backends.redis import RedisCache

from people import asking
from tests.architecture.tree import ROOT
from tests.services.ports import free_port
from tests.services.redis import redis

ASK = """
import django
django.setup()
from people.asking import MOST, note_question
for _ in range(MOST // 2):
    note_question(7)
"""


def asks_half_as_often_as_one_may(address: str) -> None:
    env = os.environ | {"REDIS_URL": address, "DJANGO_SETTINGS_MODULE": "classchat.settings"}
    subprocess.run([sys.executable, "-c", ASK], cwd=ROOT, env=env, check=True, timeout=60)


def test_two_processes_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    with redis() as address:
        monkeypatch.setattr(asking, "cache", RedisCache(address, {}))
        asks_half_as_often_as_one_may(address)
        assert asking.seconds_to_wait(7) == 0
        asks_half_as_often_as_one_may(address)
        assert 0 < asking.seconds_to_wait(7) <= asking.WINDOW
        assert asking.seconds_to_wait(8) == 0


def test_a_cache_that_is_away_keeps_nobody_from_talking(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(asking, "cache", RedisCache(f"redis://127.0.0.1:{free_port()}/0", {}))
    asking.note_question(7)
    assert asking.seconds_to_wait(7) == 0
    assert "The number of questions could not be kept" in caplog.text
