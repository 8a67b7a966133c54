"""Sao y, sao lục, trích sao: form, one series, frozen bytes, and by whom (NĐ 30/2020, Điều 25-27, Phụ lục I)."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import timedelta

import pdfplumber
import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction
from django.urls import reverse

from audit.models import Entry
from directives.facts import FileFacts
from directives.models import FileKind, PaperFile
from directives.services import files
from dispatches import registers
from dispatches.models import Copy, CopyKind, CopySeries
from dispatches.policies import Refused
from dispatches.printing import copies as printing
from dispatches.printing import pages
from dispatches.printing.content import LetterContent
from dispatches.printing.render import render
from dispatches.services import copies
from tests.directives.incoming import plan_145, register
from tests.dispatches.copying import copied, facts
from tests.dispatches.making import issued
from tests.dispatches.paper import MM, Paper
from tests.dispatches.party_plan import PLAN_145
from tests.dispatches.test_pages import as_
from tests.dispatches.test_print_form import MENDED
from tests.world import NOW, TODAY, World

pytestmark = pytest.mark.slow

SHORT = replace(MENDED, tasks=(), opening=("Họp lúc 8 giờ./.",), closing=())
BLOCK = printing.Block(
    kind="SAO Y", issuer=("ỦY BAN NHÂN DÂN", "THỊ TRẤN CHỢ CHU"), number="05", symbol="SY-UBND", place="Chợ Chu",
    date="ngày 09 tháng 4 năm 2024", authority=("KT. CHỦ TỊCH",), position="PHÓ CHỦ TỊCH", signer="Nguyễn Trung Kiên",
    distribution=("Các tổ dân phố;", "Lưu: VT."),
)  # fmt: skip


def paper_of(copy: Copy) -> Paper:
    return Paper(copy.file.read())


def with_file(world: World, content: LetterContent = PLAN_145) -> PaperFile:
    """The plan that came in, with its print as the file that was received."""
    directive = register(world.clerk, alone=True).directive
    scan = FileFacts(
        FileKind.ORIGINAL, "kh.pdf", "application/pdf", ContentFile(render(content, draft=False), "kh.pdf")
    )
    return files.attach(actor=world.clerk, directive=directive, file=scan, at=NOW)


def test_where_there_is_room_the_block_stands_under_a_whole_line_on_the_last_page():
    printed = printing.of_file(render(SHORT, draft=False), BLOCK)
    paper = Paper(printed)
    assert paper.pages == 1
    kind = paper.line("SAO Y")
    assert (kind.size, kind.font) == (13, "House-Letter-Serif-Bold")
    with pdfplumber.open(io.BytesIO(printed)) as pdf:
        line = next(one for one in pdf.pages[0].rects if one["width"] > 150 * MM)  # the border of the block
    assert (line["x0"], line["x1"]) == (pytest.approx(30 * MM, abs=1), pytest.approx(194 * MM, abs=1))
    ends = max(one.bottom for one in Paper(render(SHORT, draft=False)).lines)
    assert ends < line["top"] < kind.top
    number, day = paper.line("Số: 05/SY-UBND"), [one for one in paper.lines if "ngày 09 tháng 4" in one.text][-1]
    assert number.baseline == pytest.approx(day.baseline, abs=0.1)
    assert [one.text for one in paper.lines if one.text == "Nguyễn Trung Kiên"] == ["Nguyễn Trung Kiên"] * 2
    assert paper.line("- Các tổ dân phố;").size == 11


def test_where_there_is_none_it_has_a_page_of_its_own():
    filled = replace(MENDED, closing=tuple(f"Dòng {at}./." for at in range(4)))
    before = Paper(render(filled, draft=False))
    after = Paper(printing.of_file(render(filled, draft=False), BLOCK))
    assert after.pages == before.pages + 1
    assert after.line("SAO Y").page == after.pages


def test_sao_y_keeps_every_page_and_its_bytes_are_frozen(world: World):
    source = with_file(world)
    copy = copied(world, source.directive, kind=CopyKind.WHOLE, source=source, extract=())
    paper = paper_of(copy)
    assert paper.pages in (6, 7)
    assert "Số: 01/SY-UBND" in paper.text
    assert copy.sha256 == hashlib.sha256(copy.file.open().read()).hexdigest()
    assert hashlib.sha256(source.file.open().read()).hexdigest() == source.sha256
    for change in (lambda rows: rows.update(number=9), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(Copy.objects.filter(pk=copy.pk))


def test_an_extract_has_the_full_form_of_its_paper_and_the_chosen_text_only(world: World):
    text = paper_of(copied(world, register(world.clerk).directive)).text
    for words in ("145-KH/HU", "KẾ HOẠCH", "1. Tăng cường tuyên truyền.", "TRÍCH SAO", "Số: 01/TrS-UBND", "- Lưu: VT."):
        assert words in text


def test_all_kinds_are_counted_in_one_series_and_each_unit_has_its_own(world: World):
    source = with_file(world)
    kinds = [(CopyKind.WHOLE, source, ()), (CopyKind.EXTRACT, None, ("x",)), (CopyKind.OF_COPY, source, ())]
    made = [copied(world, source.directive, kind=kind, source=file, extract=text) for kind, file, text in kinds]
    assert [f"{one.number}/{one.symbol}" for one in made] == ["1/SY-UBND", "2/TrS-UBND", "3/SL-UBND"]
    assert CopySeries.objects.get().unit == world.commune
    assert Entry.objects.filter(verb="copy.made").count() == 3


def test_a_clerk_who_was_overtaken_gets_the_next_number(world: World, monkeypatch: pytest.MonkeyPatch):
    directive, rest = register(world.clerk).directive, [1]
    plain = copies._print

    def slow(*args: object) -> bytes:
        if rest and rest.pop():
            copied(world, directive)
        return plain(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(copies, "_print", slow)
    assert copied(world, directive).number == 2
    assert sorted(Copy.objects.values_list("number", flat=True)) == [1, 2]


def test_no_number_has_an_earlier_day_than_the_one_before_and_none_is_of_tomorrow(world: World):
    directive = register(world.clerk).directive
    copied(world, directive)
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(Refused):
            copied(world, directive, on=day)
    assert Copy.objects.count() == 1


def test_no_copy_is_older_than_its_paper(world: World):
    directive = register(world.clerk).directive
    with pytest.raises(Refused, match="Văn bản ngày 27/3/2024 không thể sao trước ngày đó"):
        copied(world, directive, on=directive.issued_on - timedelta(days=1))
    assert not CopySeries.objects.exists()
    assert copied(world, directive, on=directive.issued_on).number == 1


def test_a_file_that_cannot_be_read_takes_no_number(world: World):
    directive = register(world.clerk).directive
    source = directive.files.get()
    with pytest.raises(Refused, match="Không đọc được tệp PDF"):
        copied(world, directive, kind=CopyKind.WHOLE, source=source, extract=())
    assert CopySeries.objects.get().last_number == 0


def test_the_file_of_another_paper_is_refused(world: World):
    source, other = with_file(world), issued(world).directive
    with pytest.raises(Refused, match="Hãy chọn tệp PDF"):
        copied(world, other, kind=CopyKind.WHOLE, source=source, extract=())


def test_only_the_clerk_of_a_unit_that_has_the_paper_makes_copies(world: World):
    directive = register(world.clerk).directive
    for actor in (world.officer, world.deputy, world.stranger):
        with pytest.raises(Refused):
            copies.make(actor=actor, directive=directive, facts=facts(world), at=NOW)


def test_the_clerk_makes_a_copy_on_the_page_and_nothing_typed_is_lost(world: World, time_machine):
    time_machine.move_to(NOW, tick=False)
    source = with_file(world)
    client, url = as_(world.clerk), reverse("dispatches:copy", args=[source.directive.code])
    assert url in client.get(source.directive.get_absolute_url()).content.decode()
    signer = facts(world).signer.key
    typed = {
        "kind": "trich-sao",
        "format": "giay",
        "extract": " ",
        "on": "09/4/2024",
        "signer": signer,
        "distribution": "Công an xã",
    }
    wrong = client.post(url, typed)
    assert wrong.status_code == 422
    assert "Trích sao thì phải có phần nội dung" in wrong.content.decode()
    assert "Công an xã" in wrong.content.decode()
    done = client.post(url, typed | {"kind": "sao-y", "source": source.pk}, follow=True).content.decode()
    copy = Copy.objects.get()
    assert reverse("dispatches:copy_file", args=[copy.pk]) in done
    file = client.get(reverse("dispatches:copy_file", args=[copy.pk]))
    assert hashlib.sha256(b"".join(file.streaming_content)).hexdigest() == copy.sha256


def test_where_there_is_no_file_to_copy_the_page_says_so(world: World):
    bare = register(world.clerk, plan_145(number="146"), alone=True).directive
    client, told = as_(world.clerk), "chưa có tệp PDF nào"
    assert told in client.get(reverse("dispatches:copy", args=[bare.code])).content.decode()
    filed = with_file(world).directive
    assert told not in client.get(reverse("dispatches:copy", args=[filed.code])).content.decode()


def test_hostile_words_stay_words(world: World):
    hostile = "<b>x</b>\u202e file:///etc/passwd " + "A" * 300
    text = paper_of(copied(world, register(world.clerk).directive, extract=(hostile,), distribution=(hostile,))).text
    assert text.replace("\n", "").count("<b>x</b>") == 2


def test_abbreviations_are_those_of_the_decree():
    assert printing.ABBREVIATIONS == {CopyKind.WHOLE: "SY", CopyKind.EXTRACT: "TrS", CopyKind.OF_COPY: "SL"}


def test_a_millimetre_on_the_page_is_that_of_the_measuring():
    assert pytest.approx(MM) == pages.MM


def test_a_copy_of_a_copy_is_made_from_what_came_in_not_from_what_we_issued(world):
    own = issued(world).directive
    with pytest.raises(Refused, match="hãy chọn Sao y"):
        copied(world, own, kind=CopyKind.OF_COPY, source=own.files.get(kind=FileKind.ISSUED), extract=())
    assert not CopySeries.objects.exists()
    came = with_file(world)
    assert copied(world, came.directive, kind=CopyKind.OF_COPY, source=came, extract=()).symbol == "SL-UBND"


def test_copies_have_a_book_of_their_own_and_take_no_line_of_the_outgoing_one(world):
    came = with_file(world)
    copied(world, came.directive, kind=CopyKind.WHOLE, source=came, extract=())
    [line] = registers.BOOKS["copies"].lines(world.commune, 2024)
    assert line[0] == "01/SY-UBND"
    assert line[2].startswith("Sao y Kế hoạch số 145-KH/HU")
    assert not list(registers.BOOKS["out"].lines(world.commune, 2024))
    out = io.BytesIO()
    registers.write(registers.BOOKS["copies"], world.commune, 2024, out)
    assert "SỔ ĐĂNG KÝ BẢN SAO" in " ".join(pdfplumber.open(out).pages[0].extract_text().upper().split())
