"""What must be done, by whom: papers and their chain, tasks, assignments, results."""

from directives.models.books import Direction, Register, RegisterEntry
from directives.models.channels import Channel, Indicator
from directives.models.extensions import Extension
from directives.models.papers import (
    Directive,
    DocumentType,
    FileKind,
    Link,
    LinkKind,
    PaperFile,
    Status,
    System,
    Urgency,
)
from directives.models.passes import Pass
from directives.models.tallies import Tally
from directives.models.tasks import Addressee, AddresseeKind, AddresseeTarget, AssignmentRole, Task, TaskTarget
from directives.models.work import Assignment, Delivery, Evidence, Result

__all__ = [
    "Addressee",
    "AddresseeKind",
    "AddresseeTarget",
    "Assignment",
    "AssignmentRole",
    "Channel",
    "Delivery",
    "Direction",
    "Directive",
    "DocumentType",
    "Evidence",
    "Extension",
    "FileKind",
    "Indicator",
    "Link",
    "LinkKind",
    "PaperFile",
    "Pass",
    "Register",
    "RegisterEntry",
    "Result",
    "Status",
    "System",
    "Tally",
    "Task",
    "TaskTarget",
    "Urgency",
]
