"""Why is a file not read? One exception whose message is a sentence for the clerk, and those sentences."""


class Refused(Exception):
    """The file cannot be read; `code` for programs, the message for people."""

    def __init__(self, code: str, **figures: int | str) -> None:
        self.code = code
        super().__init__(SENTENCES[code] % figures)

    @property
    def sentence(self) -> str:
        return str(self)


SENTENCES = {
    "empty": "Tệp không có nội dung; hãy chọn tệp khác hoặc dán văn bản vào ô bên dưới.",
    "too_big": "Tệp nặng %(size)s MB, vượt mức %(limit)s MB cho phép; hãy gửi tệp nhỏ hơn hoặc dán nội dung.",
    "not_a_document": "Tệp này không phải là văn bản; hãy chọn tệp .txt, .docx hoặc .pdf.",
    "old_word": "Tệp Word kiểu cũ (.doc) hoặc có mật khẩu; hãy mở bằng Word, bỏ mật khẩu, lưu lại dạng .docx.",
    "picture": "Đây là tệp ảnh, chưa đọc được chữ trong ảnh; hãy gửi tệp .docx, .pdf có chữ hoặc dán nội dung văn bản.",
    "scan": (
        "Tệp PDF này là bản quét (chỉ có hình, không có chữ); hãy xin nơi gửi bản .docx hoặc .pdf có chữ, "
        "hoặc gõ các mục theo bản giấy và đính kèm tệp quét."
    ),
    "encrypted": "Tệp có mật khẩu nên không mở được; hãy bỏ mật khẩu rồi gửi lại.",
    "broken": "Tệp bị hỏng nên không đọc được; hãy mở thử trên máy, lưu lại rồi gửi lại.",
    "bomb": "Tệp nén bất thường, có thể gây hại nên không được mở; hãy lưu lại tệp bằng Word rồi gửi lại.",
    "too_many_pages": "Tệp có %(pages)s trang, vượt mức %(limit)s trang; hãy tách phần văn bản chính rồi gửi lại.",
    "too_long": "Đọc tệp quá lâu nên đã dừng lại; hãy gửi tệp nhỏ hơn hoặc dán nội dung văn bản.",
    "too_greedy": "Tệp đòi quá nhiều bộ nhớ nên đã dừng đọc; hãy gửi tệp nhỏ hơn hoặc dán nội dung văn bản.",
}
