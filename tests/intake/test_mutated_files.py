"""Any bytes, and files of every kind with some bytes changed: read, or refused with a sentence, and nothing else.

Most run in this process, by the very code of the separate one; some of each kind go through the separate process too.
"""

import json
from collections.abc import Callable
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from intake import edxml, extraction, sources
from intake.extraction import Refused, child, old_word, process
from intake.extraction.refusal import SENTENCES
from intake.models import Arrival
from intake.reading import read, split_papers
from intake.services import arrivals, messages
from intake.services.opening import Upload
from intake.wording import wording
from tests import world as worlds
from tests.intake.files import made_docx, made_pdf, photo, zipped
from tests.intake.old_word import made_doc
from tests.intake.papers import CHO_CHU, TAN_SON, paper
from tests.intake.test_edxml import attached, message
from tests.intake.test_mailbox import PAPER, letter

same_every_time = settings(
    deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@st.composite
def changed(draw: st.DrawFn, seed: bytes) -> bytes:
    """The file with up to eight places overwritten, cut out, doubled or filled in."""
    content = bytearray(seed)
    for _ in range(draw(st.integers(1, 8))):
        at, length = draw(st.integers(0, len(content))), draw(st.integers(0, 40))
        piece = draw(
            st.one_of(
                st.binary(max_size=8),
                st.sampled_from([b"\xff\xff\xff\xff", b"\0\0\0\0", b"<", b"&#0;", b"\x80\0\0\0"]),
                st.just(bytes(content[at : at + length])),
            )
        )
        content[at : at + draw(st.sampled_from([0, len(piece), length]))] = piece
    return bytes(content)


@st.composite
def changed_docx(draw: st.DrawFn) -> bytes:
    """A .docx whose archive is sound and whose main part is not."""
    return zipped({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": draw(changed(MAIN))})


TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/word/document.xml" ContentType='
    b'"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Target='
    b'"word/document.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    b"</Relationships>"
)
MAIN = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Trưởng các xóm</w:t></w:r>'
    '</w:p><w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc>'
    "</w:tr></w:tbl><w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt></w:body></w:document>"
).encode()
SMALL = Image.new("L", (30, 40), 255)
PICTURES = [photo(SMALL, kind) for kind in ("JPEG", "PNG", "TIFF", "GIF", "BMP", "WEBP")]
MESSAGE = message(attached("cv.zip", zipped({"cv.txt": paper(TAN_SON).encode()}), "<Size>9</Size>"))


def in_this_process(kind: str, content: bytes, limits: process.Limits, *, page: int = 0) -> dict:
    """What `process.ask` does with the child's answer, without the child."""
    answer = json.loads(json.dumps(child.answer(kind, content, 300, page)))
    if "refused" in answer:
        raise Refused.told(answer["refused"], answer.get("sentence", SENTENCES[answer["refused"]]))
    return answer


def read_or_refused(look: Callable[[], str]) -> None:
    try:
        text = look()
    except Refused as refused:
        assert refused.sentence.endswith((".", "”."))  # noqa: PT017
    else:
        assert text == text.encode().decode().replace("\0", ""), "what was read can be kept"


@given(st.one_of(st.binary(max_size=400), changed(paper(TAN_SON).encode("utf-16")), changed(paper(CHO_CHU).encode())))
@settings(same_every_time, max_examples=150)
def test_any_bytes_as_text(content: bytes) -> None:
    with mock.patch.object(extraction, "ask", in_this_process):
        read_or_refused(lambda: extraction.extract(content, "a.txt"))


@given(st.one_of(changed(made_docx()), changed_docx()))
@settings(same_every_time, max_examples=100)
def test_a_changed_docx(content: bytes) -> None:
    with mock.patch.object(extraction, "ask", in_this_process):
        read_or_refused(lambda: extraction.extract(content, "a.docx"))


@given(changed(MESSAGE))
@settings(same_every_time, max_examples=150)
def test_a_changed_message_of_the_exchange(content: bytes) -> None:
    with mock.patch.object(edxml, "ask", in_this_process), mock.patch.object(extraction, "ask", in_this_process):
        read_or_refused(lambda: "".join(one.text + "." for one in sources.papers_in(content, "a.edxml")))


@given(st.sampled_from(PICTURES).flatmap(changed))
@settings(same_every_time, max_examples=120)
def test_a_changed_picture_is_opened(content: bytes) -> None:
    with (
        mock.patch("intake.extraction.picture.readable", return_value=(None, None)),
        mock.patch("intake.extraction.scan.read", return_value=("Công văn", 20)),
    ):
        read_or_refused(lambda: in_this_process("photo", content, process.Limits())["text"])


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["pdf", "doc", "docx", "edxml", "photo"])
def test_changed_files_of_every_kind_in_the_separate_process(kind: str) -> None:
    if kind == "doc" and not old_word.installed():
        pytest.skip("antiword is not installed")
    seeds = {"pdf": made_pdf, "doc": lambda: made_doc("Công văn\nSố: 87"), "docx": made_docx}
    seed = seeds[kind]() if kind in seeds else MESSAGE if kind == "edxml" else PICTURES[0]
    look = {"photo": lambda content: process.ask("photo", content, process.Limits(page_seconds=5))["text"]}
    look["edxml"] = lambda content: str(edxml.opened(content).number)

    @given(changed(seed))
    @settings(same_every_time, max_examples=15)
    def check(content: bytes) -> None:
        read_or_refused(lambda: look.get(kind, lambda given: extraction.extract(given, f"a.{kind}"))(content))

    check()


@given(changed(letter(PAPER, PAPER)))
@settings(same_every_time, max_examples=150)
def test_a_changed_mail(content: bytes) -> None:
    head = messages.head_of(content)
    assert "\0" not in (head.sender + head.subject + head.message_id).encode().decode()
    try:
        files = messages.files_in(content, limit=1_000_000)
    except Exception as refused:
        assert type(refused).__module__ == "directives.policies"  # noqa: PT017
    else:
        assert all(file.name.encode() for file in files)


ODD = "\u202e\u200f\u2066\u2069\ufeff\u00ad\u200b\0\x0b\x1b\x85\u2028\ud800\udfff\U0001f600\u0301\u1e9e\u0130"
LINES = [line for line in paper(CHO_CHU).split("\n") if line.strip()]
TEXTS = st.lists(
    st.one_of(st.text(alphabet=st.characters(codec=None), max_size=30), st.text(alphabet=ODD), st.sampled_from(LINES)),
    max_size=12,
).map("\n".join)


@given(TEXTS)
@settings(same_every_time, max_examples=200)
def test_any_letters_go_through_the_reader(text: str) -> None:
    reading = read(text)
    assert "".join(split_papers(text)) == text
    assert json.dumps(reading.to_json())
    wording(text, reading)


@pytest.mark.django_db
def test_any_letters_are_kept_and_the_page_opens(client) -> None:
    world = worlds.build()
    client.force_login(world.clerk.user)

    @given(TEXTS, st.text(alphabet="ab.\0\ud800\u202e", min_size=1, max_size=9))
    @settings(same_every_time, max_examples=25)
    def check(text: str, name: str) -> None:
        uploads = [Upload(name, b"Ban hanh kem theo.")]
        for one in arrivals.take(actor=world.clerk, purpose="register", text=text, uploads=uploads, at=worlds.NOW):
            kept = Arrival.objects.get(pk=one.pk)
            assert "\0" not in kept.text
            assert client.get(kept.get_absolute_url()).status_code == 200

    check()
