import socket
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from classchat.asgi import application
from classchat.serving import server
from classchat.warming import get_ready
from classchat.worker import work

BACKLOG = 4096  # a whole school reconnects at once after a restart


class Command(BaseCommand):
    help = "Serve pages and sockets, with the worker in the same process."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--no-worker", action="store_true", help="the worker runs elsewhere (manage.py work)"
        )
        parser.add_argument(
            "--proxy-headers", action="store_true", help="trust X-Forwarded-For of the proxy in front"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        _must_be_free(host, port)
        stop = threading.Event()
        worker = threading.Thread(target=work, args=(stop,), name="worker", daemon=True)
        if not options["no_worker"]:
            worker.start()
        threading.Thread(target=get_ready, name="get ready", daemon=True).start()
        interface = host.replace(":", r"\:")
        server(
            application=application,
            endpoints=[f"tcp:port={port}:interface={interface}:backlog={BACKLOG}"],
            server_name="classchat",
            proxy_forwarded_address_header="X-Forwarded-For" if options["proxy_headers"] else None,
            proxy_forwarded_proto_header="X-Forwarded-Proto" if options["proxy_headers"] else None,
        ).run()
        stop.set()


def _must_be_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(f"Port {port} on {host} can’t be used: {error.strerror}.") from error
