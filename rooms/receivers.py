"""What rooms do when something happened among people."""


def listen() -> None:
    """Connect the receivers once, when the app is ready."""
