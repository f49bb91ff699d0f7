"""Run and test ClassChat: `python3 dev.py run`, `python3 dev.py test`. Needs nothing but Python.

This file is read by old Pythons too, so it holds nothing that they cannot parse.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("Python 3.11 or newer is needed; this is Python %d.%d." % sys.version_info[:2])

from classchat.workshop.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
