"""What `dev.py run` says when the page is there."""

CAST = """\
Sign in at {address}/demo as one of Hollybank Primary's people:

  Sam Ellis         parent, Willow and Oak        reads and writes in two classes
  Hannah Clarke     class rep, Willow             posts announcements for her class
  Zofia Nowak       parent who joins today        comes in with the letter that the office prints
  Aisha Rahman, Kofi Mensah, Dan Whitmore         parents in Willow
  Tom Hargreaves    parent in Oak only            sees nothing of Willow
  Mrs Adeyemi       teacher of Willow             Mr Bello: teacher of Oak
  Mrs Osei          school office                 imports the roll, prints letters
  Mrs Lowe          moderator                     Ms Kaur: safeguarding lead

What to try:
  1. Two windows, one private: Sam in one, Hannah in the other, both in Willow. Talk.
  2. Mrs Osei: import the roll again, then print the letter for Zofia Nowak.
  3. Zofia: open {address}/join in a private window with the code of that letter.
     The six-digit code sent to her is at {address}/demo/mail.
  4. Tom: paste Willow's address into his window. There is no such page.
"""

REACHABLE = """\
Phones on this network can open {address}/sign-in, but without https a browser offers no passkeys.
docs/OPERATING.md has the way to https.
"""

OWN = "This school is empty. docs/OPERATING.md tells how the first office person gets in."


def welcome(address: str, *, port: int, demo: bool, reachable: bool) -> str:
    """The address, who to sign in as, what to try, how to stop. The demo's people live on localhost only."""
    here = f"http://localhost:{port}"
    parts = [f"\nClassChat is at {address}\n", CAST.format(address=here) if demo else f"{OWN}\n"]
    if reachable:
        parts.append(REACHABLE.format(address=address))
    return "\n".join([*parts, "Ctrl-C stops it; the next start keeps everything (--fresh deletes it)."])
