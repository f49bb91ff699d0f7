from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

WORDS = ("text/", "application/json")


class CompressionMiddleware(GZipMiddleware):
    """Compress pages and answers for slow networks; each with padding of its own, so that its length tells nothing.

    Pictures are as small as they get, and what is streamed is not to wait in memory.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "")
        if response.streaming or not kind.startswith(WORDS):
            return response
        return super().process_response(request, response)  # type: ignore[no-any-return,arg-type]


class PrivateCacheMiddleware:
    """Keep signed-in pages out of every cache, the back button of a shared phone included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response
