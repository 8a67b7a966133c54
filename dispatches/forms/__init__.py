"""What may be typed about a letter? Shapes only; the services know the rules."""

from dispatches.forms.editor import Editor
from dispatches.forms.moves import IssueForm, ReturnForm, ScanForm, SignedForm
from dispatches.forms.start import StartForm, TemplateForm

__all__ = ["Editor", "IssueForm", "ReturnForm", "ScanForm", "SignedForm", "StartForm", "TemplateForm"]
