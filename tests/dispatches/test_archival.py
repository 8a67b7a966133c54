"""Every paper that we print can be kept for good (PDF/A-3a) and read aloud (PDF/UA-1), by the verdict of veraPDF."""

import io
from dataclasses import replace

import pikepdf
import pytest

from dispatches.printing.archival import Source
from dispatches.printing.render import render
from tests.dispatches import state_papers
from tests.dispatches.letters import CHO_CHU
from tests.dispatches.party_plan import PLAN_145
from tests.dispatches.verapdf import needs_verapdf, verdicts
from tests.world import NOW

pytestmark = pytest.mark.slow

ADDRESS = "https://vi.du/xac-minh/abcdefghjk/"
SOURCE = Source("<edXML>Văn bản</edXML>".encode(), NOW)
LONG = replace(CHO_CHU, number="42", day=5, recipients=CHO_CHU.recipients * 20, closing=CHO_CHU.closing * 40)
PAPERS = {
    "letter": replace(CHO_CHU, number="42", day=5),
    "letter with address": replace(CHO_CHU, number="42", day=5, contact=("Thị trấn Chợ Chu", "ĐT: 0208 0000 001")),
    "long letter": LONG,
    "party plan": PLAN_145,
    "decision with appendix": state_papers.DECISION,
    "telegram": state_papers.TELEGRAM,
    "invitation": state_papers.INVITATION,
    "submission": state_papers.SUBMISSION,
}


@needs_verapdf
def test_every_form_is_valid_as_archive_and_for_screen_readers(tmp_path):
    files = [tmp_path / f"{number}.pdf" for number in range(len(PAPERS))]
    for file, content in zip(files, PAPERS.values(), strict=True):
        file.write_bytes(render(content, draft=False, address=ADDRESS, source=SOURCE))
    assert dict(zip(PAPERS, verdicts("3a+ua1", files), strict=True)) == dict.fromkeys(PAPERS, "valid")


@needs_verapdf
def test_the_verdict_can_be_no(tmp_path):
    file = tmp_path / "plain.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(file)
    said = verdicts("3a+ua1", [file])[0].split()
    assert said[0] == "broken"
    assert {"3a", "ua1"} < set(said)


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_paper_is_the_same_bytes(name):
    first = render(PAPERS[name], draft=False, address=ADDRESS, source=SOURCE)
    assert render(PAPERS[name], draft=False, address=ADDRESS, source=SOURCE) == first


def test_the_metadata_says_what_it_is():
    with pikepdf.open(io.BytesIO(render(PAPERS["letter"], draft=False))) as pdf:
        assert pdf.Root.Lang == "vi"
        assert pdf.Root.MarkInfo.Marked
        said = pdf.open_metadata()
        assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("3", "A")
        assert said["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert "tuyên truyền Kế hoạch" in said["dc:title"]


def test_the_source_is_named_once_with_its_type_its_words_and_its_moment():
    with pikepdf.open(io.BytesIO(render(PAPERS["letter"], draft=False, source=SOURCE))) as pdf:
        (file,) = pdf.Root.AF
        assert (file.AFRelationship, file.UF) == ("/Source", "van-ban.edxml")
        assert "edXML" in str(file.Desc)
        assert (file.EF.F.Subtype, file.EF.F.Params.CreationDate) == ("/application/xml", "D:20240409020000Z")
        assert file.EF.F.read_bytes() == SOURCE.message
    with pikepdf.open(io.BytesIO(render(PAPERS["letter"], draft=False))) as pdf:
        assert "/AF" not in pdf.Root
        assert not pdf.attachments
