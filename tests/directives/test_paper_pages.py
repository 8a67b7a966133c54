"""The pages of papers, as owner, colleague, recipient and stranger see them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from audit.models import Entry
from directives.models import Directive, LinkKind, Status
from directives.services import issuing, papers, work
from directives.states import State
from tests.directives.incoming import letter_below, plan_145, register
from tests.world import NOW, World, build
from units import services
from units.models import GroupMember

pytestmark = pytest.mark.django_db

MOST_QUERIES = 15


@pytest.fixture
def world() -> World:
    return build()


def page(actor, name: str, *arguments: str, **query: str):
    client = Client()
    client.force_login(actor.user)
    return client.get(reverse(f"directives:{name}", args=arguments), query)


def text(response) -> str:
    assert response.status_code == 200, response.content.decode()
    return " ".join(response.content.decode().split())


def post(actor, name: str, code: str, **values: object):
    client = Client()
    client.force_login(actor.user)
    return client.post(reverse(f"directives:{name}", args=[code]), values)


def queries(actor, name: str, *arguments: str) -> int:
    client = Client()
    client.force_login(actor.user)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(reverse(f"directives:{name}", args=arguments)).status_code == 200
    return len(caught)


# --- The list --------------------------------------------------------------------------------------------------------


def test_the_list_shows_own_and_received_papers_and_none_known_by_citation(world):
    letter_below(world)
    shown = text(page(world.clerk, "list"))
    assert "42/UBND-VHXH" in shown
    assert "145-KH/HU" in shown
    assert "28-CT/TW</a>" not in shown
    assert "156-KH/TU" not in shown
    assert "Dòng 1–2 trong 2 văn bản" in shown


def test_the_issuer_reads_how_far_a_paper_has_come_and_a_recipient_only_its_own_part(world):
    world.issue()
    for actor in (world.head, world.neighbour):
        work.receive(actor=actor, assignment=world.assignment_of(actor), at=NOW)
    row = world.assignment_of(world.head)
    work.report(actor=world.head, assignment=row, at=NOW, note="Đã phát loa.")
    work.accept(actor=world.officer, assignment=row, at=NOW)
    assert "nhận 2/10 · xong 1/10" in text(page(world.clerk, "list"))
    assert "nhận 2/10 · xong 1/10" in text(page(world.district, "list"))
    assert "nhận 1/1 · xong 0/1" in text(page(world.neighbour, "list"))


def test_a_stranger_sees_nothing_whatever_he_filters_by(world):
    letter_below(world)
    for query in ({}, {"q": "145"}, {"noi": "gui-den"}, {"nam": "2024"}, {"loai": "Công văn"}):
        shown = text(page(world.stranger, "list", **query))
        assert "42/UBND-VHXH" not in shown
        assert "145-KH/HU" not in shown
        assert '<option value="2024"' not in shown


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "145 kh hu ban thuong vu"}, {"145"}),
        ({"q": "tuyen truyen"}, {"42"}),
        ({"loai": "Kế hoạch"}, {"145"}),
        ({"tinh_trang": "issued"}, {"42"}),
        ({"noi": "cua-minh"}, {"42"}),
        ({"noi": "gui-den"}, {"145"}),
        ({"noi": "cap-duoi"}, set()),
        ({"nam": "2024", "xep": "so"}, {"42", "145"}),
        ({"nam": "abc", "loai": "không có", "xep": "x", "trang": "99"}, {"42", "145"}),
    ],
)
def test_filters_stand_in_the_address_and_what_makes_no_sense_is_left_out(world, query, expected):
    letter_below(world)
    found = {paper.number for paper, _ in page(world.clerk, "list", **query).context["papers"]}
    assert found == expected


def test_the_district_filters_what_was_issued_below(world):
    letter_below(world)
    found = [paper.number for paper, _ in page(world.district, "list", noi="cap-duoi").context["papers"]]
    assert found == ["42"]


def test_papers_are_put_in_order_by_date_and_number(world):
    for number in ("9", "10"):
        register(world.clerk, plan_145(number=number))
    order = {
        key: [paper.number for paper, _ in page(world.clerk, "list", xep=key).context["papers"]]
        for key in ("so", "-so", "ngay", "-ngay")
    }
    assert (order["so"], order["-so"]) == (["9", "10"], ["10", "9"])
    assert (order["ngay"], order["-ngay"]) == (["9", "10"], ["10", "9"])


def test_htmx_gets_the_table_alone(world):
    letter_below(world)
    client = Client()
    client.force_login(world.clerk.user)
    response = client.get(reverse("directives:list"), headers={"HX-Request": "true"})
    assert "<html" not in response.content.decode()
    assert "42/UBND-VHXH" in response.content.decode()
    assert "HX-Request" in response.headers["Vary"]


def test_an_empty_list_says_what_to_do_next(world):
    assert "Dán nội dung hoặc chọn tệp" in text(page(world.clerk, "list"))
    assert "Khi có văn bản gửi đến đơn vị" in text(page(world.head, "list"))
    assert "Xem tất cả văn bản" in text(page(world.clerk, "list", q="không có"))


# --- One paper -------------------------------------------------------------------------------------------------------


def test_the_issuer_sees_every_row_and_a_recipient_its_own(world):
    letter = letter_below(world)
    shown = text(page(world.clerk, "detail", letter.code))
    assert "Tổ dân phố 5" in shown
    assert "Tổ dân phố 6" in shown
    assert "đã nhận 0/9 · xong 0/9" in shown
    shown = text(page(world.head, "detail", letter.code))
    assert "Tổ dân phố 5" in shown
    assert "Tổ dân phố 6" not in shown
    assert "đã nhận" not in shown


def test_a_recipient_opens_the_letter_the_plan_sent_along_and_both_files(world):
    letter = letter_below(world)
    shown = text(page(world.head, "detail", letter.code))
    plan = Directive.objects.get(number="145")
    for target in (
        plan.get_absolute_url(),
        *(file.get_absolute_url() for file in (letter.files.get(), plan.files.get())),
    ):
        assert f'href="{target}"' in shown
    assert "Thực hiện Chỉ thị số 28-CT/TW của Bộ Chính trị" in text(page(world.head, "detail", plan.code))


def test_a_stranger_and_a_paper_known_by_citation_are_not_found(world):
    letter = letter_below(world)
    cited = Directive.objects.get(number="28")
    assert cited.status == Status.CITED
    for name in ("detail", "chain", "history", "correct", "withdraw"):
        assert page(world.stranger, name, letter.code).status_code == 404
        assert page(world.clerk, name, cited.code).status_code == 404
    assert post(world.stranger, "withdraw", letter.code, reason="x").status_code == 404


def test_who_is_not_signed_in_is_sent_to_the_door(world):
    letter = world.issue()
    for name in ("detail", "chain", "history", "correct", "withdraw"):
        assert Client().get(reverse(f"directives:{name}", args=[letter.code])).status_code == 302
    for name in ("list", "incoming", "outgoing"):
        assert Client().get(reverse(f"directives:{name}")).status_code == 302


def test_a_draft_opens_where_it_is_written(world):
    draft = world.draft()
    response = page(world.officer, "detail", draft.code)
    try:
        desk = reverse("dispatches:detail", args=[draft.code])
    except NoReverseMatch:
        assert "dự thảo" in text(response)
    else:
        assert response.headers["Location"] == desk
    assert page(world.head, "detail", draft.code).status_code == 404


def test_only_who_may_is_offered_a_change(world):
    letter, plan = letter_below(world), Directive.objects.get(number="145")
    offers = {
        ("clerk", letter): {"withdraw"},
        ("officer", letter): set(),
        ("head", letter): set(),
        ("clerk", plan): {"correct"},
        ("officer", plan): set(),
        ("head", plan): set(),
    }
    for (name, paper), expected in offers.items():
        shown = text(page(getattr(world, name), "detail", paper.code))
        found = {one for one in ("withdraw", "correct") if reverse(f"directives:{one}", args=[paper.code]) in shown}
        assert found == expected, name


def test_a_withdrawn_paper_says_so_and_stays_readable(world):
    letter = world.issue()
    issuing.withdraw(actor=world.clerk, directive=letter, reason="Ban hành nhầm", at=NOW)
    shown = text(page(world.head, "detail", letter.code))
    assert "Văn bản đã thu hồi" in shown
    assert "Ban hành nhầm" in shown


# --- The way and the history -----------------------------------------------------------------------------------------


def test_the_page_of_the_way_tells_the_days_and_the_crossing(world):
    letter = letter_below(world)
    shown = text(page(world.head, "chain", letter.code))
    for words in ("106 ngày từ văn bản đầu tiên", "67 ngày", "26 ngày", "Chuyển từ Đảng sang Nhà nước"):
        assert words in shown
    assert Directive.objects.get(number="28").code not in shown
    plan = Directive.objects.get(number="145")
    assert "Công văn 42/UBND-VHXH" in text(page(world.clerk, "chain", plan.code))


def test_the_page_of_the_history_names_no_sibling(world):
    letter = letter_below(world)
    for actor in (world.head, world.neighbour):
        work.receive(actor=actor, assignment=world.assignment_of(actor), at=NOW)
    shown = text(page(world.head, "history", letter.code))
    assert "Trần Văn Sáu (Tổ trưởng, Tổ dân phố 5) xác nhận đã nhận việc." in shown
    assert "Lý Thị Bảy" not in shown
    assert "lập dự thảo" not in shown
    assert "Lý Thị Bảy" in text(page(world.clerk, "history", letter.code))


# --- Changes ---------------------------------------------------------------------------------------------------------


def corrected(**changes: object) -> dict[str, object]:
    facts = plan_145()
    values = {
        "system": facts.system,
        "doc_type": facts.doc_type.pk,
        "number": facts.number,
        "symbol": facts.symbol,
        "issued_on": "27/3/2024",
        "place": facts.place,
        "issuer_name": facts.issuer_name,
        "subject": facts.subject,
    }
    return {**values, **changes}


def test_the_clerk_corrects_a_received_paper(world):
    paper = register(world.clerk).directive
    assert "KH/HU" in text(page(world.clerk, "correct", paper.code))
    for _ in range(2):
        response = post(
            world.clerk, "correct", paper.code, **corrected(subject="Về trẻ em", issuer=world.district_unit.pk)
        )
        assert response.headers["Location"] == paper.get_absolute_url()
    paper.refresh_from_db()
    assert (paper.subject, paper.issuer) == ("Về trẻ em", world.district_unit)
    assert Entry.objects.filter(verb="paper.corrected").count() == 1
    assert "sửa thông tin" in text(page(world.clerk, "history", paper.code))


def test_a_wrong_date_and_a_taken_number_keep_what_was_typed(world):
    register(world.clerk, plan_145(number="146"))
    paper = register(world.clerk).directive
    for wrong, sentence in (
        ({"issued_on": "31/02/2024"}, "Ngày ban hành –"),
        ({"number": "0146"}, "Đã có văn bản khác mang số 146-KH/HU"),
        ({"number": ""}, "Số –"),
    ):
        response = post(world.clerk, "correct", paper.code, **corrected(subject="Chữ vừa gõ", **wrong))
        shown = response.content.decode()
        assert response.status_code == 422
        assert sentence in shown
        assert "Chữ vừa gõ" in shown
    assert Directive.objects.get(pk=paper.pk).subject == plan_145().subject


def test_a_colleague_is_told_why_he_may_not_and_nothing_changes(world):
    paper, letter = register(world.clerk).directive, world.issue()
    for name, target, actor, reason in (
        ("correct", paper, world.officer, "Chỉ văn thư của đơn vị được vào sổ văn bản."),
        ("correct", letter, world.clerk, "Chỉ sửa được thông tin của văn bản đến."),
        ("withdraw", letter, world.officer, "Chỉ văn thư của đơn vị được vào sổ văn bản."),
        ("withdraw", paper, world.clerk, "Chỉ thu hồi được văn bản đã phát hành của cơ quan mình."),
    ):
        response = page(actor, name, target.code)
        assert response.status_code == 403
        assert reason in response.content.decode()
    response = post(world.officer, "correct", paper.code, **corrected(subject="Chữ vừa gõ"))
    assert response.status_code == 422
    assert "Chữ vừa gõ" in response.content.decode()
    assert post(world.officer, "withdraw", letter.code, reason="nhầm").status_code == 422
    assert set(Directive.objects.filter(pk__in=[paper.pk, letter.pk]).values_list("status", flat=True)) == {
        Status.REGISTERED,
        Status.ISSUED,
    }


def test_the_clerk_withdraws_a_letter_with_a_reason(world):
    letter = world.issue()
    assert page(world.clerk, "withdraw", letter.code).status_code == 200
    assert post(world.clerk, "withdraw", letter.code, reason=" ").status_code == 422
    for _ in range(2):
        response = post(world.clerk, "withdraw", letter.code, reason="Ban hành nhầm")
        assert response.headers["Location"] == letter.get_absolute_url()
    assert set(letter.assignments.values_list("state", flat=True)) == {State.WITHDRAWN}
    assert Entry.objects.filter(verb="paper.withdrawn").count() == 1


# --- Queries ---------------------------------------------------------------------------------------------------------


# As recorded, the frame of the page included; the number of rows changes nothing.
RECORDED = {"list": 9, "clerk": 13, "head": 13, "district": 13, "chain": 11, "history": 7}


def test_the_list_costs_the_same_with_five_and_with_two_hundred_papers(world):
    def fill(count: int) -> None:
        kind = plan_145().doc_type
        same = {"doc_type": kind, "issuer": world.commune, "status": Status.DRAFT, "created_at": NOW}
        Directive.objects.bulk_create(Directive(**same) for _ in range(count))

    world.issue()
    fill(5)
    few = queries(world.clerk, "list")
    fill(195)
    assert queries(world.clerk, "list") == few <= RECORDED["list"] <= MOST_QUERIES


def test_a_paper_costs_the_same_with_five_and_with_two_hundred_rows(world):
    plan = register(world.clerk).directive

    def cost(number: str) -> dict[str, int]:
        draft = world.draft()
        for kind in (LinkKind.IMPLEMENTS, LinkKind.ATTACHES):
            papers.link(draft, plan, kind)
        code = world.issue(draft, number=number).code
        readers = {"clerk": world.clerk, "head": world.head, "district": world.district}
        found = {name: queries(actor, "detail", code) for name, actor in readers.items()}
        return found | {name: queries(world.clerk, name, code) for name in ("chain", "history")}

    few = cost("42")
    for number in range(100, 300):
        more = services.open_unit(
            parent=world.commune, name=f"Xóm {number}", short_name=f"Xóm {number}", branch="state", kind="neighbourhood"
        )
        GroupMember.objects.create(group=world.all_neighbourhoods, unit=more, position=number)
    assert cost("43") == few
    assert all(count <= RECORDED[name] <= MOST_QUERIES for name, count in few.items()), few
