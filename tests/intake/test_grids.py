"""Tables of work in a PDF: a line for each row, however their cells are set, over the page and up to their end."""

import pytest

from intake.extraction.grids import with_rows
from intake.extraction.layout import Run

COLUMNS = (60, 100, 300, 400, 500)
HEAD = ("STT", "Nội dung|công việc", "Đơn vị|chủ trì", "Phối hợp", "Thời hạn")
ROWS = (
    HEAD,
    ("1", "Rà soát hộ nghèo|trên địa bàn xã", "Công chức VHXH", "Các xóm", "20/5/2026"),
    ("2", "Phát trên loa", "Đài truyền thanh|xã", "", "Hằng tuần"),
)


def drawn(
    rows: tuple[tuple[str, ...], ...] = ROWS, *, top: float = 700, page: int = 0, middle: bool = False
) -> list[Run]:
    """The runs of a table, row by row and cell by cell; `|` breaks a line."""
    runs: list[Run] = []
    for row in rows:
        height = 15 * max(cell.count("|") + 1 for cell in row)
        for left, cell in zip(COLUMNS, row, strict=False):
            lines = cell.split("|") if cell else []
            first = top - (height - 15 * len(lines)) / 2 if middle else top
            for n, text in enumerate(lines):
                base = first - 15 * n
                runs.append(Run(left, base, left + 5 * len(text), base + 10, text, len(runs), page))
        top -= height + 5
    return runs


def text(left: float, base: float, words: str, page: int = 0) -> Run:
    return Run(left, base, left + 5 * len(words), base + 10, words, 1000 + int(base), page)


def told(*runs: Run) -> list[str]:
    return [run.text for run in with_rows(runs)]


LINES = [
    "STT\tNội dung công việc\tĐơn vị chủ trì\tPhối hợp\tThời hạn",
    "1\tRà soát hộ nghèo trên địa bàn xã\tCông chức VHXH\tCác xóm\t20/5/2026",
    "2\tPhát trên loa\tĐài truyền thanh xã\t\tHằng tuần",
]


@pytest.mark.parametrize("middle", [False, True])
def test_a_row_is_one_line_wherever_its_cells_have_their_text(middle: bool) -> None:
    assert told(*drawn(middle=middle)) == LINES


def test_what_stands_around_a_table_stays_as_it_is() -> None:
    after = text(
        50, 500, "Yêu cầu các đơn vị thực hiện nghiêm túc kế hoạch này, báo cáo kết quả về Ủy ban nhân dân xã."
    )
    assert told(text(50, 760, "PHỤ LỤC"), *drawn(), after) == ["PHỤ LỤC", *LINES, after.text]


def test_a_heading_within_the_table_may_go_across_it() -> None:
    group = ("I", "Công tác chỉ đạo, điều hành cải cách hành chính của xã")
    assert told(*drawn((HEAD, group, *ROWS[1:])))[1] == f"I\t{group[1]}\t\t\t"


def test_a_table_goes_on_over_the_page_past_its_number() -> None:
    more = (("3", "Báo cáo", "Văn phòng", "Các xóm", "Quý II"),)
    foot, number = text(290, 20, "Trang 1"), text(290, 800, "2", page=1)
    found = told(*drawn(), foot, number, *drawn(more, top=760, page=1))
    assert found == [*LINES, "3\tBáo cáo\tVăn phòng\tCác xóm\tQuý II", "Trang 1", "2"]


def test_a_row_that_is_broken_by_the_page_is_put_together() -> None:
    rest = Run(100, 760, 200, 770, "và hộ cận nghèo", 5000, 1)
    assert told(*drawn(ROWS[:2]), rest) == [LINES[0], LINES[1].replace("xã\t", "xã và hộ cận nghèo\t", 1)]


@pytest.mark.parametrize("rows", [(HEAD,), (("TT", "Họ và tên"), ("1", "Lê Văn Ba"))])
def test_a_head_alone_or_two_columns_are_no_table_of_work(rows: tuple[tuple[str, ...], ...]) -> None:
    assert told(*drawn(rows)) == [run.text for run in drawn(rows)]
