"""The news that this room sends upward, inside the transaction in which it became true. What may be very many rows
comes as a queryset.

`papers_delivered`: a paper was issued; kwargs `directive`, `deliveries` (a queryset), `actor`, `at`.
`paper_withdrawn`: a paper of ours is in force no more; kwargs `directive`, `reason`, `replaced_by` (Directive or None),
`taken_back` (a queryset of the Assignments that go with it: held, and still in the state that they had), `actor`, `at`.
`assignments_given`: rows were given; kwargs `directive`, `assignments` (a queryset), `actor`, `at`.
`period_opened`: the next period of a task that recurs was opened; kwargs `task`, `assignments` (list), `at`.
`assignment_moved`: one row moved; kwargs `assignment`, `verb`, `actor`, `at`.
`extension_moved`: a later deadline was asked for or answered; kwargs `extension`, `verb` (ask, or one of
`extension_states.ANSWERS`), `actor`, `at`.
`draft_made`: a draft of our own paper was made; kwargs `directive`, `actor`, `at`, `parts` (see `services.drafts`).
"""

from django.dispatch import Signal

papers_delivered = Signal()
paper_withdrawn = Signal()
assignments_given = Signal()
period_opened = Signal()
assignment_moved = Signal()
extension_moved = Signal()
draft_made = Signal()
