"""More empty rows on the page where a paper is checked, with nothing lost that was typed."""

import pytest

from directives.models import Directive
from intake.models import Arrival
from tests.intake.desk import arrive, fields_of, save
from tests.intake.papers import PLAN, paper

pytestmark = [pytest.mark.urls("tests.intake.urls"), pytest.mark.usefixtures("party")]


@pytest.mark.parametrize(("name", "field"), [("tasks", "text"), ("citations", "number"), ("to", "text")])
def test_more_rows_come_with_all_that_was_typed(clerk, name, field):
    arrival = arrive(clerk, paper(PLAN))
    before = fields_of(clerk.get(arrival.get_absolute_url()))
    answer = save(clerk, arrival, more=name, subject="Đang gõ dở", issued_on="ngày nào đó")
    after = fields_of(answer)
    assert answer.status_code == 200
    assert (after["subject"], after["issued_on"]) == ("Đang gõ dở", "ngày nào đó")
    total = int(before[f"{name}-TOTAL_FORMS"])
    assert int(after[f"{name}-TOTAL_FORMS"]) == total + 3
    assert after[f"{name}-{total + 2}-{field}"] == ""
    assert "Chưa lưu được" not in answer.content.decode(), "nothing is judged before it is to be saved"
    assert Arrival.objects.get().outcome is None


def test_what_is_typed_into_the_new_rows_is_saved(clerk):
    arrival = arrive(clerk, paper(PLAN))
    fields = fields_of(save(clerk, arrival, more="tasks"))
    last = int(fields["tasks-TOTAL_FORMS"]) - 1
    answer = clerk.post(arrival.get_absolute_url(), fields | {f"tasks-{last}-text": "Việc gõ thêm."})
    assert answer.status_code == 302
    assert Directive.objects.get(number="145").tasks.last().text == "Việc gõ thêm."


def test_rows_of_something_unknown_are_a_plain_save(clerk):
    arrival = arrive(clerk, paper(PLAN))
    assert save(clerk, arrival, more="everything").status_code == 302


def test_there_is_an_end_to_more_rows(clerk):
    arrival = arrive(clerk, paper(PLAN))
    fields = fields_of(clerk.get(arrival.get_absolute_url())) | {"copies-TOTAL_FORMS": "299", "more": "copies"}
    after = fields_of(clerk.post(arrival.get_absolute_url(), fields))
    assert after["copies-TOTAL_FORMS"] == "300"
