"""The demo's door: only on this machine, only when switched on. Anybody else finds no such page."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

P = ParamSpec("P")

_LOOPBACK = {"127.0.0.1", "::1"}
_HERE = {"localhost", "127.0.0.1"}
# Any of these means that somebody else's request was passed on to us by a proxy on this machine.
_PASSED_ON = {"forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip"}


def demo_only(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let a view answer only where `is_open` says so. Raises Http404."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not is_open(request):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def is_open(request: HttpRequest) -> bool:
    """CLASSCHAT_DEMO is on, the peer is this machine, the address is localhost, and nobody passed it on."""
    return (
        settings.DEMO
        and request.META.get("REMOTE_ADDR") in _LOOPBACK
        and _host_name(request) in _HERE
        and not any(_tells_of_a_proxy(name) for name in request.headers)
    )


def _host_name(request: HttpRequest) -> str:
    return request.get_host().rsplit(":", 1)[0].lower()


def _tells_of_a_proxy(header: str) -> bool:
    name = header.lower()
    return name in _PASSED_ON or name.startswith("x-forwarded")
