"""`python -m guard check --roster ROSTER.csv --staff STAFF.csv < messages.jsonl > verdicts.jsonl`."""

import sys

from guard.commandline import main

sys.exit(main(sys.argv[1:], sys.stdin, sys.stdout, sys.stderr))
