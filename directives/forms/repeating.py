"""How often a task is due, as a clerk sets it: the period, the deadline in it, and until when."""

from __future__ import annotations

from typing import Any

from django import forms

from directives.models.repeating import Repeats
from units.fields import DayField
from vietnam.periods import Kind, Rule
from vietnam.recurring import due_words, rule_of

NAMES = ("repeats", "repeats_on", "repeats_until")


class RepeatingForm(forms.Form):
    """Three fields of a task; `rule` after it was found valid. A task has one deadline, or one in each period."""

    repeats = forms.ChoiceField(label="Lặp lại", required=False, choices=[("", "không lặp lại"), *Repeats.choices])
    repeats_on = forms.CharField(
        label="Hạn trong kỳ", required=False, max_length=60, help_text="25; 05 tháng sau; 16:00 thứ Sáu. Trống: cuối kỳ"
    )
    repeats_until = DayField(label="Lặp lại đến ngày", required=False, help_text="Trống: đến khi dừng")

    rule: Rule | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kind, on, until = cleaned.get("repeats"), cleaned.get("repeats_on", ""), cleaned.get("repeats_until")
        if not kind:
            if (on or until) and "repeats" not in self.errors:
                self.add_error("repeats", "Đã ghi hạn trong kỳ hoặc ngày kết thúc thì phải chọn lặp lại theo kỳ nào.")
            return cleaned
        if cleaned.get("due_on"):
            self.add_error(
                "due_on", "Việc lặp lại có hạn riêng trong từng kỳ: hãy bỏ trống hạn này, hoặc không lặp lại."
            )
        try:
            rule = rule_of(Kind(kind), on)
        except ValueError as unread:
            self.add_error("repeats_on", str(unread))
        else:
            self.rule = Rule(rule.kind, rule.day, rule.shift, rule.time, until)
        return cleaned


def initial_of(rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {}
    return {"repeats": rule.kind.value, "repeats_on": due_words(rule), "repeats_until": rule.until}
