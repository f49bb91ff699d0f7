import pytest

from people.models import School, SchoolRole, User


@pytest.fixture
def school(db: None) -> School:
    return School.objects.create(pk=1, name="Hollybank Primary")


@pytest.fixture
def osei(db: None) -> User:
    user = User.objects.create_user(display_name="Mrs Osei", email="adwoa.osei@example.org")
    SchoolRole.objects.create(user=user, role=SchoolRole.Role.OFFICE)
    return user
