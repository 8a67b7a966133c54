"""What goes out on paper: our own papers in the making, copies, batches of copies, and where numbers come from."""

from dispatches.models.batches import Batch, BatchKind, PersonalCopy
from dispatches.models.copies import Copy, CopyKind, CopySeries, CopySignature
from dispatches.models.letters import Letter, LetterVersion
from dispatches.models.numbers import NumberBlock, NumberRule, NumberSeries, NumberUse, Span, Term
from dispatches.models.secret import Secrecy, SecretEntry, SecretRegister
from dispatches.models.sequels import ENDS, Sequel, SequelKind
from dispatches.models.signatures import Revocation, Signature, SignatureKind, Standing
from dispatches.models.templates import LetterTemplate
from dispatches.models.typed import TypedDraft

__all__ = [
    "ENDS",
    "Batch",
    "BatchKind",
    "Copy",
    "CopyKind",
    "CopySeries",
    "CopySignature",
    "Letter",
    "LetterTemplate",
    "LetterVersion",
    "NumberBlock",
    "NumberRule",
    "NumberSeries",
    "NumberUse",
    "PersonalCopy",
    "Revocation",
    "Secrecy",
    "SecretEntry",
    "SecretRegister",
    "Sequel",
    "SequelKind",
    "Signature",
    "SignatureKind",
    "Span",
    "Standing",
    "Term",
    "TypedDraft",
]
