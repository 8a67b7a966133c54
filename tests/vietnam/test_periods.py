"""Periods of recurring duties: keys, names, cut-offs of NĐ 09/2019/NĐ-CP, deadlines on working days; words read."""

import datetime as dt
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vietnam import calendar, periods, recurring
from vietnam.periods import Kind, Period, Rule

DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2035, 12, 31))
KINDS = st.sampled_from(Kind)
HOURS = st.none() | st.times().map(lambda one: one.replace(second=0, microsecond=0, tzinfo=None))
MONTHLY = st.builds(
    Rule, st.sampled_from([Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.YEAR]), st.none() | st.integers(1, 31),
    st.sampled_from([0, 1]), HOURS,
)  # fmt: skip
WEEKLY = st.builds(Rule, st.just(Kind.WEEK), st.none() | st.integers(1, 7), st.just(0), HOURS)
RULES = MONTHLY | WEEKLY


def of(key: str) -> Period:
    period = periods.parse(key)
    assert period is not None
    return period


@pytest.mark.parametrize(
    ("key", "label", "first", "last"),
    [
        ("2026-11", "tháng 11/2026", (2026, 10, 15), (2026, 11, 14)),
        ("2026-01", "tháng 1/2026", (2025, 12, 15), (2026, 1, 14)),
        ("2026-Q4", "quý IV/2026", (2026, 9, 15), (2026, 12, 14)),
        ("2026-H1", "6 tháng đầu năm 2026", (2025, 12, 15), (2026, 6, 14)),
        ("2026-H2", "6 tháng cuối năm 2026", (2026, 6, 15), (2026, 12, 14)),
        ("2026", "năm 2026", (2025, 12, 15), (2026, 12, 14)),
        ("2026-W48", "tuần 23/11 – 29/11/2026", (2026, 11, 23), (2026, 11, 29)),
    ],
)
def test_figures_are_cut_off_on_the_fourteenth(key, label, first, last):
    assert (of(key).label, of(key).figures) == (label, (dt.date(*first), dt.date(*last)))


@pytest.mark.parametrize("key", ["", "2026-13", "2026-00", "2026-W54", "2026-Q5", "2026-h1", "26-11", "2026-11 "])
def test_what_is_no_key_is_no_period(key):
    assert periods.parse(key) is None


@given(KINDS, DAYS)
def test_a_day_lies_in_its_period_and_the_key_names_it(kind, day):
    period = periods.containing(kind, day)
    assert period.start <= day <= period.end
    assert periods.parse(period.key) == period


@given(KINDS, DAYS)
def test_periods_follow_each_other_without_a_gap_and_so_do_their_figures(kind, day):
    period = periods.containing(kind, day)
    after = period.next()
    assert after.start == period.end + dt.timedelta(days=1)
    assert after.figures[0] == period.figures[1] + dt.timedelta(days=1)
    assert period.key < after.key


@settings(deadline=None)  # the first day of each year loads its holidays
@given(RULES, DAYS)
def test_a_deadline_is_a_working_day_of_its_period_or_soon_after_it(rule, day):
    period = periods.containing(rule.kind, day)
    due = rule.due_on(period)
    if due is None:
        assert rule.kind is Kind.WEEK  # Tết
        return
    assert calendar.is_working_day(due)
    assert period.opens_on() <= due <= period.end + dt.timedelta(days=31 * rule.shift)


@settings(deadline=None)  # the first day of each year loads its holidays
@given(RULES, DAYS)
def test_the_first_period_from_a_day_is_the_first_that_can_still_be_kept(rule, day):
    first, second = islice(rule.from_day(day), 2)
    assert rule.due_on(first) >= day
    assert first.key < second.key
    before = periods.containing(rule.kind, first.start - dt.timedelta(days=1))
    assert rule.due_on(before) is None or rule.due_on(before) < day


def test_the_day_off_moves_the_deadline_back():
    rule = Rule(Kind.MONTH, day=25)
    assert rule.due_on(of("2026-10")) == dt.date(2026, 10, 23)  # the 25th is a Sunday
    assert rule.due_on(of("2026-11")) == dt.date(2026, 11, 25)
    assert Rule(Kind.MONTH, day=31).due_on(of("2026-02")) == dt.date(2026, 2, 27)
    assert Rule(Kind.QUARTER, day=5, shift=1).due_on(of("2026-Q4")) == dt.date(2027, 1, 5)
    assert Rule(Kind.YEAR, day=10).due_on(of("2026")) == dt.date(2026, 12, 10)
    assert Rule(Kind.MONTH, day=1).due_on(of("2026-01")) == dt.date(2026, 1, 2)
    assert Rule(Kind.YEAR, day=15, shift=-1).due_on(of("2026")) == dt.date(2026, 11, 13)


def test_the_week_of_tet_asks_for_nothing():
    rule = Rule(Kind.WEEK, day=5, time=dt.time(16))
    assert rule.due_on(of("2024-W07")) == dt.date(2024, 2, 16)
    assert Rule(Kind.WEEK, day=3).due_on(of("2024-W07")) is None  # off until Wednesday 14/02/2024
    assert rule.due_on(of("2024-W17")) == dt.date(2024, 4, 26)


def test_it_ends_at_its_end():
    rule = Rule(Kind.MONTH, day=25, until=dt.date(2026, 12, 31))
    assert [one.key for one in rule.from_day(dt.date(2026, 11, 26))] == ["2026-12"]
    assert [one.key for one in rule.from_day(dt.date(2026, 11, 25))] == ["2026-11", "2026-12"]


@pytest.mark.parametrize(
    ("printed", "rule"),
    [
        ("định kỳ trước ngày 25 hằng tháng", Rule(Kind.MONTH, day=25)),
        ("trước 25 hàng tháng", Rule(Kind.MONTH, day=25)),
        ("trước ngày 05 của tháng sau, báo cáo hằng tháng", Rule(Kind.MONTH, day=5, shift=1)),
        ("Định kỳ hằng tuần, trước 16 giờ 00 ngày thứ Sáu", Rule(Kind.WEEK, day=5, time=dt.time(16))),
        ("16 giờ thứ Sáu hằng tuần", Rule(Kind.WEEK, day=5, time=dt.time(16))),
        ("vào sáng thứ 2 hằng tuần", Rule(Kind.WEEK, day=1)),
        ("định kỳ hằng quý", Rule(Kind.QUARTER)),
        ("định kỳ 6 tháng", Rule(Kind.HALF)),
        ("định kỳ hàng năm (trước ngày 10/12)", Rule(Kind.YEAR, day=10)),
        ("hằng năm, trước ngày 15 tháng 11", Rule(Kind.YEAR, day=15, shift=-1)),
        ("định kỳ hằng năm", Rule(Kind.YEAR)),
    ],
)
def test_words_become_a_rule(printed, rule):
    assert recurring.rule_in(printed) == rule


@pytest.mark.parametrize(
    "printed", ["", "Thường xuyên", "định kỳ", "02 lần/ngày", "hằng tuần, hằng tháng", "định kỳ hằng tháng, quý, năm"]
)
def test_words_that_name_no_single_period_are_left_to_people(printed):
    assert recurring.rule_in(printed) is None


@pytest.mark.parametrize(
    ("kind", "typed", "rule"),
    [
        (Kind.MONTH, "25", Rule(Kind.MONTH, day=25)),
        (Kind.MONTH, "", Rule(Kind.MONTH)),
        (Kind.MONTH, "trước 16h30 ngày 05 tháng sau", Rule(Kind.MONTH, day=5, shift=1, time=dt.time(16, 30))),
        (Kind.WEEK, "thứ 6", Rule(Kind.WEEK, day=5)),
        (Kind.WEEK, "16:00 Chủ nhật", Rule(Kind.WEEK, day=7, time=dt.time(16))),
        (Kind.QUARTER, "20 tháng cuối quý", Rule(Kind.QUARTER, day=20)),
        (Kind.YEAR, "10/12", Rule(Kind.YEAR, day=10)),
        (Kind.YEAR, "15/01 năm sau", Rule(Kind.YEAR, day=15, shift=1)),
        (Kind.YEAR, "ngày 30/6", Rule(Kind.YEAR, day=30, shift=-6)),
    ],
)
def test_what_a_clerk_types_beside_the_period(kind, typed, rule):
    assert recurring.rule_of(kind, typed) == rule


@pytest.mark.parametrize(
    ("kind", "typed"),
    [(Kind.MONTH, "45"), (Kind.MONTH, "khi nào xong"), (Kind.WEEK, "thứ tám"), (Kind.WEEK, "25:00 thứ 6"),
     (Kind.YEAR, "10/13"), (Kind.YEAR, "15/3 năm sau"), (Kind.MONTH, "5 và 20")],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_an_example(kind, typed):
    with pytest.raises(ValueError, match="Hãy ghi như"):
        recurring.rule_of(kind, typed)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (Rule(Kind.MONTH, day=25), "hằng tháng, hạn ngày 25"),
        (Rule(Kind.WEEK, day=5, time=dt.time(16)), "hằng tuần, hạn 16:00 thứ Sáu"),
        (Rule(Kind.QUARTER, until=dt.date(2026, 12, 31)), "hằng quý, hạn ngày cuối kỳ, đến 31/12/2026"),
        (Rule(Kind.MONTH, day=5, shift=1), "hằng tháng, hạn ngày 05 tháng sau"),
        (Rule(Kind.YEAR, day=10), "hằng năm, hạn ngày 10/12"),
    ],
)
def test_a_rule_is_told_in_words(rule, told):
    assert recurring.words(rule) == told


@given(RULES)
def test_what_is_told_is_read_again(rule):
    read = recurring.rule_of(rule.kind, recurring.due_words(rule))
    assert read == rule or (rule.kind is Kind.WEEK and rule.day is None and read.day == 5)
