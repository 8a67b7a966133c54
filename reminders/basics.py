"""The rules of reminding that an empty house starts with. An office may change them."""

from typing import Any

from reminders.models import Occasion, Reminder

RULES = [
    ("Trước hạn 3 ngày làm việc", Occasion.BEFORE, 3),
    ("Trước hạn 1 ngày làm việc", Occasion.BEFORE, 1),
    ("Đúng ngày đến hạn", Occasion.ON, 0),
    ("Quá hạn 1 ngày làm việc", Occasion.AFTER, 1),
    ("Quá hạn, cứ 5 ngày làm việc nhắc một lần", Occasion.EVERY, 5),
    ("Việc không có hạn: tóm tắt đầu tháng", Occasion.MONTHLY, 0),
]


def load(**_: Any) -> None:
    """Fill the table if it is empty; sent by `post_migrate`, harmless when run again."""
    if not Reminder.objects.exists():
        Reminder.objects.bulk_create(
            Reminder(name=name, occasion=occasion, days=days) for name, occasion, days in RULES
        )
