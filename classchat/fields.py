from typing import Any

from django.forms import BoundField
from django.forms.widgets import CheckboxInput, RadioSelect, Widget


def field_parts(bound: BoundField, *, look: str, label: str, attrs: dict[str, str]) -> dict[str, Any]:
    """What `classchat/_field.html` needs: the control with its attributes, and the ids of its words."""
    look = look or _usual_look(bound.field.widget)
    hint_id, error_id = f"{bound.auto_id}-hint", f"{bound.auto_id}-error"
    described = " ".join(
        words for words, there in ((hint_id, bound.help_text), (error_id, bound.errors)) if there
    )
    wired = {name.replace("_", "-"): value for name, value in attrs.items()}
    wired["class"] = _classes(bound.field.widget, look, wired.get("class", ""))
    if look == "switch":
        wired["role"] = "switch"
    if described:
        wired["aria-describedby"] = described
    if bound.errors:
        wired["aria-invalid"] = "true"
    return {
        "bound": bound,
        "label": label or bound.label,
        "look": look,
        "control": bound.as_widget(attrs=wired),
        "described": described,
        "hint_id": hint_id,
        "error_id": error_id,
    }


def _usual_look(widget: Widget) -> str:
    if isinstance(widget, RadioSelect):
        return "cards"
    return "check" if isinstance(widget, CheckboxInput) else "input"


def _classes(widget: Widget, look: str, wanted: str) -> str:
    own = {"switch": "sw", "input": "in"}.get(look, "")
    return " ".join(filter(None, [own, wanted, widget.attrs.get("class", "")]))
