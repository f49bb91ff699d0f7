"""Sending pictures and files from a phone and a desktop, and looking at them."""

import base64
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from rooms.actions.holding import release_message
from rooms.actions.removal import remove_message
from rooms.models import Attachment, Message, Room
from tests.browser.check_sheet import NUDGED, chooses
from tests.browser.elsewhere import elsewhere
from tests.browser.looks import serious, sideways
from tests.browser.person import Person
from tests.cast import Cast
from tests.people.photos.files import BLUE, GREEN, RED, picture
from tests.rooms.attachments.bringing import WELLIES, brought, sent
from tests.rooms.attachments.files import HEIC, PDF

Open = Callable[..., Person]

DROP = """([target, kind, files]) => {
    const data = new DataTransfer();
    for (const { name, type, content } of files) {
        const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
    }
    const event = kind === "paste"
        ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
        : new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
    document.querySelector(target).dispatchEvent(event);
}"""


def photo(name: str = "IMG_2041.jpg", colour: Any = RED) -> dict[str, Any]:
    return {"name": name, "mimeType": "image/jpeg", "buffer": picture(colour=colour)}


def chooses_files(person: Person, *files: dict[str, Any], row: str = "Pictures") -> Locator:
    """By the plus beside the message box; answers the sheet from which they are sent."""
    person.page.get_by_role("button", name="Add a picture or file").click()
    with person.page.expect_file_chooser() as chooser:
        person.page.locator(".attach label", has_text=row).click()
    chooser.value.set_files(list(files))  # type: ignore[arg-type]
    return to_send(person.page)


def to_send(page: Page) -> Locator:
    sheet = page.get_by_role("dialog", name="Send to Willow (Y3)")
    expect(sheet).to_be_visible()
    return sheet


def carries(person: Person, kind: str, target: str, *files: tuple[str, str, bytes]) -> None:
    listed = [{"name": n, "type": t, "content": base64.b64encode(c).decode()} for n, t, c in files]
    person.page.evaluate(DROP, [target, kind, listed])


def is_ready(sheet: Locator) -> Locator:
    button = sheet.get_by_role("button", name="Send to Willow (Y3)")
    expect(button).to_be_enabled(timeout=15_000)
    return button


def described(sheet: Locator, words: str) -> None:
    sheet.get_by_label("Say what’s in the picture").first.fill(words)


@pytest.mark.redis
def test_a_picture_goes_from_a_phone_by_a_moderator_to_the_room(school: Cast, person: Open) -> None:
    aisha = person("aisha", "phone").opens(school.willow_room)
    hannah = person("hannah", server=1).opens(school.willow_room)
    sheet = chooses_files(aisha, photo())
    is_ready(sheet).click()
    expect(sheet.get_by_label("Say what’s in the picture")).to_be_focused()
    expect(sheet).to_contain_text("Say what’s in it, or send it without.")
    assert serious(aisha.page) == []
    assert sideways(aisha.page) <= 0
    described(sheet, WELLIES)
    sheet.get_by_label("Words with it").fill("Whose are these?")
    is_ready(sheet).click()
    mine = aisha.row("Whose are these?")
    expect(mine).to_contain_text("Waiting for a moderator.")
    expect(mine.get_by_role("img", name=WELLIES)).to_be_visible()
    expect(aisha.page.locator("#composer")).to_be_focused()
    message = Message.objects.get(body="Whose are these?")
    hannah.sees_nothing_of("Whose are these?")
    elsewhere(lambda: release_message(message=message, actor=None))
    theirs = hannah.row("Whose are these?")
    expect(theirs.get_by_role("img", name=WELLIES)).to_be_visible()
    theirs.locator(".alt summary").click()
    expect(theirs.locator(".alt p")).to_have_text(WELLIES)
    expect(theirs.locator("img")).to_have_js_property("complete", True)
    assert serious(hannah.page) == []
    elsewhere(lambda: remove_message(message=message, actor=school.lowe))
    expect(hannah.page.get_by_text("The school took this message down.")).to_be_visible()
    expect(hannah.page.get_by_role("img", name=WELLIES)).to_have_count(0)


def test_several_are_pasted_and_dropped_and_go_without_a_description(school: Cast, person: Open) -> None:
    aisha = person("aisha").opens(school.willow_room)
    aisha.page.locator("#composer").fill("From the fair")
    carries(
        aisha, "paste", "#composer", ("one.jpg", "image/jpeg", picture()), ("IMG_7.heic", "image/heic", HEIC)
    )
    sheet = to_send(aisha.page)
    expect(sheet.get_by_label("Words with it")).to_have_value("From the fair")
    expect(sheet).to_contain_text("We can’t open that kind of picture (HEIC).")
    expect(sheet.get_by_role("button", name="Send to Willow (Y3)")).to_be_disabled()
    sheet.get_by_role("button", name="Leave it out").nth(1).click()
    aisha.page.keyboard.press("Escape")
    expect(aisha.page.locator("#composer")).to_have_value("From the fair")
    carries(
        aisha,
        "drop",
        "#log",
        ("two.jpg", "image/jpeg", picture(colour=BLUE)),
        ("Kit list.pdf", "application/pdf", PDF),
    )
    sheet = to_send(aisha.page)
    expect(sheet).to_contain_text("PDF, 1 KB. Not checked for viruses.")
    is_ready(sheet)
    sheet.get_by_role("button", name="Send without a description").click()
    row = aisha.row("From the fair")
    expect(row).to_contain_text("Waiting for a moderator.")
    expect(row.get_by_role("img", name="Picture without a description")).to_have_count(2)
    expect(row).to_contain_text("Kit list")
    expect(aisha.page.locator("#composer")).to_have_value("")
    assert Message.objects.get(body="From the fair").attached == 3


def test_without_network_it_says_so_and_what_was_brought_outlives_the_page(
    school: Cast, person: Open
) -> None:
    aisha = person("aisha").opens(school.willow_room)
    aisha.context.set_offline(True)
    sheet = chooses_files(aisha, photo())
    expect(sheet).to_contain_text("This needs a connection. It goes on when you’re online.")
    aisha.context.set_offline(False)
    is_ready(sheet)
    described(sheet, WELLIES)
    aisha.page.reload()
    aisha.is_listening()
    aisha.page.get_by_role("button", name="Look at them").click()
    sheet = to_send(aisha.page)
    expect(sheet.get_by_label("Say what’s in the picture")).to_have_value(WELLIES)
    is_ready(sheet).click()
    expect(aisha.page.get_by_role("img", name=WELLIES)).to_be_visible()
    expect(aisha.page.locator("#composer-files")).to_be_hidden()
    expect(aisha.rows.last).to_contain_text("Waiting for a moderator.")


def test_words_that_the_check_stops_come_back_with_their_picture(school: Cast, person: Open) -> None:
    Room.objects.filter(pk=school.willow_room.pk).update(holds_pictures=False)
    aisha = person("aisha").opens(school.willow_room)
    sheet = chooses_files(aisha, photo())
    described(sheet, NUDGED)
    is_ready(sheet).click()
    chooses(aisha, "Edit my message")
    sheet = to_send(aisha.page)
    expect(sheet.get_by_label("Say what’s in the picture")).to_have_value(NUDGED)
    described(sheet, WELLIES)
    is_ready(sheet).click()
    expect(aisha.page.get_by_role("img", name=WELLIES)).to_be_visible()
    expect(aisha.page.locator(".row.own .tick")).to_be_visible()
    assert Attachment.objects.get().alt == WELLIES


def test_pictures_fill_the_screen_and_the_keys_go_through_them(school: Cast, person: Open) -> None:
    for colour, alt in ((RED, "Red"), (GREEN, "Green"), (BLUE, "Blue")):
        sent(
            school.hannah,
            school.willow_room,
            alt=alt,
            files=[brought(school.hannah, school.willow_room, picture(colour=colour))],
        )
    aisha = person("aisha").opens(school.willow_room)
    page = aisha.page
    page.get_by_role("link", name="Green").focus()
    page.keyboard.press("Enter")
    shown = page.get_by_role("dialog", name="Picture 2 of 3")
    expect(shown.get_by_role("img", name="Green")).to_be_visible()
    assert serious(page) == []
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("dialog", name="Picture 3 of 3").get_by_role("img", name="Blue")).to_be_visible()
    expect(page.get_by_role("button", name="Next picture")).to_be_disabled()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("dialog", name="Picture 1 of 3")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("link", name="Red")).to_be_focused()
