"""What happened in rooms; sent on commit. Whoever looks after people listens here."""

from django.dispatch import Signal

# Emitted when a message was held: hidden until a person looks. A worker repairs what a lost signal missed.
# Arguments: message_id, cause (rooms.actions.holding.Cause).
message_held = Signal()

# Emitted when a message was held, released, removed, restored or edited by its author.
# Arguments: message_id, change ("held", "released", "removed", "restored", "edited").
message_changed = Signal()

# Emitted when a message was sent although the check had warned its author. Arguments: message_id, labels (of guard).
message_sent_after_warning = Signal()
