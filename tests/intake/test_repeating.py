"""What a paper asks for again and again is read, proposed as a rule and kept as the clerk corrects it."""

from datetime import date, time

import pytest

from directives.models import Task
from tests.intake.desk import arrive, fields_of, save, sign_in
from tests.intake.papers import TAN_SON, paper
from vietnam.periods import Kind, Rule

pytestmark = pytest.mark.django_db
WEEKLY = {"repeats": "week", "repeats_on": "16:00 thứ Sáu", "repeats_until": ""}


def row_of(fields: dict[str, str]) -> int:
    return next(n for n in range(20) if fields.get(f"tasks-{n}-repeats"))


def test_every_friday_at_four_is_proposed(world):
    clerk = sign_in(world.clerk)
    fields = fields_of(clerk.get(arrive(clerk, paper(TAN_SON)).get_absolute_url()))
    n = row_of(fields)
    assert {name: fields[f"tasks-{n}-{name}"] for name in WEEKLY} == WEEKLY
    assert fields[f"tasks-{n}-recurrence"] == "Định kỳ hằng tuần, trước 16 giờ 00 ngày thứ Sáu"


def test_the_proposal_is_kept_when_it_is_saved(world):
    clerk = sign_in(world.clerk)
    assert save(clerk, arrive(clerk, paper(TAN_SON))).status_code == 302
    task = Task.objects.exclude(repeats="").get()
    assert task.rule == Rule(Kind.WEEK, day=5, time=time(16))


def test_the_clerk_corrects_it(world):
    clerk = sign_in(world.clerk)
    arrival = arrive(clerk, paper(TAN_SON))
    n = row_of(fields_of(clerk.get(arrival.get_absolute_url())))
    typed = {"repeats": "month", "repeats_on": "05 tháng sau", "repeats_until": "31/12/2024"}
    assert save(clerk, arrival, **{f"tasks-{n}-{name}": value for name, value in typed.items()}).status_code == 302
    assert Task.objects.exclude(repeats="").get().rule == Rule(Kind.MONTH, 5, 1, until=date(2024, 12, 31))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"repeats_on": "khi nào xong"}, "Không đọc được hạn trong kỳ."),
        ({"repeats": ""}, "thì phải chọn lặp lại theo kỳ nào."),
        ({"due_on": "31/5/2024"}, "Việc lặp lại có hạn riêng trong từng kỳ"),
    ],
)
def test_what_makes_no_sense_is_said_and_kept(world, typed, sentence):
    clerk = sign_in(world.clerk)
    arrival = arrive(clerk, paper(TAN_SON))
    n = row_of(fields_of(clerk.get(arrival.get_absolute_url())))
    answer = save(clerk, arrival, **{f"tasks-{n}-{name}": value for name, value in typed.items()})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert fields_of(answer)[f"tasks-{n}-repeats_on"] == typed.get("repeats_on", "16:00 thứ Sáu")
    assert not Task.objects.exists()
