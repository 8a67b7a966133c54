"""Whom the printed lines may mean is proposed beside the editor; nothing is sent to anybody whom nobody chose."""

from __future__ import annotations

import pytest

from directives.models import AddresseeKind
from dispatches.composing import current
from tests.dispatches.making import read
from tests.dispatches.test_pages import as_, form_of, url
from units.models import GroupMember, RecipientGroup

EMPTY = {"to-0-to": "", "to-1-to": "", "task-1-lead": "", "task-1-assignee": "Các tổ dân phố"}


@pytest.fixture
def client(world):
    return as_(world.clerk)


@pytest.fixture
def typed(client, letter):
    """The letter with its printed lines, and nobody chosen for them."""
    return form_of(client, letter) | EMPTY


def pressed(client, letter, typed, field):
    editor = client.post(url("preview", letter), typed | {"fill": field}).context["editor"]
    rows = [(form, "to") for form in editor.to] + [(form, "lead") for form in editor.tasks]
    return {form.add_prefix(name): form[name].value() for form, name in rows}


def test_lines_without_anybody_are_proposed_beside_the_editor(client, letter, typed):
    page = client.post(url("preview", letter), typed, headers={"HX-Request": "true"})
    proposed = [(one.field, one.names) for one in page.context["proposals"]]
    assert proposed == [
        ("to-0-to", "Các ban ngành, đoàn thể"),
        ("to-1-to", "Các tổ dân phố"),
        ("task-1-lead", "Các tổ dân phố"),
    ]
    html = page.content.decode()
    assert 'value="to-1-to"' in html
    assert "Điền tất cả" in html


def test_one_press_fills_one_line_or_all_and_keeps_what_was_typed(client, letter, typed):
    typed["closing"] = "Câu đang gõ"
    only = pressed(client, letter, typed, "to-1-to")
    assert (only["to-0-to"], only["to-1-to"], only["task-1-lead"]) == ("", "Các tổ dân phố", "")
    every = pressed(client, letter, typed, "all")
    assert (every["to-0-to"], every["task-1-lead"]) == ("Các ban ngành, đoàn thể", "Các tổ dân phố")
    assert "Câu đang gõ" in client.post(url("preview", letter), typed | {"fill": "all"}).content.decode()


def test_nothing_is_decided_saving_sends_it_to_nobody(client, letter, typed):
    assert client.post(url("edit", letter), typed).status_code == 302
    lines = [one for one in current(read(letter)).parts.addressees if one.kind == AddresseeKind.TO]
    assert [(one.text, list(one.recipients)) for one in lines] == [
        ("Các ban ngành, đoàn thể", []),
        ("Các tổ dân phố", []),
    ]


def test_a_line_that_has_somebody_or_may_mean_several_is_left_alone(world, client, letter, typed):
    same = RecipientGroup.objects.create(owner=world.commune, name="Toàn thể tổ dân phố")
    GroupMember.objects.create(group=same, unit=world.neighbourhoods[0], position=1)
    typed["to-0-to"] = "Trạm Y tế thị trấn"
    assert not client.post(url("preview", letter), typed).context["proposals"]


def test_a_name_that_several_have_is_asked_about_with_the_choices(world, client, letter, typed):
    same = RecipientGroup.objects.create(owner=world.commune, name="Toàn thể tổ dân phố")
    GroupMember.objects.create(group=same, unit=world.neighbourhoods[0], position=1)
    answer = client.post(url("edit", letter), typed | {"task-1-lead": "Tổ dân phố; Ai đó; Công an"})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "“Tổ dân phố” có thể là “Các tổ dân phố” hoặc “Toàn thể tổ dân phố”. Hãy ghi rõ một nơi." in html
    assert "tên là “Ai đó”. Hãy chọn trong danh sách." in html
    assert "tên là “Công an”. Có phải là “Công an thị trấn” không? Hãy chọn trong danh sách." in html
    assert "Tổ dân phố; Ai đó; Công an" in html
