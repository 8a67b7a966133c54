"""Which series does a number come from: of the year or of the term, one for all or one for each type?"""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from directives.facts import Citation, PaperFacts
from directives.models import Directive, DocumentType, LinkKind, Status, System
from directives.services import papers
from dispatches import periods
from dispatches.models import NumberRule, NumberSeries, Span, Term
from dispatches.policies import Refused
from dispatches.services import terms
from tests.dispatches.making import approved, issued, letter_of
from tests.dispatches.test_pages import as_
from tests.world import NOW
from units import services
from units.models import Branch, Kind, User

LATEST = timezone.make_aware(datetime(2025, 12, 1, 9, 0))
BEGUN = date(2020, 7, 1)


@pytest.fixture
def committee(world):
    world.commune.branch = Branch.PARTY
    world.commune.save()
    for actor in (world.clerk, world.deputy):
        actor.unit.refresh_from_db()
    return world


def start(world, name="2020-2025", starts_on=BEGUN, actor=None):
    return terms.start(actor=actor or world.clerk, name=name, starts_on=starts_on, at=NOW)


def of_type(world, name):
    letter = letter_of(world, due_on=None)
    letter.directive.doc_type = DocumentType.objects.get(name=name, system=System.PARTY)
    letter.directive.symbol = f"{letter.directive.doc_type.abbreviation}/ĐU"
    letter.directive.save()
    return letter


def numbers(*letters):
    return [one.directive.number for one in letters]


def test_a_committee_counts_each_type_through_its_term(committee):
    start(committee)
    first = issued(committee, of_type(committee, "Kế hoạch"), on=date(2023, 12, 29))
    second = issued(committee, of_type(committee, "Kế hoạch"))
    other = issued(committee, of_type(committee, "Thông báo"))
    assert numbers(first, second, other) == ["1", "2", "1"]
    assert {str(one) for one in NumberSeries.objects.all()} == {
        "Kế hoạch nhiệm kỳ 2020-2025, UBND thị trấn Chợ Chu",
        "Thông báo nhiệm kỳ 2020-2025, UBND thị trấn Chợ Chu",
    }


def test_without_a_term_for_the_day_a_committee_gets_no_number(committee):
    row = approved(committee, of_type(committee, "Kế hoạch"))
    page = as_(committee.clerk).get(reverse("dispatches:issue", args=[row.directive.code]))
    assert "Lấy số tiếp theo của dãy" in page.content.decode()
    with pytest.raises(periods.NoTerm, match="chưa ghi nhiệm kỳ nào cho ngày 09/4/2024"):
        issued(committee, of_type(committee, "Kế hoạch"))
    assert not NumberSeries.objects.exists()


def test_a_new_term_ends_the_one_before_and_begins_from_one(committee):
    start(committee)
    issued(committee, of_type(committee, "Kế hoạch"))
    start(committee, "2025-2030", date(2025, 7, 1))
    old, new = Term.objects.order_by("starts_on")
    assert (old.ends_on, new.ends_on) == (date(2025, 6, 30), None)
    rule = periods.rule_of(committee.commune)
    assert periods.period_of(rule, on=date(2025, 6, 30)).name == "2020-2025"
    assert periods.period_of(rule, on=date(2025, 7, 1)).name == "2025-2030"
    assert start(committee, "2025-2030", date(2025, 7, 1)) == new  # a second press


def test_a_term_does_not_begin_before_papers_of_the_running_one_nor_before_another(committee):
    start(committee)
    issued(committee, of_type(committee, "Kế hoạch"))
    with pytest.raises(Refused, match="đã có văn bản ngày 09/4/2024"):
        start(committee, "2024-2029", date(2024, 4, 9))
    with pytest.raises(Refused, match="bắt đầu từ ngày 01/7/2020"):
        start(committee, "2015-2020", date(2015, 7, 1))
    with pytest.raises(Refused, match="đã có nhiệm kỳ 2020-2025"):
        start(committee, "2020-2025", date(2025, 7, 1))
    assert Term.objects.get().ends_on is None
    with pytest.raises(Refused):
        start(committee, "2025-2030", date(2025, 7, 1), actor=committee.deputy)


def test_a_board_of_a_committee_counts_in_the_term_of_its_committee_until_it_has_its_own(committee):
    board = services.open_unit(
        parent=committee.commune, name="Ban Tuyên giáo", short_name="Ban Tuyên giáo", branch=Branch.PARTY,
        kind=Kind.OFFICE, area=committee.commune.area,
    )  # fmt: skip
    assert periods.term_of(board, on=BEGUN) is None
    theirs = start(committee)
    assert periods.term_of(board, on=BEGUN) == theirs
    own = Term.objects.create(unit=board, name="2020-2025", starts_on=BEGUN)
    assert periods.term_of(board, on=BEGUN) == own
    assert periods.term_of(committee.commune, on=BEGUN) == theirs


def test_one_unit_has_one_open_term(committee):
    start(committee)
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(unit=committee.commune, name="2025-2030", starts_on=date(2025, 7, 1))


def test_a_number_used_earlier_in_the_term_is_not_used_again(committee):
    """Also when the earlier paper stands in no series: it was entered from a book on paper."""
    start(committee)
    earlier = of_type(committee, "Kế hoạch").directive
    earlier.number, earlier.year, earlier.issued_on = "1", 2022, date(2022, 3, 1)
    earlier.symbol_key = "kh-du"
    earlier.save()
    for status in ("registered", "cited"):
        earlier.status = status
        earlier.save()
        with pytest.raises(Refused, match=r"Số 1/KH/ĐU nhiệm kỳ 2020-2025 đã dùng"):
            issued(committee, of_type(committee, "Kế hoạch"))


AFTER = date(2025, 11, 20)
BEFORE = date(2025, 2, 3)


@pytest.fixture
def two_terms(committee):
    """A congress in the middle of 2025; on AFTER a paper of the new term bears the number of one of the old."""
    start(committee)
    papers_of = [issued(committee, of_type(committee, "Nghị quyết"), on=BEFORE, at=LATEST)]
    start(committee, "2025-2030", date(2025, 7, 1))
    papers_of.append(issued(committee, of_type(committee, "Nghị quyết"), on=AFTER, at=LATEST))
    return [one.directive for one in papers_of]


def test_two_terms_may_give_one_number_in_one_year(two_terms):
    old, new = two_terms
    assert (old.number, old.symbol, old.year) == (new.number, new.symbol, new.year) == ("1", "NQ/ĐU", 2025)
    assert (old.term_from, new.term_from) == (None, date(2025, 7, 1))


def test_a_number_used_in_the_new_term_is_not_used_again_in_it(committee, two_terms):
    with pytest.raises(Refused, match=r"Số 1/NQ/ĐU nhiệm kỳ 2025-2030 đã dùng"):
        issued(committee, of_type(committee, "Nghị quyết"), on=AFTER, at=LATEST, number="1", gap_confirmed=True)
    for paper in two_terms:
        twin = Directive(created_at=NOW, **{name: getattr(paper, name) for name in SAME})
        with pytest.raises(IntegrityError, match=r"directives_directive|paper_once"), transaction.atomic():
            twin.save()


SAME = (
    "status", "system", "doc_type", "issuer", "issuer_name", "number", "symbol", "symbol_key", "year", "issued_on",
    "term_from", "subject",
)  # fmt: skip


def test_what_is_cited_or_received_of_two_terms_is_told_apart_by_its_day(two_terms):
    old, new = two_terms
    named = PaperFacts("party", old.doc_type, "Đảng ủy", "", issuer=old.issuer, number="01", symbol="NQ/ĐU")
    assert papers.known(replace(named, issued_on=BEFORE)) == old
    assert papers.known(replace(named, issued_on=AFTER)) == new
    assert papers.known(replace(named, issued_on=BEFORE + timedelta(days=1))) == old, "a day mistyped is no new paper"
    assert papers.known(replace(named, issued_on=AFTER + timedelta(days=1))) == new


def test_what_was_cited_of_the_term_before_does_not_become_the_new_paper(committee):
    start(committee)
    start(committee, "2025-2030", date(2025, 7, 1))
    named = Citation(LinkKind.CITES, "nghị quyết", "1", "NQ/ĐU", issuer_name=committee.commune.short_name)
    cited = [papers.find_or_cite(replace(named, issued_on=on), at=NOW) for on in (BEFORE, None)]
    assert cited[0] == cited[1]
    paper = issued(committee, of_type(committee, "Nghị quyết"), on=AFTER, at=LATEST).directive
    assert paper.number == "1"
    assert Directive.objects.get(status=Status.CITED) == cited[0]


def test_an_office_may_count_each_type_by_the_year(world):
    NumberRule.objects.create(unit=world.commune, span=Span.YEAR, by_type=True)
    world.clerk.unit.refresh_from_db()
    NumberSeries.objects.create(unit=world.commune, period="2024", last_number=30)  # common: not used any more
    plan = letter_of(world)
    plan.directive.doc_type = DocumentType.objects.get(name="Kế hoạch", system=System.STATE)
    plan.directive.symbol = "KH-UBND"
    plan.directive.save()
    assert numbers(issued(world), issued(world), issued(world, plan)) == ["1", "2", "1"]


def test_a_committee_may_be_set_to_count_by_the_year(committee):
    NumberRule.objects.create(unit=committee.commune, span=Span.YEAR, by_type=False)
    assert numbers(issued(committee), issued(committee, of_type(committee, "Kế hoạch"))) == ["1", "2"]


def test_the_clerk_opens_a_term_on_the_page(committee):
    client, address = as_(committee.clerk), reverse("dispatches:start_term")
    assert "Chưa ghi nhiệm kỳ nào" in client.get(reverse("dispatches:numbers")).content.decode()
    answer = client.post(address, {"nk-name": "khóa 28", "nk-starts_on": "01/7/2020"})
    assert answer.status_code == 422
    assert "gồm hai năm" in answer.content.decode()
    assert client.post(address, {"nk-name": "2020-2025", "nk-starts_on": "01/7/2020"}).status_code == 302
    assert "từ ngày 01/7/2020" in client.get(reverse("dispatches:numbers")).content.decode()


def test_an_office_of_the_state_is_shown_no_terms(world):
    assert "Nhiệm kỳ" not in as_(world.clerk).get(reverse("dispatches:numbers")).content.decode()


def test_the_admin_sets_how_an_office_counts_and_its_terms(world, client):
    client.force_login(User.objects.create_superuser("quantri", "x", full_name="Quản trị"))
    typed = {"unit": world.commune.pk, "span": "term", "by_type": "on"}
    assert client.post(reverse("admin:dispatches_numberrule_add"), typed).status_code == 302
    address = reverse("admin:dispatches_term_add")
    one = {"unit": world.commune.pk, "name": "2020-2025", "starts_on": "01/7/2020", "ends_on": "30/6/2025"}
    assert client.post(address, one).status_code == 302
    answer = client.post(address, one | {"name": "2025-2030", "starts_on": "01/6/2025", "ends_on": ""})
    assert "trùng với nhiệm kỳ 2020-2025" in answer.content.decode()
    assert Term.objects.count() == 1
    assert client.post(address, one | {"name": "2025-2030", "starts_on": "01/7/2025", "ends_on": ""}).status_code == 302
