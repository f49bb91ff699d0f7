"""Something a person can mend, said in one line."""


class Trouble(Exception):
    """Ends `dev.py` with its one line on standard error and exit status 1."""
