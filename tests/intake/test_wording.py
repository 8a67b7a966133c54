"""What leads in to the tasks of a letter, and what closes it."""

from intake.reading import read
from intake.wording import wording
from tests.intake.papers import CHO_CHU, TAN_SON, paper


def words_of(text):
    return wording(text, read(text))


def test_the_letter_of_cho_chu_opens_with_what_it_carries_out_and_closes_with_its_request():
    found = words_of(paper(CHO_CHU))
    assert found["basis"] == []
    assert found["opening"] == [
        "Thực hiện công văn số 1761/UBND-VP ngày 28/3/2024 của UBND huyện Định Hóa về việc triển khai thực hiện Kế"
        " hoạch số 145-KH/HU, ngày 27/3/2024 của Ban Thường vụ Huyện ủy. UBND thị trấn Chợ Chu đề nghị các ban ngành,"
        " đoàn thể, tổ dân phố phối hợp thực hiện như sau:"
    ]
    assert found["closing"] == [
        "(Có Kế hoạch số 145-KH/HU, ngày 27/3/2024 kèm theo).",
        "Đề nghị các ban ngành, đoàn thể, tổ dân phố triển khai thực hiện./.",
    ]


def test_the_markers_of_the_tasks_belong_to_no_paragraph():
    found = words_of(paper(TAN_SON))
    assert [line[:24] for line in found["opening"]] == ["Thực hiện Kế hoạch số 21"]
    assert found["closing"][0] == "Báo cáo gửi trước ngày 10/6/2024."


def test_lines_that_begin_with_can_cu_are_the_basis():
    text = paper(CHO_CHU).replace(
        "Thực hiện công văn số 1761", "Căn cứ Luật Trẻ em ngày 05/4/2016;\n\nThực hiện công văn số 1761"
    )
    found = words_of(text)
    assert found["basis"] == ["Căn cứ Luật Trẻ em ngày 05/4/2016;"]
    assert len(found["opening"]) == 1


def test_a_letter_without_tasks_is_all_opening_and_an_empty_text_is_nothing():
    text = paper(CHO_CHU)
    start, end = text.index("1. Công chức"), text.index("(Có Kế hoạch")
    found = words_of(text[:start] + text[end:])
    assert [line[:12] for line in found["opening"]] == ["Thực hiện cô", "(Có Kế hoạch", "Đề nghị các "]
    assert words_of("") == {"basis": [], "opening": [], "closing": []}
