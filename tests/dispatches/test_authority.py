"""Who may sign as what (NĐ 30/2020, Điều 13): the printed signature against the recorded authority of the post."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from dispatches import authority
from dispatches.composing import current
from dispatches.formcheck import check_form
from dispatches.formcheck.office import signer_rule
from dispatches.names import Names, Signer
from dispatches.policies import Refused, may_be_signed
from dispatches.services import flow, issuing
from dispatches.states import LetterState
from tests.dispatches.letters import CHO_CHU as LETTER
from tests.dispatches.making import approved, letter_of, read, submitted
from tests.dispatches.test_pages import as_, form_of, url
from tests.world import NOW, TODAY, person
from units.acting import Actor
from units.models import Membership, Post, Role

YESTERDAY = TODAY - timedelta(days=1)


def record(world, **fields):
    """Write the deputy's authority anew."""
    Post.objects.filter(pk=world.deputy.post.pk).update(**fields)
    world.deputy.post.refresh_from_db()


def printed(letter, **lines):
    for name, value in lines.items():
        setattr(letter.directive, name, value)
    letter.directive.save()
    return letter


@pytest.mark.parametrize(
    ("recorded", "on_paper", "allowed"),
    [
        ("KT. CHỦ TỊCH", "KT. CHỦ TỊCH", True),
        ("KT. CHỦ TỊCH", "kt.chủ tịch", True),
        ("KT. CHỦ TỊCH", "", False),
        ("KT. CHỦ TỊCH", "TL. CHỦ TỊCH", False),
        ("KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH", False),
        ("TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH", "KT. CHỦ TỊCH", True),
        ("TM. ỦY BAN NHÂN DÂN", "", True),
        ("", "TM. ỦY BAN NHÂN DÂN", False),
        ("TL. CHỦ TỊCH", "TUQ. CHỦ TỊCH", False),
        ("TM. BAN THƯỜNG VỤ", "T/M BAN THƯỜNG VỤ", True),
    ],
)
def test_what_is_printed_is_what_is_recorded_or_less(recorded, on_paper, allowed):
    assert authority.same_signature((recorded, "PHÓ CHỦ TỊCH"), (on_paper, "Phó Chủ tịch")) is allowed
    assert not authority.same_signature((recorded, "PHÓ CHỦ TỊCH"), (on_paper, "CHỦ TỊCH"))


def test_a_deputy_does_not_approve_under_another_authority_than_his_own(world, letter):
    row = submitted(world, printed(letter, signer_authority="TUQ. CHỦ TỊCH"))
    with pytest.raises(Refused, match=r"TUQ\. CHỦ TỊCH / PHÓ CHỦ TỊCH.*KT\. CHỦ TỊCH / PHÓ CHỦ TỊCH"):
        flow.approve(actor=world.deputy, letter=row, at=NOW)
    assert read(row).state == LetterState.SUBMITTED


def test_the_clerk_neither_notes_in_ink_nor_issues_what_nobody_may_sign_so(world, letter):
    row = submitted(world, printed(letter, signer_title="CHỦ TỊCH"))
    with pytest.raises(Refused, match="thẩm quyền ký"):
        flow.sign_in_ink(actor=world.clerk, letter=row, at=NOW)
    ready = approved(world)
    record(world, signing_title="")
    with pytest.raises(Refused, match="chưa được ghi thẩm quyền ký"):
        issuing.issue(actor=world.clerk, letter=ready, issued_on=TODAY, at=NOW)


def test_by_authorisation_one_signs_with_a_paper_and_for_a_time_only(world, letter):
    record(world, signing_authority="TUQ. CHỦ TỊCH")
    row = submitted(world, printed(letter, signer_authority="TUQ. CHỦ TỊCH"))
    with pytest.raises(Refused, match="ký thừa ủy quyền"):
        flow.approve(actor=world.deputy, letter=row, at=NOW)
    record(world, authority_basis="Giấy ủy quyền số 05/GUQ-UBND", authority_to=YESTERDAY)
    with pytest.raises(Refused, match="chỉ đến hết ngày 08/4/2024"):
        flow.approve(actor=world.deputy, letter=row, at=NOW)
    record(world, authority_to=TODAY)
    assert flow.approve(actor=world.deputy, letter=row, at=NOW).state == LetterState.APPROVED


def test_by_order_one_signs_as_a_regulation_says(world, letter):
    record(world, signing_authority="TL. CHỦ TỊCH")
    row = submitted(world, printed(letter, signer_authority="TL. CHỦ TỊCH"))
    with pytest.raises(Refused, match="ký thừa lệnh"):
        flow.approve(actor=world.deputy, letter=row, at=NOW)
    record(world, authority_basis="Quy chế công tác văn thư, Điều 9")
    assert flow.approve(actor=world.deputy, letter=row, at=NOW).state == LetterState.APPROVED


def test_signed_on_the_last_day_a_paper_goes_out_on_the_next_but_is_not_dated_before_the_first(world):
    record(world, authority_from=TODAY, authority_to=TODAY)
    row, tomorrow = approved(world), NOW + timedelta(days=1)
    with pytest.raises(Refused, match="có từ ngày 09/4/2024"):
        issuing.issue(actor=world.clerk, letter=row, issued_on=YESTERDAY, at=tomorrow)
    row = issuing.issue(actor=world.clerk, letter=row, issued_on=TODAY + timedelta(days=1), at=tomorrow)
    assert row.state == LetterState.ISSUED


def test_who_has_left_the_post_signs_nothing_dated_after(world):
    row = letter_of(world)
    assert may_be_signed(row.directive, on=TODAY)
    Membership.objects.filter(post=world.deputy.post).update(valid_to=YESTERDAY)
    assert "không có ai tên Nguyễn Trung Kiên" in may_be_signed(row.directive, on=TODAY).reason
    assert may_be_signed(row.directive, on=YESTERDAY)


def test_who_stands_in_for_the_deputy_does_not_sign_as_he_does(world, letter):
    other = person(world.commune, "Lý Văn Thay", "Chánh Văn phòng", Role.OFFICER, "0912000012")
    Membership.objects.create(
        user=other.user, post=world.deputy.post, stands_in_for=world.deputy.user, valid_from=TODAY, valid_to=TODAY
    )
    row = submitted(world, printed(letter, signer_name="Lý Văn Thay"))
    with pytest.raises(Refused, match="không có ai tên Lý Văn Thay"):
        flow.approve(actor=Actor(other.user, world.deputy.post, world.deputy.user), letter=row, at=NOW)
    assert read(row).state == LetterState.SUBMITTED


def test_the_admin_is_told_what_a_grant_lacks(world):
    post = world.deputy.post
    for how, said in (("TUQ. CHỦ TỊCH", "TUQ"), ("TL. CHỦ TỊCH", "TL")):
        post.signing_authority = how
        with pytest.raises(ValidationError, match=said):
            post.full_clean()
    post.authority_basis = "Quy chế làm việc"
    post.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        record(world, authority_from=TODAY, authority_to=YESTERDAY)


def found(content, *signers):
    return [one for one in check_form(content, more=[signer_rule(signers)]) if one.code == "signer-authority"]


def test_the_check_of_form_proposes_the_recorded_authority(world):
    [one] = found(LETTER, Signer("1", LETTER.signer, "TL. CHỦ TỊCH", "TRƯỞNG PHÒNG"))
    assert (one.mend.authority, one.mend.position) == (("TL. CHỦ TỊCH",), "TRƯỞNG PHÒNG")
    assert not found(one.mend, Signer("1", LETTER.signer, "TL. CHỦ TỊCH", "TRƯỞNG PHÒNG"))
    [stranger] = found(LETTER, Signer("2", "Lý Văn Khác", "", "CHỦ TỊCH"))
    assert stranger.mend is None
    assert not found(LETTER)
    assert not found(LETTER, Signer("1", LETTER.signer, "|".join(LETTER.authority), LETTER.position))


def test_the_writer_mends_the_signature_with_one_press(world, letter):
    printed(letter, signer_authority="TUQ. CHỦ TỊCH")
    client = as_(world.clerk)
    page = client.get(url("edit", letter))
    assert "được ghi thẩm quyền ký là “KT. CHỦ TỊCH / PHÓ CHỦ TỊCH”" in page.content.decode()
    client.post(url("edit", letter), form_of(client, letter) | {"mend": "signer-authority"})
    assert read(letter).directive.signer_authority == "KT. CHỦ TỊCH"


def test_the_page_says_before_anybody_presses_that_the_signature_is_not_good(world, letter):
    said = "còn chức danh Phó Chủ tịch được ghi thẩm quyền ký"
    assert said not in as_(world.clerk).get(letter.get_absolute_url()).content.decode()
    printed(letter, signer_authority="TUQ. CHỦ TỊCH")
    assert said in as_(world.clerk).get(letter.get_absolute_url()).content.decode()


def test_who_may_not_sign_on_the_day_is_not_offered_as_signer(world):
    assert [one.name for one in Names(world.commune, on=TODAY).signers] == ["Nguyễn Trung Kiên"]
    record(world, authority_to=YESTERDAY)
    assert not Names(world.commune, on=TODAY).signers
    assert current(letter_of(world)).facts.signer_name == "Nguyễn Trung Kiên"
