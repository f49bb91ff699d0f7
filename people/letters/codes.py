"""The code on a letter: ten characters that are hard to misread, kept only as a keyed digest (PE-27, PE-28)."""

import secrets
import string

from django.utils.crypto import salted_hmac

ALPHABET = "".join(c for c in string.digits + string.ascii_uppercase if c not in "0O1I")
LENGTH = 10


def new_code() -> str:
    """Ten of 32 characters: 50 bits by chance."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normalised(typed: str) -> str:
    """What a person typed, without spaces and dashes and in capitals; "" when it cannot be a code."""
    code = "".join(c for c in typed if c not in " -\u2010\u2011\u2013\u2014\u00a0\t").upper()
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


def grouped(code: str) -> str:
    """As printed: 7KQ2M 4XD9P."""
    return f"{code[:5]} {code[5:]}"


def digest(code: str) -> str:
    """Hex of HMAC-SHA-256 under a key derived from SECRET_KEY; useless to a reader of the database alone."""
    return salted_hmac("people.letters.code", code, algorithm="sha256").hexdigest()
