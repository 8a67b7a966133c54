"""By when and how often, in the ways that papers say it. The paper is of 20/03/2024."""

import pytest

from intake.reading.clean import clean
from intake.reading.deadlines import deadline_in, recurrence_in


def due(said: str) -> str | None:
    letters = clean(said)
    found = deadline_in(letters, 0, len(letters.text), "2024-03-20")
    return found and (f"{found.day}T{found.time}" if found.time else found.day)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("báo cáo kết quả trước ngày 25/6/2024", "2024-06-25"),
        ("các nội dung nêu trên, trước ngày 25/6/2024", "2024-06-25"),
        ("đơn vị nào đã nộp báo cáo trước ngày 25/6/2024", None),
        ("nếu gửi hồ sơ trước ngày 25/6/2024", None),
        ("trực từ ngày 05 đến ngày 10/4/2024", "2024-04-10"),
        ("báo cáo kết quả trực từ ngày 05 đến ngày 10/4/2024 trước ngày 15/4/2024", "2024-04-15"),
        ("lập danh sách khách thuê phòng kể từ ngày 05 đến ngày 10/4/2024", None),
        ("nộp từ 8h00 ngày 01/10/2024 đến 17h00 ngày 15/10/2024", "2024-10-15T17:00"),
        ("hoàn thành vào ngày 30/9/2024", "2024-09-30"),
        ("đến ngày 30/9/2024 hoàn thành 100% kế hoạch", "2024-09-30"),
        ("tạm dừng đến ngày 30/9/2024", None),
        ("tạm dừng phiên chợ đến hết ngày 30/9/2024", None),
        ("treo cờ từ ngày 29/4/2024 đến hết ngày 03/5/2024", None),
        ("treo cờ từ ngày 29/4 - 03/5/2024", None),
        ("treo cờ xong trước ngày 29/4/2024", "2024-04-29"),
        ("xong trước tháng 6/2025", "2025-05-31"),
        ("giải ngân xong trong 6 tháng đầu năm 2025", "2025-06-30"),
        ("rà soát trong 9 tháng cuối năm", "2024-12-31"),
        ("gửi về Phòng trước ngày 3l/12/2024", "2024-12-31"),
        ("gửi về Phòng trước ngày l5/I2/2024", "2024-12-15"),
        ("gửi về Phòng trước ngày 3l/02/2024", None),
        ("trong thời hạn 10 ngày kể từ ngày ký", "2024-03-30"),
        ("trong thời hạn 10 ngày kể từ ngày nhận được văn bản", None),
        ("xong trước ngày Quốc khánh 02/9", "2024-09-02"),
        ("gửi trước 17h00 ngày hôm nay 25/3", "2024-03-25T17:00"),
        ("thời hạn gửi báo cáo: 15/4/2024", "2024-04-15"),
        ("không muộn hơn ngày 15/4/2024", "2024-04-15"),
        ("trước giờ hành chính ngày 15/4/2024", "2024-04-15"),
        ("trước 11h30 thứ Hai (15/4/2024)", "2024-04-15T11:30"),
        ("thời gian hoàn thành: tháng 5/2024", "2024-05-31"),
        ("(hoàn thành tháng 5/2024)", "2024-05-31"),
        ("lễ ra quân vào ngày 15/4/2024", None),
        ("trước ngày 15/11 hằng năm", None),
        ("trước ngày 15/11/2024 và hằng năm", "2024-11-15"),
        ("kể từ ngày 15/4/2024", None),
    ],
)
def test_by_when(said: str, day: str | None) -> None:
    assert due(said) == day


@pytest.mark.parametrize(
    ("said", "often"),
    [
        ("trước ngày 20 hằng tháng gửi báo cáo", "trước ngày 20 hằng tháng"),
        ("báo cáo hằng tuần", "hằng tuần"),
        ("báo cáo trước ngày 25 của tháng cuối quý", "trước ngày 25 của tháng cuối quý"),
        ("6 tháng một lần báo cáo", "6 tháng một lần"),
        ("đăng tin một lần/tuần", "một lần/tuần"),
        ("học một lần rồi báo cáo", None),
        ("theo kế hoạch hằng năm của ngành", None),
    ],
)
def test_how_often(said: str, often: str | None) -> None:
    letters = clean(said)
    found = recurrence_in(letters, 0, len(letters.text))
    assert (found and found.value) == often
