"""Weeks of ordinary talk between adults who share first names with pupils, with everything the app knows."""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from classchat.demo import cases
from classchat.demo.script import Said, read_script
from guard import Adult, Context, NameIndex, Outcome, Pupil, check

DEMO = Path(cases.__file__).parent
STAFF = tuple(Adult("", last) for last in ("Adeyemi", "Bello", "Calloway", "Grant", "Lowe", "Osei", "Young"))
NOT_PLAIN = (cases.UNKIND_ABOUT_A_FAMILY, cases.RUMOUR, cases.ADVERT, cases.AT_THE_FENCE)
MOST = 0.005


@cache
def rows(name: str) -> list[dict[str, str]]:
    with (DEMO / "roll" / f"{name}.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@cache
def pupils() -> dict[str, Pupil]:
    return {
        row["source_id"]: Pupil(row["first_name"], row["last_name"], row["preferred_name"], row["class"])
        for row in rows("pupils")
    }


@cache
def names() -> NameIndex:
    return NameIndex.build(pupils().values())


@cache
def families(class_name: str) -> dict[str, tuple[Pupil, ...]]:
    """Display names of a class's adults with their children; of the whole school for an empty name."""
    shown = {row["source_id"]: f"{row['first_name']} {row['last_name']}" for row in rows("contacts")}
    known = pupils()
    pairs = [(shown[row["contact"]], known[row["pupil"]]) for row in rows("links") if row["pupil"] in known]
    adults = {adult for adult, child in pairs if class_name in ("", child.class_name)}
    return {adult: tuple(child for one, child in pairs if one == adult) for adult in adults}


def spoken() -> Iterator[tuple[Said, Context]]:
    for path in sorted((DEMO / "chat").glob("*.chat")):
        script = read_script(path.read_text(encoding="utf-8"), date(2026, 1, 4))
        class_name = path.stem.split("-")[0].title().replace("School", "")
        adults = families(class_name)
        members = tuple(sorted({*adults, *(said.author for said in script)}))
        for said in script:
            if not any(words in said.body for words in NOT_PLAIN):
                own = adults.get(said.author, ())
                yield said, Context(names(), own, members, class_name, STAFF)


def test_plain_chat_between_members_raises_almost_no_alarm() -> None:
    talk = list(spoken())
    alarms = [said.body for said, here in talk if check(said.body, here).outcome is not Outcome.ALLOW]
    assert len(talk) > 500
    assert len(alarms) <= MOST * len(talk), alarms
