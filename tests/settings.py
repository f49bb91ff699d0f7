"""The school's own settings, with throw-away keys and a folder of its own for each test worker.

pytest-django reads settings before any conftest.py, so what the tests need is said here.
"""

import atexit
import os
import re
import shutil
import tempfile
from pathlib import Path

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")

if "CLASSCHAT_TEST_VAR" not in os.environ:
    os.environ["CLASSCHAT_TEST_VAR"] = tempfile.mkdtemp(prefix="classchat-tests-")
    atexit.register(shutil.rmtree, os.environ["CLASSCHAT_TEST_VAR"], ignore_errors=True)
var = Path(os.environ["CLASSCHAT_TEST_VAR"]) / WORKER
(var / "static").mkdir(parents=True, exist_ok=True)  # whitenoise warns where it is missing

os.environ["CLASSCHAT_VAR"] = str(var)
os.environ.setdefault("CLASSCHAT_STATIC_FROM_SOURCE", "1")
os.environ["SECRET_KEY"] = "only-for-tests-" + "0" * 50
os.environ["CASE_KEYS"] = "A" * 43 + "="
if "REDIS_URL" in os.environ:  # one numbered database for each worker: nobody hears another's frames
    number = int(WORKER.removeprefix("gw")) if WORKER.startswith("gw") else 15
    os.environ["REDIS_URL"] = re.sub(r"(:\d+)(/\d*)?$", rf"\1/{number}", os.environ["REDIS_URL"])

from classchat.settings import *  # noqa: E402, F403
from classchat.settings import DATABASES  # noqa: E402

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: sockets and requests open connections of their own, as in a running school.
    DATABASES["default"]["TEST"] = {"NAME": str(var / "test.sqlite3")}
    quick = DATABASES["default"]["OPTIONS"]["init_command"].replace("synchronous=FULL", "synchronous=OFF")
    DATABASES["default"]["OPTIONS"]["init_command"] = quick
else:
    DATABASES["default"]["ENGINE"] = "tests.services.quick_postgres"

from classchat.settings import CHANNEL_LAYERS  # noqa: E402

if "REDIS_URL" in os.environ:  # channels are heard across numbered databases
    CHANNEL_LAYERS["default"].setdefault("CONFIG", {})["prefix"] = f"classchat-{WORKER}"
