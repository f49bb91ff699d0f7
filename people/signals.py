"""What happened among people; sent on commit. Whoever talks about it (rooms) listens here."""

from django.dispatch import Signal

# Emitted when classes were made, renamed or ended. Arguments: class_ids (set of int).
classes_changed = Signal()

# Emitted when links, enrolments or roles of people changed. Arguments: user_ids (set of int, claimed people only).
links_changed = Signal()

# Emitted when a letter was used. Arguments: contact_id, user_id.
contact_claimed = Signal()

# Emitted when a person finished joining (16 or over, rules, privacy). Arguments: user_id.
person_joined = Signal()

# Emitted when a person's shown name changed. Arguments: user_id.
person_renamed = Signal()

# Emitted when a claim was undone within a day. Arguments: contact_id, user_id.
claim_undone = Signal()

# Emitted when days without school were added or taken out. No arguments.
days_off_changed = Signal()
