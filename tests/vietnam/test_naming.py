"""Names in capitals → as running text writes them."""

import pytest

from vietnam.naming import in_running_text


@pytest.mark.parametrize(
    "name",
    [
        "Ủy ban nhân dân tỉnh Thái Nguyên",
        "Ủy ban nhân dân thị trấn Chợ Chu",
        "Ủy ban nhân dân thành phố Hồ Chí Minh",
        "UBND huyện Định Hóa",
        "Hội đồng nhân dân xã Phúc Chu",
        "Huyện ủy Định Hóa",
        "Đảng ủy xã Phúc Chu",
        "Đảng bộ tỉnh Thái Nguyên",
        "Ban Tuyên giáo Huyện ủy Định Hóa",
        "Ban Chấp hành Trung ương",
        "Sở Giáo dục và Đào tạo tỉnh Thái Nguyên",
        "Sở Y tế",
        "Phòng Văn hóa - Xã hội",
        "Phòng Giáo dục & Đào tạo",
        "Văn phòng Chính phủ",
        "Bộ Nông nghiệp và Phát triển nông thôn",
        "Tiểu ban Thông tin, Tuyên truyền, Khánh tiết",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Thái Nguyên",
        "Hội Nông dân xã Phúc Chu",
        "Công an thị trấn Chợ Chu",
        "Bảo hiểm xã hội huyện Định Hóa",
        "Trung tâm Y tế huyện Định Hóa",
    ],
)
def test_capitals_become_running_text_and_running_text_stays(name):
    assert in_running_text(name.upper()) == name
    assert in_running_text(name) == name


def test_a_place_without_its_level_is_known_by_the_line_of_the_day():
    assert in_running_text("SỞ Y TẾ BẮC GIANG", "Bắc Giang") == "Sở Y tế Bắc Giang"
    assert in_running_text("SỞ Y TẾ", "TP. (Bắc") == "Sở Y tế", "whatever was read as the place"


@pytest.mark.parametrize("name", ["", "TƯ", "1", "SỞ", "BAN ", "XÃ", "TỈNH ỦY"])
def test_a_rest_of_a_name_breaks_nothing(name):
    assert in_running_text(name).upper() == name
