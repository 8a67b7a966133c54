"""A unit keeps its own patterns: chosen at "Soạn văn bản", filled from the paper that is carried out."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from audit.models import Entry
from directives.models import DocumentType
from dispatches import fields
from dispatches.composing import compose, current
from dispatches.models import Letter, LetterTemplate
from dispatches.policies import Refused
from dispatches.services import templates
from tests.dispatches.making import letter_of, read, saved
from tests.dispatches.test_pages import as_, cong_van, received, url
from tests.world import NOW, World, person
from units.models import Role, User

NAMED = "Kế hoạch số 145-KH/HU ngày 27/3/2024 của Huyện ủy Định Hóa"
FULL = f"{NAMED} thực hiện Chỉ thị số 28-CT/TW"


def patterned(world: World, letter: Letter | None = None, name: str = "Triển khai") -> LetterTemplate:
    return templates.keep(actor=world.clerk, letter=letter or letter_of(world), name=name, at=NOW)


def start(world: World, template: LetterTemplate, *, above: object = None, **typed: object) -> Letter:
    address = reverse("dispatches:new") + (f"?thuc-hien={above.code}" if above else "")
    client = as_(world.clerk)
    subject = client.get(address).context["form"]["subject"].value() or ""
    answer = client.post(
        address, {"template": template.pk, "doc_type": cong_van().pk, "subject": subject} | typed, follow=True
    )
    assert answer.status_code == 200, answer.context["form"].errors
    letter = Letter.objects.with_papers().latest("pk")
    letter.page = answer.content.decode()
    return letter


def test_a_letter_that_carries_a_paper_out_becomes_a_pattern_for_the_next_paper(world):
    first = start_from_paper(world)
    saved(world, first, opening=[f"Thực hiện {FULL}, {{tên đơn vị}} đề nghị:", "Theo Kế hoạch số 145-KH/HU."])
    template = patterned(world, read(first))
    assert template.subject == "triển khai thực hiện {văn bản gốc}"
    assert template.words["wording"]["opening"] == [
        "Thực hiện {văn bản gốc đầy đủ}, {tên đơn vị} đề nghị:", "Theo {văn bản gốc viết gọn}.",
    ]  # fmt: skip
    other = another_paper(world)
    letter = start(world, template, above=other)
    content = compose(letter, on=date(2024, 5, 3))
    assert content.subject == "triển khai thực hiện Kế hoạch số 150-KH/HU ngày 02/5/2024 của Huyện ủy Định Hóa"
    assert content.opening == (
        "Thực hiện Kế hoạch số 150-KH/HU ngày 02/5/2024 của Huyện ủy Định Hóa về việc trồng rừng, UBND thị trấn Chợ "
        "Chu đề nghị:",
        "Theo Kế hoạch số 150-KH/HU.",
    )
    assert content.recipients == ("Các ban ngành, đoàn thể;", "Các tổ dân phố.")
    kept = current(letter).parts.tasks
    assert [str(one.group) for task in kept for one in task.recipients] == ["Các ban ngành, đoàn thể", "Các tổ dân phố"]
    assert not any(task.due_on for task in kept)
    assert "Chưa điền được" not in letter.page


def start_from_paper(world: World) -> Letter:
    address = f"{reverse('dispatches:new')}?thuc-hien={received(world).code}"
    client = as_(world.clerk)
    subject = client.get(address).context["form"].initial["subject"]
    client.post(address, {"doc_type": cong_van().pk, "subject": subject})
    return Letter.objects.with_papers().get()


def another_paper(world: World):
    from directives.facts import PaperFacts, PaperParts
    from directives.services import registering

    facts = PaperFacts(
        system="party", doc_type=DocumentType.objects.get(name="Kế hoạch", system="party"),
        issuer_name="Huyện ủy Định Hóa", subject="Trồng rừng", number="150", symbol="KH/HU", issued_on=date(2024, 5, 2),
    )  # fmt: skip
    entry = registering.register_incoming(
        actor=world.clerk, facts=facts, parts=PaperParts(), arrived_on=date(2024, 5, 3), at=NOW
    )
    return entry.directive


def test_without_a_paper_its_fields_stay_and_are_named(world):
    letter = letter_of(world)
    saved(world, letter, closing=["Theo {trích yếu văn bản gốc}, {ai đó}, ngày {Ngày}./."])
    letter = start(world, patterned(world, read(letter)), subject="phòng cháy")
    assert letter.directive.subject == "phòng cháy"  # what is typed goes before the template's
    closing = letter.wording["closing"][0]
    assert closing.startswith("Theo {trích yếu văn bản gốc}, {ai đó}, ngày ")
    assert "{Ngày}" not in closing
    assert "Chưa điền được {trích yếu văn bản gốc}, {ai đó}." in letter.page


def test_an_unknown_field_is_told_when_the_template_is_kept(world):
    letter, client = letter_of(world), as_(world.clerk)
    saved(world, letter, closing=["{nơi nào đó} và {năm}./."])
    page = client.post(url("keep_template", letter), {"name": "Mẫu"}, follow=True).content.decode()
    assert "không biết, sẽ in nguyên như gõ: {nơi nào đó}." in page
    assert "Đã lưu mẫu “Mẫu”" in page
    assert client.post(url("keep_template", letter), {"name": ""}).status_code == 422


def test_the_same_name_replaces_the_words_and_the_trail_says_so(world):
    letter = letter_of(world)
    patterned(world, letter)
    saved(world, letter, closing=["Mới./."])
    again = patterned(world, read(letter))
    assert LetterTemplate.objects.get() == again
    assert again.words["wording"]["closing"] == ["Mới./."]
    sentences = [entry.sentence for entry in Entry.objects.filter(verb="template.kept").order_by("pk")]
    assert ["lập mẫu" in one for one in sentences] == [True, False]
    assert "thay lời văn của mẫu “Triển khai”" in sentences[1]


def test_only_the_own_unit_has_its_templates(world):
    template = patterned(world)
    assert list(LetterTemplate.objects.visible_to(world.officer.user)) == [template]
    for who in (world.stranger, world.district):
        assert not LetterTemplate.objects.visible_to(who.user).exists()
        assert "Theo mẫu" not in as_(who).get(reverse("dispatches:new")).content.decode()
        answer = as_(who).post(
            reverse("dispatches:new"), {"template": template.pk, "doc_type": cong_van().pk, "subject": "x"}
        )
        assert answer.status_code == 422
    assert as_(world.stranger).post(url("keep_template", letter_of(world)), {"name": "x"}).status_code == 404
    with pytest.raises(Refused):
        templates.keep(actor=world.stranger, letter=letter_of(world), name="x", at=NOW)


def test_a_member_who_may_not_write_may_not_keep_a_pattern_either(world):
    member = person(world.commune, "Hà Văn Mười", "Nhân viên", Role.MEMBER, "0912000010")
    letter = letter_of(world)
    assert "Lưu văn bản này làm mẫu" not in as_(member).get(url("detail", letter)).content.decode()
    answer = as_(member).post(url("keep_template", letter), {"name": "x"})
    assert answer.status_code == 403
    assert "được soạn văn bản đi" in answer.content.decode()
    assert not LetterTemplate.objects.exists()


def test_a_template_that_is_out_of_use_is_not_offered(world):
    template = patterned(world)
    LetterTemplate.objects.update(is_active=False)
    form = as_(world.clerk).get(reverse("dispatches:new")).context["form"]
    assert template not in form.fields["template"].queryset
    assert "Theo mẫu" not in as_(world.clerk).get(reverse("dispatches:new")).content.decode()


def test_a_receiver_who_is_no_more_is_named_and_his_line_stays(world):
    template = patterned(world)
    world.all_offices.name = "Các ngành"
    world.all_offices.save()
    letter = start(world, template)
    assert "Mẫu gửi tới “Các ban ngành, đoàn thể”" in letter.page
    assert current(letter).parts.addressees[0].text == "Các ban ngành, đoàn thể"
    assert current(letter).parts.addressees[0].recipients == []


def test_a_template_without_a_subject_asks_for_one(world):
    template = patterned(world)
    LetterTemplate.objects.update(subject="")
    answer = as_(world.clerk).post(
        reverse("dispatches:new"), {"template": template.pk, "doc_type": cong_van().pk, "subject": ""}
    )
    assert "Hãy ghi trích yếu của văn bản." in answer.content.decode()


def test_every_field_has_a_value_when_a_paper_is_carried_out(world):
    said = fields.values(world.clerk, received(world), on=date(2024, 4, 9))
    assert set(said) == set(fields.NAMES)
    assert said["văn bản gốc đầy đủ"] == FULL
    assert fields.filled("{TÊN ĐƠN VỊ}, {ngày}", said) == "UBND thị trấn Chợ Chu, 09/4/2024"
    assert fields.unknown({"a": ["{ngày}", "{Ngay}", "{x}"], "b": {"c": "{x} {y}"}}) == ["x", "y"]


def test_the_admin_lists_them_and_takes_them_out_of_use(world, client):
    template = patterned(world)
    admin = User.objects.create_superuser("quan-tri", "x", full_name="Quản trị")
    client.force_login(admin)
    assert "Triển khai" in client.get(reverse("admin:dispatches_lettertemplate_changelist")).content.decode()
    address = reverse("admin:dispatches_lettertemplate_change", args=[template.pk])
    assert client.post(address, {"name": "Triển khai kế hoạch"}).status_code == 302
    template.refresh_from_db()
    assert (template.name, template.is_active) == ("Triển khai kế hoạch", False)
    assert client.get(reverse("admin:dispatches_lettertemplate_add")).status_code == 403
