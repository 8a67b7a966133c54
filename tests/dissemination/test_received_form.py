"""The form of a paper that others wrote is compared on its own page: calmly, and only for whoever may see the paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import reverse

from directives.models import Directive
from tests.directives.incoming import register
from tests.dispatches.making import issued, letter_of
from tests.dispatches.test_pages import as_
from tests.world import World, build

PAPERS = Path(__file__).resolve().parents[2] / "directives/demo/papers"


@pytest.fixture
def world(db: None) -> World:
    return build()


def came(world: World, name: str) -> Directive:
    """A paper with that text in the clerk's book of incoming papers."""
    paper = register(world.clerk).directive
    Directive.objects.filter(pk=paper.pk).update(text=(PAPERS / name).read_text(encoding="utf-8") if name else "")
    return paper


def shown(world: World, paper: Directive, **headers: str) -> str:
    answer = as_(world.clerk).get(reverse("received_form", args=[paper.code]), headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_letter_that_departs_is_told_without_alarm_and_without_buttons(world):
    page = shown(world, came(world, "cong-van-cho-chu.txt"))
    assert "Ký hiệu “UBND - VHXX” có khoảng trắng" in page
    assert "vẫn được vào sổ và thực hiện bình thường" in page
    assert 'name="mend"' not in page
    assert 'role="alert"' not in page


def test_a_paper_of_the_party_is_compared_with_its_own_guideline(world):
    page = shown(world, came(world, "ke-hoach-145-kh-hu.txt"))
    assert "Không thấy điểm nào khác mẫu của Hướng dẫn 36-HD/VPTW" in page


def test_what_was_not_read_is_not_told_as_missing(world):
    paper = came(world, "cong-van-cho-chu.txt")
    text = Directive.objects.get(pk=paper.pk).text
    Directive.objects.filter(pk=paper.pk).update(text=text.replace("Nguyễn Trung Kiên", "").replace("PHÓ CHỦ TỊCH", ""))
    page = shown(world, paper)
    assert "Chưa ghi" not in page
    assert "Ký hiệu “UBND - VHXX” có khoảng trắng" in page


def test_without_a_text_there_is_nothing_to_compare(world):
    assert "chưa có toàn văn" in shown(world, came(world, ""))


def test_htmx_gets_the_part_alone(world):
    part = shown(world, came(world, "cong-van-cho-chu.txt"), **{"HX-Request": "true"})
    assert part.lstrip().startswith('<div id="form-check"')


def test_the_page_of_the_paper_offers_it_for_others_papers_only(world):
    paper = came(world, "cong-van-cho-chu.txt")
    assert (
        reverse("received_form", args=[paper.code]) in as_(world.clerk).get(paper.get_absolute_url()).content.decode()
    )
    letter = letter_of(world)
    Directive.objects.filter(pk=letter.directive_id).update(text="Toàn văn của mình")
    own = issued(world, letter).directive
    assert "Toàn văn của mình" in as_(world.clerk).get(own.get_absolute_url()).content.decode()
    assert "Đối chiếu thể thức" not in as_(world.clerk).get(own.get_absolute_url()).content.decode()


def test_who_may_not_see_the_paper_may_not_see_its_form(world):
    paper = came(world, "cong-van-cho-chu.txt")
    for who in (world.stranger, world.head):
        assert as_(who).get(reverse("received_form", args=[paper.code])).status_code == 404
