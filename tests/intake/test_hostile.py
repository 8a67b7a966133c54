"""Files made to do harm: refused with a reason, and kept where a second try may go better."""

import http.server
import io
import threading

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from intake import edxml, extraction
from intake.extraction import Limits, Refused
from intake.extraction.process import ask
from intake.limits import limits
from intake.models import Arrival
from intake.services import opening
from tests.intake import hostile
from tests.intake.desk import arrive, fields_of, hand_in
from tests.intake.files import made_docx, made_pdf, saved
from tests.intake.test_edxml import attached, message

pytestmark = pytest.mark.slow


def refusal(content, name="", given=None):
    with pytest.raises(Refused) as refused:
        extraction.extract(content, name, given or Limits())
    assert refused.value.sentence.endswith(".")
    return refused.value.code


def test_a_pdf_that_swells_to_gigabytes_is_stopped_as_text_and_as_picture():
    content = hostile.inflating_pdf(gigabytes=4)
    assert len(content) < 20_000
    assert refusal(content, "a.pdf") in ("too_greedy", "too_long")
    with pytest.raises(Refused) as refused:
        ask("scan", content, Limits())
    assert refused.value.code in ("too_greedy", "too_long")


def test_external_entities_reach_neither_file_nor_network(tmp_path):
    asked = []

    class Watching(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *said):
            pass

    secret = tmp_path / "secret.txt"
    secret.write_text("BÍ MẬT CỦA MÁY")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Watching) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        web = f"http://127.0.0.1:{server.server_port}/"
        for address in (secret.as_uri(), web):
            for declared in (
                f'<!ENTITY leak SYSTEM "{address}">',
                f'<!ENTITY % more SYSTEM "{address}"> %more; <!ENTITY leak "x">',
            ):
                assert refusal(hostile.docx_with(declared, "&leak;"), "a.docx") in ("hostile", "broken")
                sent = message().replace(b"<edXML", f"<!DOCTYPE edXML [{declared}]><edXML".encode(), 1)
                with pytest.raises(Refused) as refused:
                    edxml.opened(sent.replace(b"Hoa", b"&leak;"))
                assert refused.value.code == "edxml_hostile"
        server.shutdown()
    assert asked == []


@pytest.mark.parametrize("declared", [hostile.laughing(), '<!ENTITY j "nội bộ">'], ids=["nested", "plain"])
def test_entities_of_ones_own_are_not_spelt_out(declared):
    assert refusal(hostile.docx_with(declared, "&j;"), "a.docx") in ("hostile", "broken")
    hidden = "<?xml version='1.0' encoding='utf-16'?>" + f"<!DOCTYPE edXML [{declared}]><edXML>&j;</edXML>"
    with pytest.raises(Refused) as refused:
        edxml.told(hidden.encode("utf-16"), Limits())
    assert refused.value.code in ("edxml_hostile", "edxml_broken")


@pytest.mark.parametrize("place", ["opening", "page", "inside a stream of objects"])
def test_a_pdf_that_runs_something_is_refused_and_not_kept(clerk, place):
    paper = pikepdf.open(io.BytesIO(made_pdf()))
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    if place == "page":
        paper.pages[0].obj.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe"))
    else:
        paper.Root.OpenAction = paper.make_indirect(action)
    modes = pikepdf.ObjectStreamMode
    out = io.BytesIO()
    paper.save(out, object_stream_mode=modes.generate if place.startswith("inside") else modes.disable)
    answer = hand_in(clerk, files=[SimpleUploadedFile("cv.pdf", out.getvalue())])
    assert "cv.pdf: Tệp PDF có mã tự chạy" in answer.content.decode()
    assert not Arrival.objects.exists()


def test_a_pdf_that_opens_at_a_place_of_its_own_is_read():
    paper = pikepdf.open(io.BytesIO(made_pdf()))
    place = pikepdf.Array([paper.pages[0].obj, pikepdf.Name.Fit])
    paper.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=place)
    assert "UBND-VHXH" in extraction.extract(saved(paper), "cv.pdf")


def test_a_picture_of_billions_of_pixels_is_not_unpacked():
    content = hostile.huge_picture(60_000)
    assert len(content) < 1000
    with pytest.raises(Refused) as refused:
        ask("photo", content, Limits())
    assert refused.value.code == "bomb"


def test_a_picture_of_a_kind_that_starts_programs_is_broken():
    with pytest.raises(Refused) as refused:
        ask("photo", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n", Limits())
    assert refused.value.code == "broken"


@pytest.mark.parametrize("stated", [3, 5000])
def test_an_attachment_whose_archive_lies_about_its_size_is_refused(stated):
    sent = message(attached("cv.zip", hostile.lying_zip("cv.txt", b"a" * 400, stated)))
    with pytest.raises(Refused) as refused:
        edxml.opened(sent)
    assert refused.value.code in ("attachment_size", "attachment_broken")


def test_an_attachment_that_swells_is_refused():
    bomb = hostile.zipped({"cv.txt": b" " * 101 * 1024 * 1024})
    with pytest.raises(Refused) as refused:
        edxml.opened(message(attached("cv.zip", bomb)))
    assert refused.value.code == "bomb"


def test_ten_thousand_pages_are_refused_at_the_page_with_their_number(clerk):
    arrival = arrive(clerk, "", files=[SimpleUploadedFile("day.pdf", hostile.many_pages(10_000))])
    assert "Tệp có 10000 trang, vượt mức 300 trang" in clerk.get(arrival.get_absolute_url()).content.decode()


# No time at all: the answer is given up at once, whatever the machine. So little memory that Python itself hardly fits.
TIGHT = [(Limits(seconds=-5), "Đọc tệp quá lâu"), (Limits(memory_megabytes=20), "đòi quá nhiều bộ nhớ")]


@pytest.mark.parametrize(("tight", "sentence"), TIGHT, ids=["time", "memory"])
@pytest.mark.parametrize(("made", "name"), [(made_pdf, "cv.pdf"), (made_docx, "cv.docx")], ids=["pdf", "docx"])
def test_what_was_stopped_is_kept_and_read_again_without_a_second_upload(
    clerk, monkeypatch, tight, sentence, made, name
):
    with monkeypatch.context() as busy:
        busy.setattr(opening, "limits", lambda: tight)
        arrival = arrive(clerk, "", files=[SimpleUploadedFile(name, made())])
        page = clerk.get(arrival.get_absolute_url()).content.decode()
        assert sentence in page
        assert "Tệp đã được giữ lại" in page
        clerk.post(reverse("intake:again", args=[arrival.code]))
        assert sentence in clerk.get(arrival.get_absolute_url()).content.decode(), "in vain, and still there"
    answer = clerk.post(reverse("intake:again", args=[arrival.code]), follow=True)
    assert fields_of(answer)["symbol"] == "UBND-VHXH"
    assert Arrival.objects.get().files.count() == 1


def test_what_a_person_may_send_is_what_the_machine_opens(clerk, settings):
    settings.MAX_UPLOAD_BYTES = 30_000_000
    assert extraction.kind_of(b"a" * 25_000_000, "a.txt", limits()) == "txt"
    settings.MAX_UPLOAD_BYTES = 2_000_000
    with pytest.raises(Refused) as refused:
        extraction.kind_of(b"a" * 2_000_001, "a.txt", limits())
    assert refused.value.code == "too_big"
    answer = hand_in(clerk, "đang gõ", files=[SimpleUploadedFile("to.txt", b"a" * 2_000_001)])
    assert (answer.status_code, "vượt mức 2 MB" in answer.content.decode()) == (422, True)
