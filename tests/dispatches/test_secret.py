"""Secret papers: numbers and books of their own, for văn thư and leaders alone, and no word of what they say."""

import io
from dataclasses import fields
from datetime import date, timedelta

import pdfplumber
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from audit.models import Entry
from directives.models import Direction, Directive, DocumentType, System
from dispatches.models import NumberSeries, Secrecy, SecretEntry, SecretRegister
from dispatches.policies import Refused
from dispatches.services import secret
from dispatches.services.secret import SecretFacts
from tests.dispatches.making import issued
from tests.dispatches.test_pages import as_
from tests.world import NOW, TODAY, World

YESTERDAY = TODAY - timedelta(days=1)


def facts(**changes: object) -> SecretFacts:
    plan = DocumentType.objects.get(name="Kế hoạch", system=System.STATE)
    told: dict[str, object] = {
        "secrecy": Secrecy.SECRET, "doc_type": plan, "symbol": "KH-UBND", "entered_on": TODAY, "paper_on": TODAY,
        "body": "Công an huyện",
    }  # fmt: skip
    return SecretFacts(**told | changes)  # type: ignore[arg-type]


def secret_paper(world: World, direction: Direction = Direction.OUT, **changes: object) -> SecretEntry:
    return secret.enter(actor=world.clerk, direction=direction, facts=facts(**changes), at=NOW)


def typed(**changes: str) -> dict[str, str]:
    plan = DocumentType.objects.get(name="Kế hoạch", system=System.STATE)
    return {
        "secrecy": "toi-mat", "doc_type": str(plan.pk), "symbol": "KH - UBND", "entered_on": "09/4/2024",
        "paper_on": "09/4/2024", "body": "Công an huyện", "copies": "2", "note": "",
    } | changes  # fmt: skip


def page(word: str = "di") -> str:
    return reverse("dispatches:secret", args=[word])


def test_secret_papers_are_counted_in_a_series_of_their_own(world):
    issued(world)
    first, second = secret_paper(world), secret_paper(world)
    assert [first.number_and_symbol, second.number_and_symbol] == ["01/KH-UBND", "02/KH-UBND"]
    assert issued(world).directive.number == "2"
    assert NumberSeries.objects.get().last_number == 2


def test_what_comes_and_what_goes_stand_in_two_books_and_each_year_begins_anew(world):
    secret_paper(world, entered_on=date(2023, 12, 29), paper_on=date(2023, 12, 29))
    came = secret_paper(world, Direction.IN, symbol="07/KH-BCH", paper_on=YESTERDAY)
    assert (came.number, came.number_and_symbol) == (1, "07/KH-BCH")
    assert secret_paper(world).number == 1
    assert SecretRegister.objects.count() == 3


def test_a_day_before_the_last_one_is_refused_and_takes_no_number(world):
    secret_paper(world)
    with pytest.raises(Refused, match="09/4/2024"):
        secret_paper(world, entered_on=YESTERDAY, paper_on=YESTERDAY)
    with pytest.raises(Refused, match="chưa tới"):
        secret_paper(world, entered_on=TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="không thể đến trước"):
        secret_paper(world, Direction.IN, entered_on=YESTERDAY)
    with pytest.raises(Refused, match="cùng một ngày"):
        secret_paper(world, paper_on=YESTERDAY)
    assert SecretRegister.objects.get().last_number == 1


@pytest.mark.parametrize("name", ["officer", "deputy", "head"])
def test_only_the_clerk_takes_a_number(world, name):
    with pytest.raises(Refused):
        secret.enter(actor=getattr(world, name), direction=Direction.OUT, facts=facts(), at=NOW)
    assert not SecretRegister.objects.exists()


def test_a_line_once_written_is_struck_with_a_reason_and_never_changed(world):
    entry = secret_paper(world)
    with pytest.raises(Refused, match="lý do"):
        secret.void(actor=world.clerk, entry=entry, reason=" ", at=NOW)
    with pytest.raises(Refused, match="Sổ này của"):
        secret.void(actor=world.stranger, entry=entry, reason="nhầm", at=NOW)
    secret.void(actor=world.clerk, entry=entry, reason="ghi nhầm", at=NOW)
    secret.void(actor=world.clerk, entry=entry, reason="một lần nữa", at=NOW)
    assert SecretEntry.objects.get().void_reason == "ghi nhầm"
    assert secret_paper(world).number == 2
    for change in ({"number": 9}, {"body": "khác"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SecretEntry.objects.filter(pk=entry.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.delete()


def test_no_row_has_room_for_what_the_paper_says(world):
    """Luật Bảo vệ bí mật nhà nước 2018, Điều 5.5."""
    before = Directive.objects.count()
    secret_paper(world)
    assert Directive.objects.count() == before
    assert not {"subject", "text", "file"} & {field.name for field in SecretEntry._meta.get_fields()}
    assert not {"subject", "text", "file"} & {field.name for field in fields(SecretFacts)}
    told = Entry.objects.get(verb="secret.entered")
    assert told.sentence == f"{world.clerk.name} ghi sổ văn bản mật đi số 1."


def test_the_clerk_takes_a_number_on_the_page_and_loses_nothing_typed(world, time_machine):
    time_machine.move_to(NOW, tick=False)
    client = as_(world.clerk)
    wrong = client.post(page(), typed(entered_on="10/4/2024"))
    assert wrong.status_code == 422
    assert 'value="KH - UBND"' in wrong.content.decode()
    assert client.post(page(), typed()).status_code == 302
    shown = client.get(page()).content.decode()
    assert "01/KH-UBND" in shown
    assert "Tối mật" in shown
    entry = SecretEntry.objects.get()
    assert client.post(reverse("dispatches:void_secret", args=[entry.pk]), {"reason": "ghi nhầm"}).status_code == 302
    assert "Số bỏ: ghi nhầm" in client.get(page()).content.decode()


def test_the_leader_reads_and_a_colleague_and_the_body_above_do_not(world, time_machine):
    time_machine.move_to(NOW, tick=False)
    secret_paper(world, Direction.IN, symbol="07/KH-BCH")
    assert "07/KH-BCH" in as_(world.deputy).get(page("den")).content.decode()
    assert as_(world.deputy).post(page("den"), typed()).status_code == 403
    assert as_(world.officer).get(page("den")).status_code == 403
    assert as_(world.district).get(page("den")).status_code == 403
    assert "07/KH-BCH" not in as_(world.stranger).get(page("den")).content.decode()
    for actor in (world.officer, world.head, world.district, world.stranger):
        assert not SecretEntry.objects.visible_to(actor.user).exists()
    book = reverse("directives:incoming")
    assert page("den") in as_(world.clerk).get(book).content.decode()
    assert page("den") not in as_(world.officer).get(book).content.decode()


def test_the_books_of_earlier_years_are_opened_and_printed_from_the_page(world, time_machine):
    time_machine.move_to(NOW, tick=False)
    client = as_(world.clerk)
    assert "?nam=" not in client.get(page()).content.decode()  # one year, nothing to choose
    secret_paper(world, entered_on=date(2023, 12, 29), paper_on=date(2023, 12, 29), symbol="QD-UBND")
    secret_paper(world)
    shown = client.get(page()).content.decode()
    assert "01/KH-UBND" in shown
    assert "01/QD-UBND" not in shown
    assert "?nam=2023" in shown
    earlier = client.get(page(), {"nam": "2023"}).content.decode()
    assert "01/QD-UBND" in earlier
    assert "01/KH-UBND" not in earlier
    assert reverse("dispatches:print_secret", args=["di", 2023]) in earlier
    assert "năm 2024" in client.get(page(), {"nam": "1999"}).content.decode()
    assert "?nam=2023" not in client.get(page("den")).content.decode()


def test_the_book_is_printed_with_its_columns_and_stands_in_no_other_book(world):
    secret_paper(world, Direction.IN, symbol="07/KH-BCH", secrecy=Secrecy.MOST_SECRET)
    answer = as_(world.clerk).post(reverse("dispatches:print_secret", args=["den", 2024]))
    with pdfplumber.open(io.BytesIO(answer.content)) as pdf:
        text = " ".join(one.extract_text() for one in pdf.pages)
    assert "07/KH-BCH" in text
    assert "Tuyệt mật" in text
    assert "SỔ ĐĂNG KÝ VĂN BẢN MẬT ĐẾN" in text.upper()
    other = as_(world.clerk).get(reverse("directives:incoming")).content.decode()
    assert "07/KH-BCH" not in other
    assert as_(world.clerk).post(reverse("dispatches:print_secret", args=["khac", 2024])).status_code == 404
