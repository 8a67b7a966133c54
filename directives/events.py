"""The news that this room sends upward, inside the transaction in which it became true. What may be very many rows
comes as a queryset.

`papers_delivered`: a paper was issued; kwargs `directive`, `deliveries` (a queryset), `actor`, `at`.
`assignments_given`: rows were given; kwargs `directive`, `assignments` (a queryset), `actor`, `at`.
`assignment_moved`: one row moved; kwargs `assignment`, `verb`, `actor`, `at`.
`extension_moved`: a later deadline was asked for or answered; kwargs `extension`, `verb` (ask, or one of
`extension_states.ANSWERS`), `actor`, `at`.
`draft_made`: a draft of our own paper was made; kwargs `directive`, `actor`, `at`, `parts` (see `services.drafts`).
"""

from django.dispatch import Signal

papers_delivered = Signal()
assignments_given = Signal()
assignment_moved = Signal()
extension_moved = Signal()
draft_made = Signal()
