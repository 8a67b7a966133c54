"""Papers that a new one names are looked for among those known here: proposed, never decided."""

from datetime import date

import pytest

from directives.models import Directive, LinkKind, Status
from intake.likely import Named, likely, surely
from tests.intake.desk import arrive, fields_of, save
from tests.intake.papers import CHO_CHU, PLAN, paper

pytestmark = [pytest.mark.urls("tests.intake.urls"), pytest.mark.usefixtures("party")]


@pytest.fixture
def plan(world, clerk):
    """Kế hoạch 145-KH/HU, 27/3/2024, Huyện ủy Định Hóa, registered."""
    save(clerk, arrive(clerk, paper(PLAN)))
    return Directive.objects.get(number="145", status=Status.REGISTERED)


DAY = date(2024, 3, 27)


@pytest.mark.parametrize(
    "named",
    [
        Named("145-KH/HU", DAY, "Huyện ủy Định Hóa"),
        Named("145 - KH/HU", DAY, "Huyện uỷ Định Hoá"),
        Named("145 KH HU", None, ""),
        Named("0145-kh/hu", None, "Huyen uy Dinh Hoa"),
        Named("145-KH/HU", DAY, "Huyện ủy"),
    ],
)
def test_the_same_number_however_it_is_spelt_is_that_paper(world, plan, named):
    assert surely(likely(world.clerk, [named])[named]) == plan


@pytest.mark.parametrize(
    ("named", "differs"),
    [
        (Named("145-KH/HU", date(2024, 3, 28), "Huyện ủy Định Hóa"), ("ngày",)),
        (Named("145-KH/HU", DAY, "Huyện ủy Phú Lương"), ("cơ quan ban hành",)),
    ],
)
def test_what_speaks_against_it_is_said(world, plan, named, differs):
    (found,) = likely(world.clerk, [named])[named]
    assert (found.paper, found.differs) == (plan, differs)
    assert surely([found]) is None


def test_one_wrong_letter_of_a_symbol_is_proposed_and_not_decided(world):
    letter = world.issue(number="49")
    symbol = letter.symbol[:-1] + "X"
    named = Named(f"49/{symbol}", letter.issued_on, letter.issuer_name)
    (found,) = likely(world.clerk, [named])[named]
    assert (found.paper, found.differs) == (letter, ("ký hiệu",))
    other = Named(f"49/{symbol}", letter.issued_on, "UBND xã Phúc Chu")
    assert likely(world.clerk, [other])[other] == [], "a like symbol of another body is another paper"


@pytest.mark.parametrize(
    "named",
    [
        Named("146-KH/HU", DAY, "Huyện ủy Định Hóa"),
        Named("145-KH/HU", date(2023, 3, 27), "Huyện ủy Định Hóa"),
        Named("145-KH/TU", DAY, "Huyện ủy Định Hóa"),
    ],
)
def test_another_number_year_or_short_symbol_is_another_paper(world, plan, named):
    assert likely(world.clerk, [named])[named] == []


def test_what_is_no_number_asks_nothing(world, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert likely(world.clerk, [Named("Luật Trẻ em"), Named("")]) == {}


def test_a_paper_that_one_may_not_open_is_not_proposed(world, plan):
    named = Named("145-KH/HU", DAY, "Huyện ủy Định Hóa")
    assert likely(world.stranger, [named])[named] == []


def test_the_page_offers_the_paper_and_links_to_the_one_that_is_chosen(clerk, plan):
    text = paper(CHO_CHU).replace("ngày 27/3/2024", "ngày 28/3/2024")
    arrival = arrive(clerk, text, purpose="draft")
    answer = clerk.get(arrival.get_absolute_url())
    fields = fields_of(answer)
    row = next(n for n in range(9) if "145" in fields.get(f"citations-{n}-number", ""))
    assert fields[f"citations-{row}-paper"] == "", "nothing is decided"
    page = answer.content.decode()
    assert "khác ở ngày; nếu đúng là văn bản này thì chọn." in page
    assert save(clerk, arrival, **{f"citations-{row}-paper": plan.code}).status_code == 302
    assert plan.backlinks.exists()
    assert Directive.objects.filter(number="145").count() == 1, "no placeholder beside it"


def test_a_sure_paper_is_chosen_already_and_may_be_unchosen_by_another_number(clerk, plan):
    arrival = arrive(clerk, paper(CHO_CHU), purpose="draft")
    fields = fields_of(clerk.get(arrival.get_absolute_url()))
    row = next(n for n in range(9) if "145" in fields.get(f"citations-{n}-number", ""))
    assert fields[f"citations-{row}-paper"] == plan.code
    save(clerk, arrival, **{f"citations-{row}-number": "146-KH/HU"})
    assert Directive.objects.filter(number="146", status=Status.CITED).exists()
    assert not plan.backlinks.exclude(kind=LinkKind.ATTACHES).exists(), "only as what goes with the letter"


def test_a_paper_that_was_not_offered_cannot_be_chosen(world, clerk):
    secret = world.draft()
    arrival = arrive(clerk, paper(CHO_CHU), purpose="draft")
    assert save(clerk, arrival, **{"citations-0-paper": secret.code}).status_code == 302
    assert not secret.backlinks.exists()


def test_the_same_words_in_another_file_are_noticed(clerk, plan):
    again = paper(PLAN).upper().replace("145", "154").replace("154", "145").replace("\n", "\r\n\r\n")
    page = clerk.get(arrive(clerk, again, purpose="draft").get_absolute_url()).content.decode()
    assert "Nội dung này đã được đưa vào và lưu trước đây." in page


def test_the_same_words_still_being_read_elsewhere_are_noticed(clerk):
    first = arrive(clerk, paper(CHO_CHU), purpose="draft")
    page = clerk.get(arrive(clerk, paper(CHO_CHU) + "\n\n", purpose="draft").get_absolute_url()).content.decode()
    assert "Nội dung này đang được đọc dở ở một lần đưa vào khác." in page
    assert first.get_absolute_url() in page
