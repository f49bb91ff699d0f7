"""Sockets carry cookies from any page that opens them; only our own pages may."""

from typing import Any
from urllib.parse import urlsplit

from channels.security.websocket import WebsocketDenier
from django.conf import settings
from django.http.request import split_domain_port, validate_host


class SameOrigin:
    """Refuses a socket at the handshake (403) unless its Origin names the very host it asks."""

    def __init__(self, application: Any) -> None:
        self.application = application

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> Any:
        if _is_ours(dict(scope["headers"])):
            return await self.application(scope, receive, send)
        return await WebsocketDenier()(scope, receive, send)


def _is_ours(headers: dict[bytes, bytes]) -> bool:
    host = headers.get(b"host", b"").decode("latin1").lower()
    origin = urlsplit(headers.get(b"origin", b"").decode("latin1").lower())
    domain, _port = split_domain_port(host)
    known = validate_host(domain, settings.ALLOWED_HOSTS)
    return known and bool(host) and origin.netloc == host and origin.scheme in ("http", "https")
