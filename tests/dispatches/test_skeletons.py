"""Does a new paper say what its model says, with room for what only the clerk knows?"""

import pytest

from directives.models import DocumentType
from dispatches import drafting, skeletons
from dispatches.composing import Draft
from dispatches.formcheck import check_form
from dispatches.names import Names
from tests.world import TODAY


def blank(world, name: str) -> Draft:
    kind = DocumentType.objects.get(name=name, system="state")
    return drafting.blank(world.clerk, kind, "Về công tác trẻ em", Names(world.clerk.unit, on=TODAY))


@pytest.mark.parametrize("name", skeletons.WORDINGS)
def test_a_new_paper_begins_with_the_words_of_its_model_and_the_check_names_what_is_open(world, name):
    content = blank(world, name).content(on=TODAY)
    assert any("…" in text for text in content.paragraphs)
    codes = {one.code for one in check_form(content)}
    assert "field-left" in codes
    assert codes <= {"field-left", "to-missing"}


@pytest.mark.parametrize(
    ("name", "first"),
    [("Công văn", "Như trên;"), ("Tờ trình", "Như trên;"), ("Giấy giới thiệu", "Như trên;"),
     ("Quyết định", "Như Điều 3;"), ("Kế hoạch", "Lưu: VT")],
)  # fmt: skip
def test_noi_nhan_begins_as_the_model_has_it(world, name, first):
    lines = blank(world, name).content(on=TODAY).distribution
    assert lines[0].startswith(first)
    assert lines[-1].startswith("Lưu: VT")


def test_a_paper_of_the_party_begins_empty():
    assert skeletons.wording_of("Quyết định", "party") == {}
