"""What is said outside the app: a text to be pasted into a Zalo group or read out on the phone."""

from django.conf import settings

from directives.models import Assignment
from vietnam.dates import short


def zalo_text(row: Assignment, link: str = "") -> str:
    """Who is asked what, by when, and where to answer; plain text of a few lines. `link` opens without an account."""
    paper = row.directive
    when = f"Hạn: {short(row.due_on)}." if row.due_on else "Không quy định hạn."
    lines = [
        f"{paper.issuer_name} gửi {row.who}:",
        row.what,
        when,
        f"Theo {paper} ngày {short(paper.issued_on)}." if paper.issued_on else f"Theo {paper}.",
        f"Xem và báo cáo tại: {link or settings.BASE_URL + row.get_absolute_url()}",
    ]
    return "\n".join(lines)
