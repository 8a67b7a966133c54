"""Why is a file not read? One exception whose message is a sentence for the clerk, and those sentences."""


class Refused(Exception):
    """The file cannot be read; `code` for programs, the message for people."""

    def __init__(self, code: str, **figures: int | str) -> None:
        self.code = code
        super().__init__(SENTENCES[code] % figures)

    @classmethod
    def told(cls, code: str, sentence: str) -> "Refused":
        """A refusal whose sentence has its figures already."""
        refused = cls.__new__(cls)
        refused.code = code
        Exception.__init__(refused, sentence)
        return refused

    @property
    def sentence(self) -> str:
        return str(self)


SENTENCES = {
    "unopened": "Không mở được tệp %(path)s: %(why)s.",
    "empty": "Tệp không có nội dung; hãy chọn tệp khác hoặc dán nội dung văn bản.",
    "too_big": "Tệp nặng %(size)s MB, vượt mức %(limit)s MB cho phép; hãy gửi tệp nhỏ hơn hoặc dán nội dung.",
    "not_a_document": (
        "Tệp này không phải là văn bản; hãy chọn tệp .txt, .docx, .doc, .pdf, ảnh chụp hoặc edXML (tệp nén thì giải "
        "nén trước; tệp .xls, .odt thì mở ra rồi lưu lại dạng .docx hoặc .pdf)."
    ),
    "rtf": (
        "Tệp này ở dạng .rtf (có khi mang tên .doc) nên phần mềm không đọc được. Hãy mở tệp bằng Word hoặc "
        "LibreOffice, chọn Lưu thành (Save As) kiểu .docx hoặc .pdf rồi đưa tệp mới vào; hoặc dán nội dung."
    ),
    "no_antiword": (
        "Tệp Word kiểu cũ (.doc) chưa đọc được vì máy chủ chưa cài phần đọc tệp .doc; hãy mở bằng Word và lưu lại dạng "
        ".docx, hoặc đề nghị người quản trị cài gói antiword (apt-get install antiword)."
    ),
    "picture": "Đây là tệp ảnh; cần nhận dạng chữ trong ảnh trước khi đọc.",
    "no_ocr": (
        "Bản quét và ảnh chưa đọc được vì máy chủ chưa cài phần nhận dạng chữ; hãy gửi tệp .docx hoặc .pdf có chữ, "
        "hoặc đề nghị người quản trị cài hai gói tesseract-ocr và tesseract-ocr-vie (apt-get install tesseract-ocr "
        "tesseract-ocr-vie)."
    ),
    "no_words": "Không nhận ra chữ nào trong ảnh; hãy quét lại rõ hơn, hoặc gửi tệp .docx, .pdf có chữ.",
    "not_a_scan": "Tệp này không phải bản quét hay ảnh; hãy đọc như tệp văn bản thông thường.",
    "edxml": "Đây là gói edXML của trục liên thông; hãy mở gói để đọc văn bản kèm theo.",
    "edxml_broken": (
        "Gói edXML sai cú pháp ở dòng %(line)s nên không đọc được; hãy đề nghị nơi gửi kiểm tra và gửi lại."
    ),
    "edxml_hostile": "Gói edXML có khai báo thực thể, có thể gây hại nên không được mở; hãy đề nghị nơi gửi gửi lại.",
    "edxml_none": "Tệp XML này không phải gói edXML theo QCVN 102:2016; hãy chọn tệp khác.",
    "edxml_status": (
        "Đây là thông báo trạng thái của trục liên thông (%(meaning)s, văn bản %(about)s), không phải văn bản để "
        "vào sổ."
    ),
    "attachment_broken": "Tệp đính kèm “%(name)s” trong gói edXML bị hỏng hoặc thiếu; hãy đề nghị nơi gửi gửi lại.",
    "attachment_size": (
        "Tệp đính kèm “%(name)s” trong gói edXML ghi cỡ %(stated)s byte nhưng thật ra là %(actual)s byte nên không "
        "được nhận; hãy đề nghị nơi gửi gửi lại."
    ),
    "attachment_missing": "Gói edXML kê tệp “%(name)s” nhưng không kèm tệp ấy; hãy đề nghị nơi gửi gửi lại.",
    "scan": (
        "Tệp PDF này là bản quét (chỉ có hình, không có chữ); hãy xin nơi gửi bản .docx hoặc .pdf có chữ, "
        "hoặc gõ các mục theo bản giấy và đính kèm tệp quét."
    ),
    "encrypted": "Tệp có mật khẩu nên không mở được; hãy bỏ mật khẩu rồi gửi lại.",
    "broken": "Tệp bị hỏng nên không đọc được; hãy mở thử trên máy, lưu lại rồi gửi lại.",
    "bomb": "Tệp nén bất thường, có thể gây hại nên không được mở; hãy lưu lại tệp bằng Word rồi gửi lại.",
    "hostile": "Tệp có khai báo thực thể, có thể gây hại nên không được mở; hãy lưu lại tệp bằng Word rồi gửi lại.",
    "script": (
        "Tệp PDF có mã tự chạy (JavaScript hoặc mở chương trình), có thể gây hại nên không được nhận; hãy mở tệp bằng "
        "trình duyệt, in ra tệp PDF mới rồi gửi tệp ấy."
    ),
    "too_many_pages": "Tệp có %(pages)s trang, vượt mức %(limit)s trang; hãy tách phần văn bản chính rồi gửi lại.",
    "too_long": "Đọc tệp quá lâu nên đã dừng lại; hãy gửi tệp nhỏ hơn hoặc dán nội dung văn bản.",
    "too_greedy": "Tệp đòi quá nhiều bộ nhớ nên đã dừng đọc; hãy gửi tệp nhỏ hơn hoặc dán nội dung văn bản.",
}
