import pytest

from classchat.workshop.address import is_loopback, origin
from classchat.workshop.welcome import welcome
from tests.cast import PARENTS


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", "http://localhost:8000"),
        ("127.0.0.1", "http://localhost:8000"),
        ("::1", "http://localhost:8000"),
        ("192.0.2.7", "http://192.0.2.7:8000"),
        ("2001:db8::7", "http://[2001:db8::7]:8000"),
        ("school.example.org", "http://school.example.org:8000"),
    ],
)
def test_the_address_to_type(host: str, expected: str) -> None:
    assert origin(host, 8000) == expected


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "school.example.org"])
def test_hosts_that_others_can_reach(host: str) -> None:
    assert not is_loopback(host)


LAN, HERE = "http://192.0.2.7:8000", "http://localhost:8000"


def test_phones_are_told_about_https_only_where_they_can_reach_us() -> None:
    assert "passkeys" in welcome(LAN, port=8000, demo=True, reachable=True)
    assert "passkeys" not in welcome(HERE, port=8000, demo=True, reachable=False)


def test_the_demos_people_are_on_this_machine_only() -> None:
    told = welcome(LAN, port=8000, demo=True, reachable=True)
    assert f"{HERE}/demo" in told and f"{LAN}/demo" not in told


def test_an_empty_school_names_nobody() -> None:
    assert "/demo" not in welcome(HERE, port=8000, demo=False, reachable=False)


def test_the_cast_is_the_demos() -> None:
    told = welcome(HERE, port=8000, demo=True, reachable=False)
    assert [name for name, _ in PARENTS.values() if name not in told] == []
