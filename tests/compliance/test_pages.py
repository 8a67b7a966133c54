"""Who sees which figures, and what the pages do with a wrong address, much data and none."""

import csv
import io

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from compliance import access
from directives.models import Assignment
from directives.services import issuing
from tests.compliance import scenes
from tests.world import NOW, World, build, person
from units.models import Role, User

pytestmark = pytest.mark.django_db
DASHBOARD, ASIDE, SHEET = "/tien-do/", "/tien-do/ben-canh/", "/tien-do/bang-tinh/"


@pytest.fixture
def world() -> World:
    return build()


@pytest.fixture(autouse=True)
def on_the_thirtieth_day(time_machine):
    time_machine.move_to(scenes.LATER, tick=False)


@pytest.fixture
def visit(client):
    """`visit(actor, address)`: the answer to a signed-in person."""

    def get(actor, address, **query):
        client.force_login(actor.user)
        return client.get(address, query)

    return get


def of_paper(directive):
    return reverse("compliance:directive", args=[directive.code])


def of_unit(unit):
    return reverse("compliance:unit", args=[unit.pk])


def sheet(answer):
    """The lines of a downloaded table."""
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.content.decode("utf-16")), dialect="excel-tab"))


# --- Whose figures ---------------------------------------------------------------------------------------------------


def test_the_district_sees_both_communes_and_the_commune_its_own(world, visit):
    clerk = scenes.district_clerk(world)
    scenes.every_class(world)
    scenes.district_letter(world, clerk, [world.commune, world.next_commune])
    district = sheet(visit(world.district, SHEET))
    assert {line[0] for line in district[1:]} == {"Thị trấn Chợ Chu", "Xã Phúc Chu"}
    own = visit(world.officer, DASHBOARD)
    assert own.context["board"].counts.given == 9 + 1
    assert "Phúc Chu" not in own.content.decode()


def test_a_stranger_sees_nothing_of_the_next_commune(world, visit):
    directive = scenes.every_class(world)
    answer = visit(world.stranger, DASHBOARD)
    assert answer.context["board"].counts.given == 0
    assert "Chưa có việc nào để theo dõi" in answer.content.decode()
    assert len(sheet(visit(world.stranger, SHEET))) == 1
    for address in (of_paper(directive), of_unit(world.commune), of_unit(world.neighbourhoods[0])):
        assert visit(world.stranger, address).status_code == 404


@pytest.mark.parametrize("page", [DASHBOARD, ASIDE, SHEET])
def test_a_filter_on_what_is_not_ones_own_is_no_page(world, visit, page):
    directive = scenes.every_class(world)
    foreign = [{"van_ban": directive.code}, {"don_vi": world.commune.pk}, {"don_vi": world.neighbourhoods[0].pk}]
    for query in foreign:
        assert visit(world.stranger, page, **query).status_code == 404
        assert visit(world.district, page, **query).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        {"van_ban": "khong-co"},
        {"don_vi": "999999"},
        {"don_vi": "x"},
        {"don_vi": "9" * 30},
        {"ky": "2024-13"},
        {"tinh_trang": "xong"},
    ],
)
def test_an_unknown_filter_is_no_page_and_never_the_whole(world, visit, query):
    scenes.every_class(world)
    assert visit(world.district, DASHBOARD, **query).status_code == 404


def test_the_head_of_a_neighbourhood_gets_his_own_unit_instead_of_the_dashboard(world, visit):
    scenes.every_class(world)
    answer = visit(world.head, DASHBOARD)
    assert answer.status_code == 302
    assert answer.url == of_unit(world.head.unit)
    own = visit(world.head, answer.url)
    assert own.context["board"].counts.given == 1
    assert visit(world.head, of_unit(world.neighbour.unit)).status_code == 404
    assert visit(world.head, of_unit(world.commune)).status_code == 404


def test_the_sheet_and_the_side_give_a_head_no_more_than_his_own_row(world, visit):
    scenes.every_class(world)
    assert [line[0] for line in sheet(visit(world.head, SHEET))[1:]] == ["Tổ dân phố 5"]
    assert visit(world.head, ASIDE).context["beside"].papers[0].counts.given == 1


def test_who_holds_no_post_is_told_why_there_is_nothing_to_see(world, client, rf):
    nobody = User.objects.create_user("khong", "x", full_name="Người Không Chức")
    client.force_login(nobody)
    assert client.get(DASHBOARD).status_code == 403
    request = rf.get(DASHBOARD)
    request.actor = None
    with pytest.raises(PermissionDenied, match="chưa được phân công"):
        access.watcher(request)


def test_a_stranger_to_the_house_is_sent_to_the_door(world, client, settings):
    settings.LOGIN_URL = "/dang-nhap/"
    for address in (DASHBOARD, ASIDE, SHEET, of_unit(world.commune)):
        assert client.get(address).status_code == 302


# --- One paper -------------------------------------------------------------------------------------------------------


def test_the_issuer_sees_every_row_of_its_paper_and_a_recipient_its_own(world, visit):
    directive = scenes.every_class(world)
    whole = visit(world.officer, of_paper(directive), bang="tung-viec")
    assert whole.context["page"].paginator.count == 9
    assert "Tổ dân phố 1" in whole.content.decode()
    assert "Tổ dân phố" not in visit(world.head, of_paper(directive)).content.decode().replace("Tổ dân phố 5", "")
    own = visit(world.head, of_paper(directive), bang="tung-viec")
    assert [line.assignment.unit for line in own.context["lines"]] == [world.head.unit]
    assert own.context["board"].counts.given == 1
    assert "Tổ dân phố 1" not in own.content.decode()
    assert "Tổ dân phố 6" not in own.content.decode()


def test_the_rows_of_a_paper_are_narrowed_by_their_state(world, visit):
    directive = scenes.every_class(world)
    answer = visit(world.officer, of_paper(directive), bang="tung-viec", tinh_trang="xong-qua-han")
    assert [line.assignment.unit for line in answer.context["lines"]] == [world.neighbourhoods[1]]
    assert answer.context["board"].counts.given == 9


def test_who_has_not_confirmed_receipt_is_listed_by_name(world, visit):
    directive = scenes.every_class(world)
    names = visit(world.officer, of_paper(directive)).context["board"].overview.unreceived
    offices = ["Công an thị trấn", "Trạm Y tế thị trấn", "Hội Liên hiệp Phụ nữ thị trấn"]
    assert sorted(names) == sorted([str(world.officer.post), *offices])


def test_results_of_a_row_stand_beside_it(world, visit):
    directive = world.issue()
    scenes.log(world, scenes.rows(world, directive)["Tổ dân phố 5"], luot_phat=4)
    for address, query in ((of_paper(directive), {"bang": "tung-viec"}), (of_unit(world.commune), {"bang": "ket-qua"})):
        page = visit(world.officer, address, **query).content.decode()
        assert "Loa truyền thanh" in page
        assert "số lượt phát: 4 lượt" in page
        assert "(ghi hộ)" in page


def test_the_rows_of_a_paper_are_narrowed_by_their_unit_but_not_by_a_foreign_one(world, visit):
    directive = scenes.every_class(world)
    query = {"bang": "tung-viec", "don_vi": world.head.unit.pk}
    (line,) = visit(world.officer, of_paper(directive), **query).context["lines"]
    assert line.assignment.unit == world.head.unit
    assert visit(world.neighbour, of_paper(directive), **query).status_code == 404


def test_communes_that_passed_a_paper_on_are_counted_and_the_missing_named(world, visit):
    clerk = scenes.district_clerk(world)
    third = scenes.commune(world, "xã Bảo Linh")
    above = scenes.district_letter(world, clerk, [world.commune, world.next_commune, third])
    draft = world.draft()
    scenes.carries_out(draft, above)
    assert visit(world.district, of_paper(above)).context["board"].overview.spread.answered == []
    world.issue(draft)
    spread = visit(world.district, of_paper(above)).context["board"].overview.spread
    assert [(name, paper) for name, paper in spread.answered] == [("Thị trấn Chợ Chu", draft)]
    assert (spread.asked, set(spread.missing)) == (3, {"Xã Phúc Chu", "Xã Bảo Linh"})


def test_a_commune_learns_nothing_of_who_else_passed_the_paper_on(world, visit):
    clerk = scenes.district_clerk(world)
    above = scenes.district_letter(world, clerk, [world.commune, world.next_commune])
    draft = world.draft()
    scenes.carries_out(draft, above)
    world.issue(draft)
    page = visit(world.stranger, of_paper(above))
    assert (page.context["board"].overview.spread.asked, page.context["board"].overview.spread.missing) == (
        1,
        ["Xã Phúc Chu"],
    )
    assert "Chợ Chu" not in page.content.decode()


def test_a_paper_whose_plan_came_along_counts_as_passed_on(world, visit):
    clerk = scenes.district_clerk(world)
    above = scenes.district_letter(world, clerk, [world.commune])
    plan = scenes.district_letter(world, clerk, [world.commune], number="1762")
    scenes.carries_out(plan, above)
    draft = world.draft()
    scenes.carries_out(draft, plan)
    world.issue(draft)
    assert len(visit(world.district, of_paper(above)).context["board"].overview.spread.answered) == 1


def test_a_paper_wholly_withdrawn_says_so(world, visit):
    directive = world.issue()
    issuing.withdraw(actor=world.clerk, directive=directive, reason="Ban hành nhầm.", at=NOW)
    assert "Không còn việc nào để theo dõi" in visit(world.officer, of_paper(directive)).content.decode()


# --- The table -------------------------------------------------------------------------------------------------------


def test_the_slowest_come_first_and_a_column_turns_the_order(world, visit):
    scenes.every_class(world)
    named = [row.name for row in visit(world.officer, DASHBOARD).context["page"]]
    assert named[-1] == "UBND thị trấn Chợ Chu" or named.index("Tổ dân phố 1") > named.index("Tổ dân phố 5")
    by_name = [row.name for row in visit(world.officer, DASHBOARD, xep="ten").context["page"]]
    backwards = [row.name for row in visit(world.officer, DASHBOARD, xep="-ten").context["page"]]
    assert by_name == backwards[::-1]
    assert by_name.index("Tổ dân phố 1") < by_name.index("Tổ dân phố 2")


@pytest.mark.parametrize(
    ("query", "given"),
    [
        ({"ky": "2024"}, 9),
        ({"ky": "2024-q2"}, 9),
        ({"ky": "2024-04"}, 9),
        ({"ky": "2024-05"}, 0),
        ({"ky": "2023"}, 0),
        ({"tinh_trang": "qua-han"}, 5),
        ({"tinh_trang": "cho-nghiem-thu"}, 1),
        ({"tinh_trang": "chua-nhan"}, 4),
        ({"tinh_trang": "khong-han"}, 1),
        ({"tinh_trang": "qua-han", "ky": "2024-05"}, 0),
    ],
)
def test_filters_narrow_the_count_by_given_date_and_state(world, visit, query, given):
    scenes.every_class(world)
    answer = visit(world.officer, DASHBOARD, **query)
    assert answer.context["board"].counts.given == given
    if not given:
        assert "Không có việc nào như vậy" in answer.content.decode()


def test_the_choices_show_what_was_picked_and_escape_what_was_typed(world, visit):
    scenes.every_class(world)
    scenes.commune(world, "xã <b>")
    page = visit(
        world.district, DASHBOARD, ky="2024-q2", tinh_trang="qua-han", don_vi=world.commune.pk
    ).content.decode()
    assert '<option value="2024-q2" selected>Quý 2/2024</option>' in page
    assert '<option value="qua-han" selected>' in page
    assert f'<option value="{world.commune.pk}" selected>Thị trấn Chợ Chu</option>' in page
    assert page.count(" selected>") == 4
    assert "xã <b>" not in page.lower()


def test_a_unit_and_a_paper_narrow_the_count(world, visit):
    directive = scenes.every_class(world)
    world.issue(number="43")
    assert visit(world.officer, DASHBOARD, van_ban=directive.code).context["board"].counts.given == 9
    assert visit(world.officer, DASHBOARD, don_vi=world.head.unit.pk).context["board"].counts.given == 2
    assert visit(world.district, DASHBOARD, don_vi=world.commune.pk).context["board"].counts.given == 9 + 10


@pytest.mark.parametrize("tab", ["don-vi", "van-ban"])
def test_every_tab_counts_the_same_whole(world, visit, tab):
    scenes.every_class(world)
    assert visit(world.officer, DASHBOARD, bang=tab).context["board"].counts.overdue == 5
    assert visit(world.officer, DASHBOARD, bang="hinh-thuc").context["board"].counts.overdue == 5


def test_the_sheet_holds_no_live_formula(world, visit):
    directive = scenes.district_letter(world, scenes.district_clerk(world), [world.commune])
    unit = scenes.commune(world, "=HYPERLINK(1)")
    scenes.district_letter(world, person(world.district_unit, "Ma A", "Văn thư", Role.CLERK, "0912000011"), [unit],
                           number="7")  # fmt: skip
    table = sheet(visit(world.district, SHEET))
    assert "'=HYPERLINK(1)" in {line[0] for line in table}
    lines = [line for tab in ("don-vi", "van-ban") for line in sheet(visit(world.district, SHEET, bang=tab))]
    cells = [cell for line in lines for cell in line]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert directive.number_and_symbol in cells


def test_the_sheet_says_what_the_page_says(world, visit):
    scenes.every_class(world)
    rows = visit(world.officer, DASHBOARD).context["page"].object_list
    table = sheet(visit(world.officer, SHEET))
    assert table[0][:3] == ["Đơn vị", "Giao", "Đến hạn"]
    assert [line[:3] for line in table[1:]] == [[r.name, str(r.counts.given), str(r.counts.due)] for r in rows]


def test_the_print_view_holds_all_three_tables_whole(world, visit):
    scenes.every_class(world)
    answer = visit(world.officer, DASHBOARD, **{"in": 1, "tinh_trang": "qua-han"})
    assert len(answer.context["all"].units) == 5
    page = answer.content.decode()
    assert "Tình trạng: quá hạn chưa xong" in page
    assert 'class="filters"' not in page


def test_empty_places_say_what_comes(world, visit):
    assert "Chưa có việc nào để theo dõi" in visit(world.district, DASHBOARD).content.decode()
    assert "Chưa có việc nào được giao" in visit(world.district, of_unit(world.commune)).content.decode()
    assert "Chưa đơn vị nào ghi kết quả" in visit(world.district, ASIDE).content.decode()


# --- The same number of questions, however much there is ------------------------------------------------------------


def asked_of(client, address, query):
    client.get(address, query)  # whatever is asked once only
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address, query).status_code == 200
    return len(asked)


@pytest.mark.slow
def test_pages_ask_as_many_questions_with_few_rows_as_with_200(world, client):
    directive = world.issue()
    scenes.log(world, scenes.rows(world, directive)["Tổ dân phố 1"], luot_phat=4)
    narrow = {"don_vi": world.commune.pk, "van_ban": directive.code, "ky": "2024", "tinh_trang": "qua-han"}
    addresses = [
        *((DASHBOARD, query) for query in ({}, {"bang": "van-ban"}, {"bang": "hinh-thuc"}, {"in": "1"}, narrow)),
        (ASIDE, {}),
        (SHEET, {}),
        *((of_paper(directive), query) for query in ({}, {"bang": "tung-viec"})),
        *((of_unit(world.commune), query) for query in ({}, {"bang": "ket-qua"})),
    ]
    client.force_login(world.district.user)
    few = [asked_of(client, *one) for one in addresses]
    for number in range(43, 65):
        letter = world.issue(number=str(number))
        scenes.log(world, scenes.rows(world, letter)["Tổ dân phố 2"], "zalo", so_tin=1)
    assert Assignment.objects.count() > 200
    assert [asked_of(client, *one) for one in addresses] == few
    assert max(few) <= 13, few  # two are left for the frame
