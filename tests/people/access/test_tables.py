import re

from django.apps import apps


def test_no_phone_column_in_any_table() -> None:
    """PE-45: a person's number is nowhere; the school's own line is the one printed on its letters."""
    columns = {
        (model.__name__, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if re.search(r"phone|mobile|\btel|sms|birth|upn|postcode", field.name)
    }
    assert columns == {("School", "telephone_line")}
