"""Which figures belong to which way of spreading, and what an office changed stays changed."""

import pytest

from directives import basics
from directives.models import Channel, Indicator

pytestmark = pytest.mark.django_db

# What the reports of communes ask for: channel → counted in.
ASKED = {
    "loa": {"lượt", "giờ", "phút"},
    "hoi-nghi": {"cuộc", "lượt người"},
    "chi-bo": {"cuộc", "lượt người", "%"},
    "trang-tin": {"bài", "lượt"},
    "zalo": {"tin", "nhóm", "thành viên", "lượt"},
    "pa-no": {"chiếc", "m", "m²"},
    "to-roi": {"bản"},
    "xe-loa": {"lượt"},
    "van-nghe": {"buổi", "lượt người"},
    "niem-yet": {"điểm", "ngày"},
    "ban-tin": {"kỳ", "bản"},
    "tin-nhan": {"tin"},
}


@pytest.mark.parametrize("code", ASKED)
def test_each_channel_has_its_figures_with_sane_bounds_and_usual_evidence(code):
    channel = Channel.objects.get(code=code)
    figures = list(channel.indicators.all())
    assert {one.unit_name for one in figures} == ASKED[code]
    assert all(1 <= one.maximum <= 10_000_000 for one in figures)
    assert figures[0].is_required
    assert figures[0].adds_up
    assert channel.evidence_hint


def test_what_holds_for_one_occasion_is_not_summed():
    alone = Indicator.objects.filter(adds_up=False).values_list("channel__code", "code")
    assert set(alone) == {
        ("loa", "so-phut"),
        ("zalo", "so-nhom"),
        ("zalo", "so-thanh-vien"),
        ("chi-bo", "ty-le"),
        ("niem-yet", "so-ngay"),
    }


def test_a_house_that_is_older_gets_what_is_new_and_keeps_what_it_changed():
    Channel.objects.filter(code="loa").update(name="Loa xóm", is_active=False)
    Indicator.objects.filter(channel__code="loa", code="luot-phat").update(maximum=50)
    Indicator.objects.filter(code__in=["so-gio", "so-met-vuong"]).delete()
    Channel.objects.create(code="rieng", name="Của riêng cơ quan")
    basics.load()
    basics.load()
    loa = Channel.objects.get(code="loa")
    assert (loa.name, loa.is_active, loa.indicators.get(code="luot-phat").maximum) == ("Loa xóm", False, 50)
    assert loa.indicators.filter(code="so-gio").count() == 1
    assert Channel.objects.filter(code="rieng").exists()
