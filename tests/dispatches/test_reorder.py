"""Rows and lines go up and down with all that was typed in them; numbers follow; nothing is saved by it."""

from __future__ import annotations

import re

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dispatches.forms.reorder import Move, line_moved, moved
from tests.dispatches.making import letter_of, read
from tests.dispatches.test_pages import as_, form_of, url

PLAN = """Mở đầu
I. MỤC ĐÍCH
1. Nâng cao nhận thức
Câu dưới mục 1.
a) Tuyên truyền;
b) Vận động.
2. Yêu cầu
II. TỔ CHỨC THỰC HIỆN
1. Văn thư""".splitlines()
NUMBER = re.compile(r"[IVXL]+\.|\d+\.|.\)|Điều")
lines = st.lists(st.sampled_from([*PLAN, "- Gạch đầu dòng", "Điều 1. Phạm vi"]), min_size=1, max_size=12)
unhurried = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


def sent(**typed: str) -> QueryDict:
    form = QueryDict(mutable=True)
    form.update(typed)
    return form


def test_a_task_goes_up_with_everything_typed_in_it():
    form = sent(**{"task-TOTAL_FORMS": "2", "task-0-text": "A", "task-1-text": "B", "task-1-lead": "Tổ 5"})
    typed, at = moved(form, Move.read("task:1:up"))
    assert at == 0
    assert (typed["task-0-text"], typed["task-0-lead"], typed["task-1-text"]) == ("B", "Tổ 5", "A")
    assert "task-1-lead" not in typed
    assert form["task-0-text"] == "A"  # the form as it was sent stays


@pytest.mark.parametrize("move", ["task:0:up", "task:1:down", "task:7:up", "to:0:down"])
def test_at_the_edge_nothing_moves(move):
    form = sent(**{"task-TOTAL_FORMS": "2", "task-0-text": "A", "task-1-text": "B", "to-TOTAL_FORMS": "x"})
    assert moved(form, Move.read(move))[0] == form


@pytest.mark.parametrize("pressed", ["", "task", "task:1", "task:-1:up", "task:1:left", "version:0:up", "to:1:up:x"])
def test_what_is_no_move_is_none(pressed):
    assert Move.read(pressed) is None


def test_a_chapter_takes_along_what_stands_below_it_and_the_numbers_follow():
    text, at = line_moved("\n".join(PLAN), 7, up=True, numbered=True)
    assert text.splitlines() == [
        "Mở đầu", "I. TỔ CHỨC THỰC HIỆN", "1. Văn thư", "II. MỤC ĐÍCH", "1. Nâng cao nhận thức", "Câu dưới mục 1.",
        "a) Tuyên truyền;", "b) Vận động.", "2. Yêu cầu",
    ]  # fmt: skip
    assert at == 1


def test_an_item_does_not_leave_its_chapter():
    text, at = line_moved("\n".join(PLAN), 2, up=True, numbered=True)
    assert (text.splitlines(), at) == (PLAN, 2)
    text, at = line_moved("\n".join(PLAN), 2, up=False, numbered=True)
    assert text.splitlines()[2:4] == ["1. Yêu cầu", "2. Nâng cao nhận thức"]
    assert at == 3


def test_a_basis_changes_places_with_its_neighbour_and_blank_lines_do_not_count():
    text, at = line_moved("Căn cứ A;\n\nCăn cứ B;\nCăn cứ C.", 2, up=True, numbered=False)
    assert (text, at) == ("Căn cứ B;\nCăn cứ A;\nCăn cứ C.", 0)


@unhurried
@given(lines, st.integers(0, 14), st.booleans())
def test_no_line_is_lost_and_the_way_back_leads_back(typed, at, up):
    text, to = line_moved("\n".join(typed), at, up=up, numbered=False)
    assert sorted(text.splitlines()) == sorted(typed)
    if text.splitlines() != typed:
        assert line_moved(text, to, up=not up, numbered=False)[0].splitlines() == typed


@unhurried
@given(lines, st.integers(0, 14), st.booleans())
def test_of_divisions_too_no_word_is_lost(typed, at, up):
    def words(lines: list[str]) -> list[str]:
        return sorted(word for line in lines for word in line.split() if not NUMBER.fullmatch(word))

    text, to = line_moved("\n".join(typed), at, up=up, numbered=True)
    assert words(text.splitlines()) == words(typed)
    assert 0 <= to < len(text.splitlines())


def test_the_page_comes_back_in_the_new_order_and_nothing_is_saved(world):
    letter, client = letter_of(world), as_(world.clerk)
    typed = form_of(client, letter) | {"task-1-text": "Việc chưa lưu", "move": "task:1:up", "place": "Chợ Mới"}
    answer = client.post(url("preview", letter), typed)
    editor = answer.context["editor"]
    assert editor.tasks[0]["text"].value() == "Việc chưa lưu"
    assert editor.tasks[0]["due_on"].value() == "19/4/2024"
    assert editor.paper["place"].value() == "Chợ Mới"
    sheet = answer.context["sheet"]
    assert sheet.index("Việc chưa lưu") < sheet.index("Tuyên truyền trên trang thông tin điện tử")
    assert read(letter).version == 1
    by_htmx = client.post(url("preview", letter), typed, headers={"HX-Request": "true"}).content.decode()
    assert 'id="part-task"' in by_htmx
    assert 'id="beside"' in by_htmx


@pytest.mark.parametrize(("name", "field"), [("to", "text"), ("task", "assignee"), ("copy", "text")])
def test_one_more_row_comes_with_all_that_was_typed_and_nothing_is_saved(world, name, field):
    letter, client = letter_of(world), as_(world.clerk)
    typed = form_of(client, letter) | {"place": "Chợ Mới", "more": name}
    count = int(typed[f"{name}-TOTAL_FORMS"])
    answer = client.post(url("preview", letter), typed)
    editor = answer.context["editor"]
    rows = {"to": editor.to, "task": editor.tasks, "copy": editor.copies}[name]
    assert (len(rows.forms), rows.forms[-1][field].value()) == (count + 1, None)
    assert editor.paper["place"].value() == "Chợ Mới"
    assert f'data-row="{name}:{count}"' in answer.content.decode()
    assert read(letter).version == 1


def test_a_row_of_another_name_is_not_made(world):
    letter, client = letter_of(world), as_(world.clerk)
    typed = form_of(client, letter) | {"more": "appendices"}
    assert client.post(url("preview", letter), typed).status_code == 200


def test_a_moved_line_says_where_it_stands_now(world):
    letter, client = letter_of(world), as_(world.clerk)
    typed = form_of(client, letter) | {"sections": "1. Một\n2. Hai", "move": "sections:1:up"}
    page = client.post(url("preview", letter), typed)
    assert page.context["editor"].paper["sections"].value() == "1. Hai\n2. Một"
    assert 'data-line="0"' in page.content.decode()


def test_without_scripts_each_row_has_buttons_that_rest_at_the_edge(world):
    letter = letter_of(world)
    page = as_(world.clerk).get(url("edit", letter)).content.decode()
    first = page[page.index('value="to:0:up"') :].split(">")[0]
    assert first.rstrip().endswith("disabled")
    assert not page[page.index('value="to:0:down"') :].split(">")[0].rstrip().endswith("disabled")
