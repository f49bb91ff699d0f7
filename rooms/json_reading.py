"""The one place where JSON that a browser sent is read, whatever it is made of."""

import json
from typing import Any


class NotAnObject(ValueError):
    """It is no JSON object, or none that anybody would send: nested too deep, a number without end."""


def read_object(text: str | bytes) -> dict[str, Any]:
    """The fields of a JSON object. Raises NotAnObject."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotAnObject from error
    if not isinstance(said, dict):
        raise NotAnObject
    return said
