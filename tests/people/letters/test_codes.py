from people.letters import codes


def test_a_code_has_ten_characters_that_are_hard_to_misread() -> None:
    made = {codes.new_code() for _ in range(200)}
    assert len(made) == 200
    assert all(len(code) == 10 and set(code) <= set(codes.ALPHABET) for code in made)
    assert len(codes.ALPHABET) == 32 and not set("0O1I") & set(codes.ALPHABET)


def test_a_code_is_read_however_it_is_typed() -> None:
    typed = ["7kq2m4xd9p", "7KQ2M 4XD9P", " 7kq2m-4xd9p ", "7KQ2M–4XD9P"]
    assert {codes.normalised(one) for one in typed} == {"7KQ2M4XD9P"}
    assert codes.grouped("7KQ2M4XD9P") == "7KQ2M 4XD9P"


def test_what_cannot_be_a_code_is_none() -> None:
    assert codes.normalised("") == codes.normalised("7KQ2M4XD9") == codes.normalised("7KQ2M4XD0O") == ""


def test_the_digest_is_keyed(settings) -> None:  # type: ignore[no-untyped-def]
    before = codes.digest("7KQ2M4XD9P")
    settings.SECRET_KEY = "another" * 10
    assert codes.digest("7KQ2M4XD9P") != before
