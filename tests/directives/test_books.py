"""The books of a unit: its own lines only, per year, all columns of the decree on paper."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from directives.models import Addressee, AddresseeKind
from directives.services import issuing
from tests.directives.incoming import plan_145, register
from tests.world import NOW, World, build
from units.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build()


def book(actor, name: str, **query: str) -> html.HtmlElement:
    client = Client()
    client.force_login(actor.user)
    response = client.get(reverse(f"directives:{name}"), query)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def rows(page: html.HtmlElement) -> list[list[str]]:
    return [[" ".join(cell.text_content().split()) for cell in row] for row in page.xpath("//table/tbody/tr")]


def test_the_book_of_incoming_papers_has_the_columns_of_the_decree(world):
    register(world.clerk)
    page = book(world.clerk, "incoming", nam="2024")
    assert len(page.xpath("//thead//th")) == 10
    (row,) = rows(page)
    assert row[:6] == [
        "29/3/2024",
        "1",
        "Ban Thường vụ Huyện ủy Định Hóa",
        "145-KH/HU",
        "27/3/2024",
        "Kế hoạch: Thực hiện Chỉ thị số 28-CT/TW về chăm sóc, giáo dục và bảo vệ trẻ em",
    ]


def test_the_book_of_outgoing_papers_names_signer_and_addressees(world):
    issuing.withdraw(actor=world.clerk, directive=world.issue(), reason="nhầm", at=NOW)
    page = book(world.clerk, "outgoing", nam="2024")
    assert len(page.xpath("//thead//th")) == 10
    (row,) = rows(page)
    assert row[:2] == ["42/UBND-VHXH", "09/4/2024"]
    assert row[3:5] == ["Nguyễn Trung Kiên", "Các ban ngành, đoàn thể; Các tổ dân phố"]
    assert row[9] == "Đã thu hồi ngày 09/4/2024"


def test_the_book_names_who_got_the_paper_and_who_keeps_the_copy(world):
    """ "Như trên" names nobody, "Lưu" has a column of its own, and those written to come first."""
    letter = world.issue()
    for position, text in enumerate(["Như trên;", "- Lãnh đạo UBND;", "Lưu: VT, VHXH."]):
        Addressee.objects.create(directive=letter, kind=AddresseeKind.COPY, position=position, text=text)
    (row,) = rows(book(world.clerk, "outgoing", nam="2024"))
    assert row[4:6] == ["Các ban ngành, đoàn thể; Các tổ dân phố; Lãnh đạo UBND", "VT, VHXH"]


def test_a_unit_reads_its_own_book_only(world):
    register(world.clerk)
    world.issue()
    for actor in (world.stranger, world.district, world.head):
        for name in ("incoming", "outgoing"):
            assert rows(book(actor, name, nam="2024")) == []


def test_each_year_has_its_book_and_the_printed_one_begins_with_the_first_line(world):
    for number in range(1, 61):
        register(world.clerk, plan_145(number=str(number)), alone=True)
    register(world.clerk, plan_145(number="61"), arrived_on=date(2025, 1, 2))
    shown = rows(book(world.clerk, "incoming", nam="2024"))
    assert (len(shown), shown[0][1], rows(book(world.clerk, "incoming", nam="2024", trang="2"))[-1][1]) == (
        50,
        "60",
        "1",
    )
    assert [row[3] for row in rows(book(world.clerk, "incoming", nam="2025"))] == ["61-KH/HU"]
    printed = rows(book(world.clerk, "incoming", **{"nam": "2024", "ban-in": "1"}))
    assert [row[1] for row in printed] == [str(number) for number in range(1, 61)]


def test_the_book_is_searched_and_what_makes_no_sense_is_left_out(world):
    register(world.clerk)
    register(world.clerk, plan_145(number="146", subject="Phòng chống đuối nước"))
    assert [row[1] for row in rows(book(world.clerk, "incoming", nam="2024", q="duoi nuoc"))] == ["2"]
    page = book(world.clerk, "incoming", nam="2024", q="không có")
    assert "Không có dòng nào như vậy" in page.text_content()
    assert "chưa có văn bản đến nào" in book(world.clerk, "incoming", nam="1900").text_content()


def test_who_holds_no_post_is_told_why(world):
    person = User.objects.create_user("khong-chuc-danh", full_name="Lò Văn Không")
    client = Client()
    client.force_login(person)
    response = client.get(reverse("directives:incoming"))
    assert response.status_code == 403
    assert "chưa được phân công chức danh" in response.content.decode()
    assert client.get(reverse("directives:list")).status_code == 200


def test_a_book_costs_the_same_with_one_and_with_fifty_lines(world):
    client = Client()
    client.force_login(world.clerk.user)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            client.get(reverse("directives:incoming"), {"nam": "2024"})
        return len(caught)

    register(world.clerk)
    few = queries()
    for number in range(200, 250):
        register(world.clerk, plan_145(number=str(number)), alone=True)
    assert queries() == few <= 15
