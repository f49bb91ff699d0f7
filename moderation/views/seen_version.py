from django.core.exceptions import BadRequest
from django.http import HttpRequest


def seen_version(request: HttpRequest) -> int:
    """The version of the case that the person saw. Raises BadRequest when the form names none."""
    version = request.POST.get("version", "")
    if not version.isascii() or not version.isdigit() or len(version) > 9:
        raise BadRequest("version is not a number")
    return int(version)
