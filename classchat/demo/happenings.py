"""What happens at Hollybank: events, each class's week, and days without school. Days keep their weekdays."""

from dataclasses import dataclass
from datetime import date, time, timedelta

MON, TUE, WED, THU, FRI, SAT = range(6)


@dataclass(frozen=True)
class Happening:
    """`after` is the least number of days from the demo's today to its `weekday`; `ago` when people were told."""

    script: str
    author: str
    ago: int
    at: time
    title: str
    weekday: int
    after: int
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    note: str = ""
    going: int = 0
    maybe: int = 0
    moved_to: tuple[time, time] | None = None
    is_cancelled: bool = False

    def day(self, today: date) -> date:
        least = today + timedelta(days=self.after)
        return least + timedelta(days=(self.weekday - least.weekday()) % 7)


HAPPENINGS = (
    Happening(
        *("willow.chat", "Hannah Clarke", 13, time(12, 40), "Friends of Hollybank fair", SAT, 8),
        *(time(13), time(16), "Hall and playground", "Cakes welcome. Bring change for the tombola."),
        going=22,
        maybe=6,
    ),
    Happening(
        *("willow.chat", "Mrs Adeyemi", 8, time(16, 5), "Parents’ evening", WED, 6),
        *(time(15, 30), time(18), "Willow classroom", "Ten minutes for each family. Times are on the door."),
        going=18,
        maybe=3,
        moved_to=(time(16), time(18, 30)),
    ),
    Happening(
        *("willow.chat", "Hannah Clarke", 5, time(18, 20), "Welly walk", SAT, 3),
        *(time(10), time(11, 30), "Mill Lane gate", "Back by half past eleven."),
        going=7,
        is_cancelled=True,
    ),
    Happening(
        *("willow.chat", "Hannah Clarke", 1, time(16, 10), "Forest school", FRI, 1),
        note="Wellies and spare socks.",
        going=9,
    ),
    Happening(
        *("willow.chat", "Mrs Adeyemi", 0, time(8, 14), "Willow nativity", TUE, 13),
        *(time(9, 30), time(10, 15), "main hall", "Two seats for each family"),
        going=31,
        maybe=4,
    ),
    Happening(
        *("oak.chat", "Mr Bello", 9, time(15, 50), "Trip to the canal museum", THU, 9),
        note="Packed lunch, warm coat. No money needed.",
        going=14,
        maybe=1,
    ),
    Happening(
        *("oak.chat", "Mr Bello", 2, time(16, 30), "Oak shares its maths games", MON, 5),
        *(time(14, 45), time(15, 15), "Oak classroom", "Come and lose against your child."),
        going=11,
        maybe=5,
    ),
    Happening(
        *("school-notices.chat", "Mrs Osei", 4, time(9, 5), "Dinner money office hour", THU, 2),
        *(time(8, 30), time(9, 15), "School office"),
        going=3,
    ),
)

# Class name to lines of its week: weekday, kind, words.
WEEKS = {
    "Willow": [
        (MON, "know", "New spellings go home"),
        (TUE, "bring", "PE kit"),
        (WED, "bring", "Library book"),
        (WED, "know", "Choir club till 4:15 pm"),
        (THU, "bring", "PE kit"),
        (FRI, "bring", "Reading record"),
        (FRI, "know", "Spelling check"),
    ],
    "Oak": [
        (MON, "bring", "Library book"),
        (TUE, "bring", "PE kit"),
        (WED, "bring", "Recorder"),
        (THU, "bring", "Swimming kit and towel"),
        (THU, "know", "Swimming, back by 2:30 pm"),
        (FRI, "know", "Times tables check"),
    ],
}

# Kind, words, least number of days from today, weekday, number of days.
DAYS_OFF = (("inset", "", 9, FRI, 1), ("holiday", "End-of-term holiday", 26, MON, 14))
