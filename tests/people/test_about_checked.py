"""A line about oneself says nothing that a message may not say; nor does a shown name (GU-3, PE-41, PE-45)."""

import pytest

from people import asking
from people.models import School, User
from tests.cast import Cast, sign_in


def save(user: User, about: str, name: str = "", **more: str) -> tuple[int, str]:
    """Status of the page and its words."""
    form = {"display_name": name or user.display_name, "about": about, **more}
    page = sign_in(user).post("/you", form)
    return page.status_code, page.content.decode()


def about_of(user: User) -> str:
    return User.objects.get(pk=user.pk).about


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ("Aunt of Jayden Thompson", "This names a child"),
        ("Jayden’s aunt, picks up on Mondays", "This names a child"),
        ("Ring me on 07700 900142", "This gives a phone number"),
        ("sam.ellis@example.org", "This gives an e-mail address"),
        ("We live at 14 Mill Lane", "This gives an address"),
        ("Jayden Thompson bit my boy", "This could hurt someone"),
        ("J\u200bayden Thompson", "This names a child"),
    ],
)
def test_what_a_message_may_not_say_is_not_kept(cast: Cast, about: str, words: str) -> None:
    status, page = save(cast.sam, about)
    assert status == 422
    assert words in page
    assert about_of(cast.sam) == ""


def test_the_words_stay_in_the_form_and_the_name_is_not_half_saved(cast: Cast) -> None:
    status, page = save(cast.sam, "Aunt of Jayden Thompson", name="S. Ellis")
    assert status == 422
    assert 'value="Aunt of Jayden Thompson"' in page
    assert User.objects.get(pk=cast.sam.pk).display_name == "Sam Ellis"
    assert save(cast.sam, "Picks up on Mondays", name="Somebody Else")[0] == 422
    assert about_of(cast.sam) == ""


@pytest.mark.parametrize(
    "about",
    ["Aunt, picks up on Mondays", "Grandad. Ask Mrs Adeyemi", "Sam, dad of two", "", "Ring 01632 960142"],
)
def test_a_harmless_line_is_kept(cast: Cast, about: str) -> None:
    assert save(cast.sam, about)[0] == 302
    assert about_of(cast.sam) == about


def test_own_children_are_ones_own_choice(cast: Cast) -> None:
    client = sign_in(cast.sam)
    form = {"display_name": "Sam Ellis", "about": "Ellie’s dad"}
    page = client.post("/you", form, follow=True).content.decode()
    assert about_of(cast.sam) == "Ellie’s dad"
    assert "You named your child. Whoever you let see your line can read it." in page
    assert "You named your child" not in client.post("/you", form, follow=True).content.decode()


def test_where_the_school_asks_a_yes_is_needed(cast: Cast) -> None:
    School.objects.update(own_child_names="ask")
    status, page = save(cast.sam, "Ellie’s dad")
    assert status == 422
    assert "This names your child" in page
    assert "It’s my own child" in page
    assert save(cast.sam, "Ellie’s dad", own_child="on")[0] == 302
    assert about_of(cast.sam) == "Ellie’s dad"
    assert save(cast.sam, "Uncle of Jayden Thompson", own_child="on")[0] == 422


def test_a_line_that_is_there_is_not_judged_again(cast: Cast) -> None:
    """A child who joins the school later keeps nobody from changing their name."""
    User.objects.filter(pk=cast.sam.pk).update(about="Jayden’s aunt")
    cast.sam.refresh_from_db()
    assert save(cast.sam, "Jayden’s aunt", name="S. Ellis")[0] == 302


def test_nothing_is_kept_when_guard_cannot_be_asked(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    School.objects.update(own_child_names="loud")
    status, page = save(cast.sam, "Aunt of Jayden Thompson")
    assert status == 422
    assert "We can’t check this line just now" in page
    assert about_of(cast.sam) == ""
    assert "The check of a profile failed: ValueError" in caplog.text
    assert "Jayden" not in caplog.text


@pytest.mark.parametrize(
    "name", ["Jayden Ellis", "Sam 07700 900142", "sam@example.org", "Sam Ellis 14 Mill Lane", "J4yden Ellis"]
)
def test_a_name_holds_no_child_and_no_detail(cast: Cast, name: str) -> None:
    status, page = save(cast.sam, "", name=name)
    assert status == 422
    assert "Please use your own name." in page


def test_trying_names_comes_to_an_end(cast: Cast) -> None:
    for number in range(asking.MOST):
        if number % 2:
            assert save(cast.sam, "", name="Jayden Ellis")[0] == 422
        else:
            assert save(cast.sam, f"Jayden Thompson {number}")[0] == 422
    status, page = save(cast.sam, "Nothing at all")
    assert status == 429
    assert "That was a lot of tries." in page
    assert "Nothing at all" in page
    assert about_of(cast.sam) == ""


def test_joining_offers_two_names_and_takes_no_other(cast: Cast) -> None:
    """Nothing is typed there, and there is no line yet: nothing to check."""
    User.objects.filter(pk=cast.sam.pk).update(joined_at=None)
    form = {"name": "Jayden Ellis", "photo": "nobody", "about": "nobody", "last_seen": "nobody"}
    assert sign_in(cast.sam).post("/join/privacy", form).status_code == 422
    assert sign_in(cast.sam).post("/join/privacy", form | {"name": "S. Ellis"}).status_code == 302
