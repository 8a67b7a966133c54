"""Are dates, numbers, states and bars written as the house writes them?"""

import datetime
from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from directives.models import Status
from directives.states import State
from directives.timeliness import Timeliness
from dissemination.look import shapes, words
from dissemination.templatetags import house


def said(source, **context):
    return Template("{% load house %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (datetime.date(2024, 4, 5), "05/4/2024"),
        (datetime.date(2024, 1, 31), "31/01/2024"),
        (datetime.date(2024, 2, 9), "09/02/2024"),
        (datetime.date(2024, 3, 1), "01/3/2024"),
        (datetime.date(2024, 12, 12), "12/12/2024"),
        (None, ""),
    ],
)
def test_a_day_is_written_as_the_decree_writes_it(date, written):
    assert house.day(date) == written


def test_an_instant_is_told_in_vietnam_not_in_utc():
    late = datetime.datetime(2024, 4, 14, 18, 5, tzinfo=datetime.UTC)
    assert house.day(late) == "15/4/2024"
    assert house.moment(late) == "01:05 ngày 15/4/2024"
    assert timezone.get_current_timezone_name() == "Asia/Ho_Chi_Minh"


def test_the_day_of_the_week_has_its_name():
    assert house.weekday(datetime.date(2024, 4, 19)) == "thứ Sáu, 19/4/2024"


@pytest.mark.parametrize(("value", "written"), [(1234, "1.234"), (0, "0"), (Decimal("7310"), "7.310"), (None, "–")])
def test_numbers_have_points_at_the_thousands(value, written):
    assert house.number(value) == written


@pytest.mark.parametrize(
    ("ratio", "written"),
    [(0.885, "88,5\u00a0%"), (1, "100\u00a0%"), (0, "0\u00a0%"), (1 / 3, "33,3\u00a0%"), (None, "–")],
)
def test_a_ratio_is_a_percentage_with_one_decimal(ratio, written):
    assert house.percent(ratio) == written


@pytest.mark.parametrize("state", words.STATES)
def test_every_state_has_a_shape_and_a_word(state):
    html = house.tag(state)
    assert "<svg" in html
    assert words.STATES[state][1] in html


@pytest.mark.parametrize("state", [*State, *Timeliness, *Status])
def test_a_state_of_a_room_is_told_in_that_rooms_word(state):
    assert str(state) in words.STATES
    assert str(state.label) in house.tag(state)


def test_every_tone_has_its_own_shape():
    drawn = [shapes.state(tone) for tone in words.TONES]
    assert len(set(drawn)) == len(words.TONES)


def test_a_tag_may_say_its_own_word_which_is_escaped():
    assert "&lt;b&gt;" in said('{% tag "over" word %}', word="<b>")


def test_a_bar_tells_its_figures_and_fills_the_whole():
    html = said('{% stacked parts "Xã Bảo Linh" %}', parts={"done": 1, "late": 0, "over": 3})
    assert "<title>Xã Bảo Linh: đúng hạn 1, quá hạn 3</title>" in html
    assert 'x="0.00%" width="25.00%"' in html
    assert 'x="25.00%" width="75.00%"' in html
    assert "c-late" not in html
    assert "style" not in html


def test_a_bar_of_nothing_says_so():
    assert "chưa có việc nào" in said("{% stacked parts %}", parts=[("done", 0)])


def test_a_chart_is_a_table_with_bars():
    html = said('{% barchart rows "Đã tuyên truyền" %}', rows=[("Loa", 412, "/loa/"), ("Zalo", 1530), ("Khác", 0)])
    assert '<a href="/loa/">Loa</a>' in html
    assert "1.530" in html
    assert 'width="100.00%"' in html
    assert 'width="0.00%"' in html


@pytest.mark.parametrize(("query", "link"), [("", "?xep=ten"), ("?xep=ten", "?xep=-ten"), ("?xep=-ten", "?xep=ten")])
def test_a_column_head_sorts_and_then_turns_around(query, link):
    request = RequestFactory().get("/" + query)
    assert f'href="{link}"' in said('{% sort_link "ten" "Đơn vị" %}', request=request)


def test_sorting_keeps_the_filter_and_starts_at_the_first_page():
    request = RequestFactory().get("/?don-vi=5&trang=3")
    assert 'href="?don-vi=5&amp;xep=ten"' in said('{% sort_link "ten" "Đơn vị" %}', request=request)


def test_page_links_keep_the_other_parameters():
    request = RequestFactory().get("/?don-vi=5&trang=3")
    html = said('{% pages page "việc" %}', request=request, page=Paginator(range(1204), 50).get_page(3))
    assert "Dòng 101–150 trong 1.204 việc" in html
    assert "?don-vi=5&amp;trang=4" in html
    assert 'aria-current="page">3<' in html


def test_an_empty_place_says_what_to_do_next():
    html = said('{% nothing "Chưa có văn bản" "Dán văn bản đầu tiên." "/them/" "Thêm" %}')
    assert "Dán văn bản đầu tiên." in html
    assert 'href="/them/"' in html


def test_a_qr_code_holds_the_address_and_nothing_that_the_policy_forbids():
    drawn = said("{% qr address label %}", address="https://vi.du/x/ABC", label='Mã "QR"')
    assert 'aria-label="Mã &quot;QR&quot;"' in drawn
    assert "<svg" in drawn
    assert "style=" not in drawn
    assert drawn != said("{% qr address label %}", address="https://vi.du/x/ABD", label='Mã "QR"')


def test_counts_of_a_bar_carry_the_point_of_thousands():
    assert "1.234" in said("{% legend parts %}", parts=[("over", 1234, "quá hạn")])
    assert "quá hạn 1.234" in said("{% stacked parts %}", parts=[("over", 1234, "quá hạn")])
