"""Makes copies of papers for the tests."""

from __future__ import annotations

from dataclasses import replace

from directives.models import Directive
from dispatches.models import Copy, CopyKind
from dispatches.names import Names
from dispatches.services import copies
from tests.world import NOW, TODAY, World


def facts(world: World, **changes: object) -> copies.CopyFacts:
    """An extract of two lines, signed by the deputy."""
    signer = Names(world.commune, on=TODAY).signers[0]
    chosen = copies.CopyFacts(
        kind=CopyKind.EXTRACT, on=TODAY, signer=signer, distribution=("Như trên", "Lưu: VT"),
        extract=("1. Tăng cường tuyên truyền.", "2. Báo cáo trước ngày 30/4/2024."),
    )  # fmt: skip
    return replace(chosen, **changes)  # type: ignore[arg-type]


def copied(world: World, directive: Directive, **changes: object) -> Copy:
    return copies.make(actor=world.clerk, directive=directive, facts=facts(world, **changes), at=NOW)
