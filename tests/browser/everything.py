"""Willow with everything that a chat can hold, and how a machine measures what a person sees of it."""

from typing import cast

from playwright.sync_api import Page

from rooms.access import membership_for
from rooms.actions.pinning import pin_message
from rooms.actions.reacting import react
from rooms.models import Message
from tests.browser.history import has_read
from tests.cast import Cast
from tests.rooms.asking import asked, voted
from tests.rooms.attachments.bringing import sent
from tests.rooms.planning import answered, planned
from tests.rooms.talk import said

URDU = "کل جنگل اسکول ہے، براہ کرم جوتے لائیں"
LONG = "Donaudampfschifffahrtsgesellschaft" * 6
# The words of an element that are cut, and by how much; what is only for readers is cut on purpose.
CUT = """() => [...document.querySelectorAll("main *, .rail *, .bnav *, header *")].flatMap((one) => {
    if (!one.checkVisibility({ checkVisibilityCSS: true }) || one.closest(".vh, [data-lazy], .ell")) return [];
    const style = getComputedStyle(one);
    if (style.overflowX === "visible" || style.textOverflow === "ellipsis" || style.overflowX === "auto") return [];
    const wide = one.scrollWidth - one.clientWidth;
    return wide > 1 && one.clientWidth > 0 ? [`${one.tagName}.${one.className} by ${wide}`] : [];
})"""
# Controls that a finger cannot hit, unless they are links in the middle of words (WCAG 2.5.8).
SMALL = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, label")]
    .filter((one) => one.checkVisibility({ checkVisibilityCSS: true }) && !one.disabled)
    .filter((one) => !one.closest(".body, p, .vh, .skip, [hidden], dialog:not([open])"))
    .flatMap((one) => {
        const box = (one.closest("label") ?? one).getBoundingClientRect();
        if (!box.width) return [];
        const reach = ["::before", "::after"].map((part) => getComputedStyle(one, part))
            .filter(({ content, position }) => content !== "none" && position === "absolute");
        const by = (side) => Math.max(0, ...reach.map((part) => -parseFloat(part[side]) || 0));
        const width = box.width + by("left") + by("right");
        const height = box.height + by("top") + by("bottom");
        return width < 43.5 || height < 43.5
            ? [`${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 20)} ${width} x ${height}`] : [];
    })"""


def fill(school: Cast) -> list[Message]:
    """Words short and long, from right to left, a reply, a picture, a poll, an event, faces, a pin; half unread."""
    room = school.willow_room
    first = said(
        school.hannah,
        room,
        "Does anybody have a spare pair of wellies in size 11? https://example.org/wellies",
    )
    said(school.dan, room, LONG)
    answer = said(school.aisha, room, URDU, reply_to=first.pk)
    for person in (school.sam, school.dan, school.kofi):
        react(membership=membership_for(person, room.slug), message=answer, kind="thank_you")
    has_read(school.sam, answer)
    sent(school.kofi, room, "These are left over")
    voted(school.dan, asked(school.hannah, room), 1)
    answered(school.dan, planned(school.adeyemi, room))
    pin_message(membership=membership_for(school.hannah, room.slug), message=first)
    return list(Message.objects.filter(room=room).order_by("seq"))


def cut_off(page: Page) -> list[str]:
    return cast(list[str], page.evaluate(CUT))


def too_small(page: Page) -> list[str]:
    return cast(list[str], page.evaluate(SMALL))
