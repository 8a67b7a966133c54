"""The way of a letter to its signature: each allowed move beside the refused one."""

import io

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from PIL import Image

from audit.models import Entry
from directives.models import FileKind
from directives.services.files import BadFile
from dispatches.models import LetterVersion
from dispatches.policies import Refused, may, moves
from dispatches.services import flow, letters
from dispatches.states import MOVES, LetterState
from tests.dispatches.making import approved, issued, letter_of, read, saved, submitted
from tests.world import NOW, person
from units.models import Role


def test_every_draft_has_its_letter_and_its_first_version(world, letter):
    assert (letter.state, letter.version) == (LetterState.DRAFT, 1)
    first = LetterVersion.objects.get(letter=letter)
    assert first.content["symbol"] == "UBND-VHXH"
    assert first.content["recipients"] == ["Các ban ngành, đoàn thể", "Các tổ dân phố"]


def test_a_letter_is_returned_once_with_a_reason_and_then_approved(world, letter):
    flow.submit(actor=world.officer, letter=letter, at=NOW)
    with pytest.raises(Refused, match="lý do"):
        flow.return_(actor=world.deputy, letter=letter, reason=" ", at=NOW)
    row = flow.return_(actor=world.deputy, letter=letter, reason="Thiếu thời hạn", at=NOW)
    assert (row.state, row.reason, row.returned_by) == (LetterState.RETURNED, "Thiếu thời hạn", world.deputy.user)
    saved(world, row, closing=["Báo cáo trước ngày 19/4/2024./."])
    flow.submit(actor=world.officer, letter=letter, at=NOW)
    row = flow.approve(actor=world.deputy, letter=letter, at=NOW)
    assert (row.state, row.signing, row.reason) == (LetterState.APPROVED, "app", "")
    verbs = Entry.objects.filter(verb__startswith="letter.").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["letter.submit", "letter.return", "letter.saved", "letter.submit", "letter.approve"]


@pytest.mark.parametrize("name", ["clerk", "officer", "head", "district", "stranger"])
def test_only_a_leader_of_the_unit_approves_or_returns(world, name):
    row = submitted(world)
    with pytest.raises(Refused):
        flow.approve(actor=getattr(world, name), letter=row, at=NOW)
    with pytest.raises(Refused):
        flow.return_(actor=getattr(world, name), letter=row, reason="Thiếu", at=NOW)


def test_nobody_approves_what_he_submitted_himself(world, letter):
    row = flow.submit(actor=world.deputy, letter=letter, at=NOW)
    with pytest.raises(Refused, match="chính mình"):
        flow.approve(actor=world.deputy, letter=row, at=NOW)


def test_a_leader_does_not_sign_over_anothers_name(world):
    chairman = person(world.commune, "Lý Văn Chủ", "Chủ tịch", Role.LEADER, "0912000011")
    row = submitted(world)
    with pytest.raises(Refused, match="Nguyễn Trung Kiên"):
        flow.approve(actor=chairman, letter=row, at=NOW)
    assert flow.return_(actor=chairman, letter=row, reason="Để tôi ký", at=NOW).state == LetterState.RETURNED


def test_a_leader_without_recorded_authority_signs_nothing(world):
    world.deputy.post.signing_title = ""
    world.deputy.post.save()
    with pytest.raises(Refused, match="thẩm quyền ký"):
        flow.approve(actor=world.deputy, letter=submitted(world), at=NOW)


def test_a_letter_without_a_signer_is_not_submitted(world, letter):
    letter.directive.signer_name = ""
    letter.directive.save()
    with pytest.raises(Refused, match="người ký"):
        flow.submit(actor=world.clerk, letter=letter, at=NOW)


def test_a_second_press_changes_nothing(world):
    row = approved(world)
    count = Entry.objects.count()
    assert flow.approve(actor=world.deputy, letter=row, at=NOW).state == LetterState.APPROVED
    assert Entry.objects.count() == count


def test_the_clerk_notes_the_signature_in_ink_and_the_officer_may_not(world):
    row = submitted(world)
    with pytest.raises(Refused, match="văn thư"):
        flow.sign_in_ink(actor=world.officer, letter=row, at=NOW)
    row = flow.sign_in_ink(actor=world.clerk, letter=row, at=NOW)
    assert (row.state, row.signing, row.signed_by) == (LetterState.SIGNED, "ink", world.clerk.user)


def test_what_was_approved_may_be_taken_back_and_loses_its_signature(world):
    row = flow.take_back(actor=world.officer, letter=approved(world), at=NOW)
    assert (row.state, row.signing, row.approved_by) == (LetterState.DRAFT, "", None)
    with pytest.raises(Refused):
        flow.take_back(actor=world.stranger, letter=submitted(world, row), at=NOW)


def test_editing_is_possible_in_a_draft_and_a_returned_letter_only(world):
    row = submitted(world)
    with pytest.raises(Refused, match="chờ duyệt"):
        saved(world, row, closing=["Khác"])
    assert read(row).wording == row.wording


def test_a_stale_version_is_refused_and_both_texts_are_kept(world, letter):
    mine = saved(world, letter, actor=world.officer, closing=["Của công chức./."])
    with pytest.raises(letters.Stale, match="Ma Văn Hùng") as refused:
        saved(world, letter, closing=["Của văn thư./."])
    assert refused.value.letter.version == 2
    assert read(letter).wording["closing"] == ["Của công chức./."]
    again = saved(world, letter, version=mine.version, closing=["Của văn thư./."])
    assert (again.version, again.wording["closing"]) == (3, ["Của văn thư./."])
    assert [v.content["closing"] for v in again.versions.order_by("number")][1:] == [
        ["Của công chức./."],
        ["Của văn thư./."],
    ]


def test_a_stranger_may_make_no_move_at_all(world):
    for row in (letter_of(world), submitted(world), approved(world)):
        assert moves(world.stranger, row) == []
        assert moves(None, row) == []


def test_the_state_table_names_each_persons_buttons(world):
    assert moves(world.clerk, letter_of(world)) == ["edit", "submit"]
    assert moves(world.officer, submitted(world)) == ["take_back"]
    assert moves(world.deputy, submitted(world)) == ["take_back", "approve", "return"]
    assert moves(world.clerk, approved(world)) == ["take_back", "sign_in_ink", "issue"]
    after = ["add_scan", "withdraw", "correct", "replace"]
    assert moves(world.clerk, issued(world)) == after
    assert all(may(world.clerk, verb, issued(world)).reason for verb in MOVES if verb not in after)


def photo() -> ContentFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 60), "white").save(out, "PNG")
    return ContentFile(out.getvalue(), "ban-quet.png")


def test_a_scan_stands_beside_the_issued_file_and_nonsense_is_refused(world):
    row = issued(world)
    kept = flow.add_scan(actor=world.clerk, letter=row, file=photo(), at=NOW)
    assert (kept.kind, kept.content_type) == (FileKind.SCAN, "image/png")
    assert row.directive.files.filter(kind=FileKind.ISSUED).count() == 1
    assert flow.add_scan(actor=world.clerk, letter=row, file=photo(), at=NOW) == kept
    for bad in (b"MZ not a scan", b"\x89PNG broken"):
        with pytest.raises(BadFile):
            flow.add_scan(actor=world.clerk, letter=row, file=ContentFile(bad, "x.pdf"), at=NOW)
    with pytest.raises(Refused):
        flow.add_scan(actor=world.officer, letter=row, file=photo(), at=NOW)


def test_versions_and_issued_letters_are_frozen(world):
    row = issued(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        LetterVersion.objects.filter(letter=row).update(content={})
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(state=LetterState.DRAFT)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.directive.number_use._meta.model.objects.filter(directive=row.directive)._raw_delete("default")
