"""When and where a photo was taken: kept beside it if the person agrees, else nowhere; never inside the photo."""

import io
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, TiffImagePlugin
from playwright.sync_api import expect

from directives.models import Evidence, Result
from directives.services import cameras
from tests.directives.test_papers_in_browser import enter
from tests.directives.test_work_pages import result_form
from tests.world import build

YARD = {"lat": (21, 54, 30.0), "long": (105, 38, 43.0)}
TURNED = 6  # held upright: the sensor lay on its side
TAKEN = datetime(2024, 4, 9, 2, 5, tzinfo=UTC)  # 09:05 in Viet Nam


def camera_photo(
    lat=YARD["lat"], long=YARD["long"], sides="NE", taken="2024:04:09 09:05:00", offset=None, picture=None
) -> bytes:
    notes = Image.Exif()
    notes[ExifTags.Base.Orientation] = TURNED
    notes[ExifTags.Base.Make] = "MayAnhCuaToi"
    shot = notes.get_ifd(ExifTags.IFD.Exif)
    shot[ExifTags.Base.DateTimeOriginal] = taken
    if offset:
        shot[ExifTags.Base.OffsetTimeOriginal] = offset
    place = notes.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLongitudeRef] = sides
    place[ExifTags.GPS.GPSLatitude] = tuple(map(TiffImagePlugin.IFDRational, lat))
    place[ExifTags.GPS.GPSLongitude] = tuple(map(TiffImagePlugin.IFDRational, long))
    out = io.BytesIO()
    (picture or Image.new("RGB", (80, 60), "#7a3b2e")).save(out, "JPEG", exif=notes)
    return out.getvalue()


def noted(content: bytes) -> cameras.Noted:
    return cameras.noted_in(ContentFile(content))


# --- Reading the notes -----------------------------------------------------------------------------------------------


def test_time_and_place_are_read():
    assert noted(camera_photo()) == cameras.Noted(TAKEN, Decimal("21.908333"), Decimal("105.645278"))


def test_south_and_west_are_negative():
    found = noted(camera_photo(sides="SW"))
    assert (found.latitude, found.longitude) == (Decimal("-21.908333"), Decimal("-105.645278"))


def test_the_clock_of_another_zone_is_understood():
    assert noted(camera_photo(taken="2024:04:09 11:05:00", offset="+09:00")).taken_at == TAKEN


@pytest.mark.parametrize(
    "photo",
    [
        camera_photo(lat=(91, 0, 0)),
        camera_photo(long=(181, 0, 0)),
        camera_photo(lat=(TiffImagePlugin.IFDRational(1, 0), 0, 0)),
    ],
)
def test_a_place_that_is_not_on_earth_is_no_place(photo):
    found = noted(photo)
    assert (found.latitude, found.longitude) == (None, None)
    assert found.taken_at == TAKEN


@pytest.mark.parametrize("taken", ["", "0000:00:00 00:00:00", "hôm qua", "2024:13:40 25:61:00"])
def test_a_time_that_never_was_is_no_time(taken):
    assert noted(camera_photo(taken=taken)).taken_at is None


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@given(st.binary(max_size=300), st.integers(0, 500))
def test_broken_notes_never_raise(junk, at):
    whole = camera_photo()
    found = noted(whole[:at] + junk + whole[at + len(junk) :])
    assert (found.latitude is None) == (found.longitude is None)


# --- With the result -------------------------------------------------------------------------------------------------


@pytest.fixture
def row(db, client):
    world = build()
    world.issue()
    client.force_login(world.head.user)
    return world.assignment_of(world.head)


def log(client, row, **changes):
    photo = SimpleUploadedFile("anh.jpg", camera_photo(), "image/jpeg")
    address = reverse("directives:log_result", args=[row.code]) + "?hinh-thuc=loa"
    assert client.post(address, result_form(photos=[photo], **changes)).status_code == 302
    return Evidence.objects.latest("pk")


def test_who_does_not_agree_leaves_neither_time_nor_place(client, row):
    kept = log(client, row)
    assert (kept.taken_at, kept.latitude, kept.longitude) == (None, None, None)


def test_who_agrees_has_them_kept_beside_the_photo_and_shown(client, row):
    kept = log(client, row, keep_noted="on")
    assert (kept.taken_at, kept.place) == (TAKEN, "21.908333, 105.645278")
    assert b"MayAnhCuaToi" not in kept.file.read()
    page = client.get(row.get_absolute_url()).content.decode()
    assert "chụp 09:05 ngày 09/4/2024" in page
    assert "mlat=21.908333" in page


def test_a_corrected_result_carries_them_on(client, row):
    log(client, row, keep_noted="on")
    old = Result.objects.get()
    client.post(reverse("directives:revise_result", args=[old.pk]), result_form())
    assert Result.objects.get(revises=old).evidence.get().taken_at == TAKEN


def test_the_database_refuses_half_a_place(client, row):
    kept = log(client, row)
    for place in ({"latitude": 21}, {"latitude": 91, "longitude": 105}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Evidence.objects.create(
                result=kept.result, name="x", content_type="image/jpeg", size=1, sha256=str(place), file="x", **place
            )


def test_they_never_change(client, row):
    kept = log(client, row, keep_noted="on")
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.filter(pk=kept.pk).update(taken_at=None)


# --- On the phone ----------------------------------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("agrees", [True, False])
def test_the_phone_makes_a_large_photo_small_and_asks_first(agrees, phone, live_server):
    """The box may be ticked after the photo was chosen. The picture is turned upright once, not twice."""
    world = build()
    world.issue()
    row = world.assignment_of(world.head)
    enter(phone, live_server, world.head)
    phone.goto(reverse("directives:log_result", args=[row.code]) + "?hinh-thuc=loa")
    noise = Image.effect_noise((1700, 1300), 60).convert("RGB")
    photo = {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": camera_photo(picture=noise)}
    phone.locator("input[type=file]").last.set_input_files(photo)
    phone.get_by_text("Đã chọn 1 ảnh").wait_for()
    if agrees:
        phone.get_by_label("Lưu cả giờ và nơi chụp ảnh").check()
    expect(phone.get_by_role("button", name="Gửi kết quả")).to_be_enabled()
    sent = phone.evaluate("""async () => {
        const file = [...document.querySelectorAll("input[type=file]")].pop().files[0];
        const bytes = new Uint8Array(await file.arrayBuffer());
        return { size: file.size, notes: new TextDecoder("latin1").decode(bytes).includes("MayAnhCuaToi") };
    }""")
    assert sent["notes"] is agrees
    assert sent["size"] < len(photo["buffer"])
    phone.get_by_role("button", name="Gửi kết quả").click()
    phone.wait_for_url(f"**{row.get_absolute_url()}")
    kept = Evidence.objects.get()
    assert (kept.taken_at, kept.place) == ((TAKEN, "21.908333, 105.645278") if agrees else (None, ""))
    with Image.open(kept.file) as image:
        assert image.size == (1224, 1600)
