import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from classchat.worker import work


class Command(BaseCommand):
    help = "Run the worker alone: repairs and tidying, until it is told to stop."

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        work(stop)
