"""The school's side, with everybody at their own device: checked, reported, decided, and nobody learns too much.

The ears of Dan, Tom, Hannah and Kofi hear every byte that reaches them from the first word to the last.
"""

import io
from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from moderation.actions.effects.deciding import UNDO_WITHIN
from moderation.kinds import Queue
from moderation.models import Case, Report
from rooms.models import Message
from tests.browser.check_sheet import chooses, meets_the_sheet
from tests.browser.ear import Ear
from tests.browser.elsewhere import elsewhere
from tests.browser.person import Person
from tests.cast import Cast

Open = Callable[..., Person]
DEVICES = [("phone", "desktop"), ("desktop", "phone")]  # of the parents, of the staff

UNKIND = "What a bunch of gooseberries you all are"
NOTE = "It went on at the gate as well, quincewise"
WHY = "Calling families names, even as a joke, hurts people here"
INTERNAL = "Second quarrel about medlars this term"
ASKED = "Is Jayden Thompson OK? He was sick after damson lunch"
REFUSED = "Is Jayden Thompson alright? He was sick behind the mulberry tree"
DANGER = "Nobody watches the back gate, bilberry way in"


def reports(person: Person, words: str, category: str) -> None:
    """Two taps: Report in the menu, then a plain category."""
    menu_of(person, words).get_by_role("menuitem", name="Report").click()
    person.page.get_by_role("dialog").get_by_role("button", name=category).click()
    expect(person.page.get_by_role("heading", name="Thank you")).to_be_visible()


def menu_of(person: Person, words: str) -> Page:
    person.row(words).locator(".m").focus()
    person.page.keyboard.press("Enter")
    return person.page


def opens_case(person: Person, words: str) -> Case:
    """From the list of cases, claimed."""
    person.page.goto("/staff/queue")
    person.page.locator(".case-row", has_text=words).click()
    person.page.get_by_role("button", name="Claim", exact=True).filter(visible=True).first.click()
    expect(person.page.get_by_role("button", name="Let go").filter(visible=True).first).to_be_visible()
    return Case.objects.get(reference=person.page.url.split("/cases/")[1].split("/")[0])


def decides(person: Person, *choices: str, why: str = "", internal: str = "", hides: bool = False) -> None:
    page = person.page
    if decide := page.get_by_role("link", name="Decide", exact=True).filter(visible=True).all():
        decide[0].click()
    form = page.locator("#decide")
    for choice in choices:
        form.get_by_role("radio", name=choice, exact=True).check()
    if hides:
        form.get_by_role("radio", name="No", exact=True).check()
        form.get_by_role("checkbox", name="Be kind").check()
    if why:
        form.locator("#id_reasons").fill(why)
    if internal:
        form.locator("#id_internal_reason").fill(internal)
    form.get_by_role("button", name="Apply and open next").click()
    expect(page.locator("#done-words")).to_contain_text("Done")


def ten_seconds_pass(person: Person) -> None:
    """Until then a decision can be undone, and nobody is told."""
    person.page.wait_for_timeout(UNDO_WITHIN.total_seconds() * 1000)


def tombstone(person: Person) -> None:
    expect(person.row("The school took this message down.")).to_have_count(1)
    expect(person.page.locator("body")).not_to_contain_text(UNKIND)  # nor in the list of rooms


@pytest.mark.parametrize(("theirs", "staffs"), DEVICES)
def test_reported_decided_and_told(school: Cast, person: Open, theirs: str, staffs: str) -> None:
    dan, aisha = person("dan", theirs, server=0), person("aisha", theirs, server=1)
    lowe = person("lowe", staffs, server=0)
    hannah, tom, kofi = person("hannah", theirs, server=1), person("tom", server=0), person("kofi", server=0)
    ears = {who: Ear(who) for who in (dan, tom, hannah, kofi)}
    for member in (dan, aisha, hannah, kofi):
        member.opens(school.willow_room)
    tom.opens(school.oak_room)

    dan.says(UNKIND)
    for member in (aisha, hannah, kofi):
        member.sees(UNKIND)
    reports(aisha, UNKIND, "It’s unkind")
    aisha.page.get_by_label("Add a note").fill(NOTE)
    aisha.page.get_by_role("button", name="Send note and close").click()
    expect(aisha.page.get_by_role("dialog")).to_have_count(0)

    case = opens_case(lowe, UNKIND)
    expect(lowe.page.locator(".case")).to_contain_text(NOTE)
    decides(lowe, "Hide it", "Warn", why=WHY, internal=INTERNAL, hides=True)
    for member in (dan, aisha, hannah, kofi):
        tombstone(member)
    after = {who: ear.mark() for who, ear in ears.items()}

    dan.page.goto("/you/notices")
    dan.sees_nothing_of(WHY)
    ten_seconds_pass(dan)
    dan.opens(school.willow_room)
    dan.row("The school took this message down.").get_by_role("link", name="Why").click()
    expect(dan.page.get_by_text(WHY)).to_be_visible()
    expect(dan.page.get_by_text("Be kind")).to_be_visible()
    aisha.page.goto("/you/reports")
    expect(aisha.page.get_by_text("Taken down")).to_be_visible()
    for member in (hannah, kofi):
        member.opens(school.willow_room)
        member.page.goto("/you/notices")
    lowe.page.goto("/staff/audit")
    for sentence in ("claimed", "decided"):
        expect(lowe.page.locator("main")).to_contain_text(sentence)
    lowe.sees_nothing_of(UNKIND)

    report = Report.objects.get()
    for who, ear in ears.items():
        assert ear.finds([NOTE, "quincewise", INTERNAL, report.reference, case.reference]) == []
        assert ear.finds([UNKIND, "gooseberries"], since=after[who]) == []
        assert (
            ear.finds(["Aisha", f'data-author="{school.aisha.pk}"', "Mrs Lowe hid"], since=after[who]) == []
        )
        if who is not dan:
            assert ear.finds([WHY]) == []
    assert ears[tom].finds(["gooseberries", school.willow_room.slug]) == []
    chains_hold()


@pytest.mark.parametrize(("theirs", "staffs"), DEVICES)
def test_asked_released_and_turned_down(school: Cast, person: Open, theirs: str, staffs: str) -> None:
    sam, lowe = person("sam", theirs, server=0), person("lowe", staffs, server=1)
    hannah, kofi = person("hannah", theirs, server=1), person("kofi", server=0)
    tom, dan = person("tom", server=0), person("dan", server=1)
    ears = {who: Ear(who) for who in (dan, tom, hannah, kofi)}
    for member in (sam, hannah, dan):
        member.opens(school.willow_room)
    kofi.opens_chats()
    tom.opens(school.oak_room)

    for words in (ASKED, REFUSED):
        meets_the_sheet(sam, words)
        chooses(sam, "Ask a moderator")
        expect(sam.row(words)).to_contain_text("Waiting for a moderator.")
    hannah.says("Has the bell gone yet?")
    sam.sees("Has the bell gone yet?")

    first, second = Message.objects.get(body=ASKED), Message.objects.get(body=REFUSED)
    cases = {case.target_id: case for case in Case.objects.all()}
    lowe.page.goto(f"/cases/{cases[second.pk].reference}/")
    lowe.page.get_by_role("button", name="Claim", exact=True).filter(visible=True).first.click()
    decides(lowe, "Don’t post it", why="Ask his family, not the class.", hides=True)
    expect(sam.row(REFUSED)).to_contain_text("Not posted.")
    expect(kofi.page.locator(f"#room-row-{school.willow_room.pk}")).to_contain_text("Unread: 1")

    lowe.page.goto(f"/cases/{cases[first.pk].reference}/")
    lowe.page.get_by_role("button", name="Claim", exact=True).filter(visible=True).first.click()
    decides(lowe, "Post it")
    hannah.sees(ASKED)
    for member in (sam, hannah, dan):
        assert member.told()[-1] == ASKED if member is not sam else ASKED in member.told()
    expect(kofi.page.locator(f"#room-row-{school.willow_room.pk}")).to_contain_text("Unread: 2")
    ten_seconds_pass(sam)
    sam.page.goto("/you/notices")
    expect(sam.page.get_by_text("is posted in Willow (Y3).")).to_be_visible()
    expect(sam.page.get_by_text("Ask his family, not the class.")).to_be_visible()

    for ear in ears.values():
        assert ear.finds(["mulberry", *(case.reference for case in cases.values())]) == []
        assert ear.finds(["Waiting for a moderator.</p>", "Ask his family"]) == []
    assert ears[tom].finds(["damson"]) == []
    chains_hold()


def test_a_danger_goes_to_the_safeguarding_lead_alone(school: Cast, person: Open) -> None:
    dan, kofi = person("dan", "phone", server=0), person("kofi", "phone", server=1)
    lowe, bello, kaur = person("lowe", server=0), person("bello", server=1), person("kaur", server=0)
    ears = {who: Ear(who) for who in (dan, lowe, bello)}
    for member in (dan, kofi):
        member.opens(school.willow_room)
    for colleague in (lowe, bello):
        colleague.page.goto("/staff/queue")

    dan.says(DANGER)
    kofi.sees(DANGER)
    reports(kofi, DANGER, "A child may not be safe")
    expect(dan.row(DANGER)).to_contain_text("The school is checking this message.")
    expect(kofi.row("This message is being checked.")).to_have_count(1)

    case = Case.objects.get(queue=Queue.DSL)
    report = Report.objects.get()
    for colleague in (lowe, bello):
        for tab in ("open", "mine", "decided", "warned"):
            colleague.page.goto(f"/staff/queue?tab={tab}")
        for address in ("/staff/audit", f"/staff/audit?q={case.reference}", "/you/notices", "/chats"):
            colleague.page.goto(address)
        answer = colleague.page.goto(f"/cases/{case.reference}/")
        assert answer is not None
        assert answer.status == 404
    kaur.page.goto("/staff/queue")
    kaur.page.locator(".case-row").click()
    expect(kaur.page.locator(".case")).to_contain_text(DANGER)

    for who, ear in ears.items():
        without_own_address = [
            found
            for found in ear.finds([case.reference, report.reference])
            if f" in {who.url}/cases/" not in found
        ]
        assert [found for found in without_own_address if case.reference not in found.split(" in ")[1]] == []
        assert ear.finds(["may not be safe</b></a>", report.reference]) == []
    assert ears[lowe].finds(["bilberry"]) == []
    chains_hold()


def chains_hold() -> None:
    """The trail and the sealed evidence are as they were written; each command fails where they are not."""
    elsewhere(
        lambda: [call_command(name, stdout=io.StringIO()) for name in ("verify_audit", "verify_capsules")]
    )
