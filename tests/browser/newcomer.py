"""A parent with a letter and a browser nobody has signed in from."""

import re
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from playwright.sync_api import Browser, Page

from tests.browser.person import SIZES, Person


def print_letter(office: Person, name: str) -> str:
    """The office prints the page for one adult; answers with the code on it."""
    office.page.goto("/staff/letters")
    office.page.get_by_role("checkbox", name=f"Choose {name}").check()
    office.page.get_by_role("button", name="Print letters").click()
    return office.page.locator(".paper .code b").inner_text()


def stranger(browser: Browser, url: str, size: str = "phone", **options: Any) -> Page:
    return browser.new_context(base_url=url, locale="en-GB", **SIZES[size], **options).new_page()


def newest_code(to: str) -> str:
    """The six digits in the newest mail to an address; the servers write their mail to a folder."""
    for _ in range(50):
        for mail in sorted(Path(settings.VAR_DIR, "mail").glob("*.log"), reverse=True):
            words = mail.read_text()
            if f"To: {to}" in words and (found := re.findall(r"^(\d{6})$", words, re.MULTILINE)):
                return str(found[-1])
        time.sleep(0.1)
    raise AssertionError(f"no mail with a code reached {to}")
