"""Of files handed in together the first is the paper and the others came with it, until the clerk parts one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from directives.models import FileKind, RegisterEntry
from intake.models import Arrival
from tests.intake.desk import arrive, save, sign_in
from tests.intake.files import cat
from tests.intake.papers import CHO_CHU, PLAN, TAN_SON, paper
from tests.intake.test_edxml import attached, message

pytestmark = [pytest.mark.urls("tests.intake.urls"), pytest.mark.usefixtures("party")]
SHEET = ("bieu.txt", "Biểu số liệu, một trang.".encode())


def together(clerk, *files):
    return arrive(clerk, "", files=[SimpleUploadedFile(*file) for file in files])


def of(name):
    return f"{name}.txt", paper(name).encode()


def part(client, arrival, position, **options):
    return client.post(reverse("intake:part", args=[arrival.code, position]), **options)


def test_three_papers_in_one_mail_become_three_lines_of_the_book(clerk):
    first = together(clerk, of(PLAN), of(CHO_CHU), of(TAN_SON))
    for position in (2, 3):
        page = part(clerk, first, position, follow=True).content.decode()
        assert "Đã tách thành văn bản riêng." in page
    assert "Văn bản 3" in page
    assert "Tách thành văn bản riêng" not in page, "nothing is left to part"
    batch = list(Arrival.objects.filter(batch=first.batch).order_by("position"))
    assert [[file.name for file in one.files.all()] for one in batch] == [[of(x)[0]] for x in (PLAN, CHO_CHU, TAN_SON)]
    for arrival in batch:
        assert save(clerk, arrival, issued_on="09/4/2024").status_code == 302
    assert RegisterEntry.objects.count() == 3
    assert {entry.directive.files.get().kind for entry in RegisterEntry.objects.all()} == {FileKind.ORIGINAL}


def test_what_is_left_goes_on_as_an_enclosure(clerk):
    first = together(clerk, of(PLAN), SHEET, of(CHO_CHU))
    part(clerk, first, 3)
    save(clerk, first)
    files = RegisterEntry.objects.get().directive.files.order_by("pk")
    assert [(file.name, file.kind) for file in files] == [
        (of(PLAN)[0], FileKind.ORIGINAL),
        (SHEET[0], FileKind.ATTACHMENT),
    ]


def test_a_scan_among_them_is_read_by_a_machine(clerk):
    first = together(clerk, of(PLAN), ("anh.jpg", cat()))
    part(clerk, first, 2)
    assert Arrival.objects.exclude(pk=first.pk).get().is_being_read


def test_a_second_press_parts_nothing_more(clerk):
    first = together(clerk, of(PLAN), of(CHO_CHU))
    part(clerk, first, 2)
    page = part(clerk, first, 2, follow=True).content.decode()
    assert "Tệp này không còn đi kèm văn bản này." in page
    assert Arrival.objects.count() == 2


def test_what_is_no_paper_stays_with_the_first_and_the_clerk_is_told_why(clerk):
    first = together(clerk, of(PLAN), ("bai-hat.mp3", b"ID3" + b"\0" * 60))
    page = part(clerk, first, 2, follow=True).content.decode()
    assert "bai-hat.mp3: Tệp này không phải là văn bản" in page
    assert first.files.count() == 2


def test_neither_the_paper_itself_nor_the_envelope_of_a_message_is_parted(clerk):
    parts = (attached("cong-van.txt", paper(CHO_CHU).encode()), attached("ke-hoach.txt", paper(PLAN).encode()))
    arrival = together(clerk, ("goi.edxml", message("".join(parts))))
    assert [file.position for file in arrival.companions] == [2]
    for position in (1, 3):
        assert "không còn đi kèm" in part(clerk, arrival, position, follow=True).content.decode()
    assert arrival.files.count() == 3


def test_a_paper_that_is_being_read_already_joins_those_it_came_with_now(clerk):
    alone = arrive(clerk, paper(TAN_SON))
    several = arrive(clerk, paper(PLAN) + "\n" + paper(TAN_SON))
    alone.refresh_from_db()
    assert (alone.batch, alone.position) == (several.batch, 2)
    assert arrive(clerk, paper(TAN_SON)) == alone
    alone.refresh_from_db()
    assert alone.batch == several.batch, "it is not taken from them again"


def test_who_may_part(world, clerk):
    first = together(clerk, of(PLAN), of(CHO_CHU))
    assert part(sign_in(world.stranger), first, 2).status_code == 404
    assert part(sign_in(world.officer), first, 2).status_code == 403
    assert clerk.get(reverse("intake:part", args=[first.code, 2])).status_code == 405
    assert first.files.count() == 2
