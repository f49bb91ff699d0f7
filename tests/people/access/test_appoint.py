import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command

from audit.models import AuditEntry
from people.actions.school import set_up_school
from people.actions.staff import appoint
from people.models import AgeCheck, ClassRole, Rule, School, SchoolRole, User
from people.queries import is_staff, school_roles_of
from tests.cast import Cast


def test_a_bare_machine_gets_its_school_and_first_office_person(db: None) -> None:
    call_command("set_up_school", name="Hollybank Primary", address="Mill Lane, DE38 4HB")
    call_command("appoint", "Osei@example.org", name="Mrs Osei", role=["office"])
    osei = User.objects.get(email="osei@example.org")
    assert School.objects.get().address == "Mill Lane, DE38 4HB"
    assert Rule.objects.count() == 5 and school_roles_of(osei) == {"office"}
    assert osei.joined_at and EmailAddress.objects.get(user=osei).verified
    check = AgeCheck.objects.get(user=osei)
    assert (check.method, check.outcome) == ("id-in-person", "pass")


def test_setting_up_again_changes_details_and_keeps_the_rules(db: None) -> None:
    set_up_school(actor=None, name="Hollybank Primary")
    Rule.objects.filter(code="kind").update(title="Be very kind")
    set_up_school(actor=None, name="Hollybank Primary", head_name="Dr Lindqvist")
    assert School.objects.get().head_name == "Dr Lindqvist"
    assert Rule.objects.get(code="kind").title == "Be very kind" and Rule.objects.count() == 5


def test_appointing_twice_is_once(cast: Cast) -> None:
    wanted = {
        "email": cast.adeyemi.email or "",
        "display_name": "Mrs Adeyemi",
        "roles": [SchoolRole.Role.MODERATOR],
        "class_roles": [(cast.oak, ClassRole.Role.TEACHER)],
    }
    first, second = (appoint(actor=cast.osei, **wanted) for _ in range(2))
    assert first == second == cast.adeyemi
    assert SchoolRole.objects.filter(user=cast.adeyemi).count() == 1
    assert ClassRole.objects.filter(user=cast.adeyemi, role="teacher").count() == 2
    assert AuditEntry.objects.filter(action="people.staff.appointed").count() == 1


def test_a_rep_is_a_parent_who_joined(cast: Cast) -> None:
    rep = [(cast.willow, ClassRole.Role.REP)]
    assert appoint(actor=cast.osei, email=cast.dan.email or "", display_name="", class_roles=rep) == cast.dan
    assert not is_staff(cast.dan)
    with pytest.raises(User.DoesNotExist):
        appoint(actor=cast.osei, email="nobody.here@example.org", display_name="Nobody", class_roles=rep)


def test_appoint_says_what_is_wrong(db: None) -> None:
    with pytest.raises(CommandError, match="no school"):
        call_command("appoint", "osei@example.org", name="Mrs Osei", role=["office"])
    set_up_school(actor=None, name="Hollybank Primary")
    with pytest.raises(CommandError, match="not an e-mail"):
        call_command("appoint", "osei", name="Mrs Osei", role=["office"])
