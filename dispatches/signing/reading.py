"""What is told of a signed file from outside: its signatures, or the sentence that refuses it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from asn1crypto import x509

from dispatches.signing import asking
from dispatches.signing.faults import Fault, Faulty
from dispatches.signing.judging import Finding

# What signing adds at most: certificates, archival data and a picture for each signature.
MOST_ADDED: Final = 5_000_000
SENTENCES: Final = {
    Fault.BROKEN: "Không đọc được chữ ký số trong tệp này. Hãy ký lại từ tệp tải ở trang này rồi đưa lên.",
    Fault.TOO_HARD: ("Đọc tệp này tốn quá nhiều thời gian hoặc bộ nhớ nên đã dừng. Hãy ký lại từ tệp tải ở trang này."),
    Fault.ENCRYPTED: "Tệp này bị khóa mật khẩu. Hãy ký lại, không đặt mật khẩu cho tệp.",
    Fault.UNSIGNED: "Tệp này chưa có thêm chữ ký số nào. Hãy ký số trên tệp tải ở trang này rồi đưa lên.",
    Fault.TOO_MANY: "Tệp này có quá nhiều chữ ký số. Hãy ký lại từ tệp tải ở trang này.",
    Fault.CHANGED: (
        "Ngoài chữ ký số, tệp này còn bị sửa nội dung, nên không phải đúng văn bản đã phát hành. Hãy tải tệp mới nhất "
        "ở trang này rồi ký lại, không sửa gì thêm."
    ),
    Fault.DIFFERENT: (
        "Tệp này không đúng văn bản đã phát hành: khác về {about}. Có thể đó là tệp của văn bản khác, bản in lại, hoặc "
        "công cụ ký đã sửa khi ghi lại tệp. Hãy tải tệp mới nhất ở trang này rồi ký vào chính tệp đó."
    ),
    Fault.PAINTED_OVER: (
        "Hình chữ ký số ở {about} đè lên chữ của văn bản. Hãy ký lại, đặt hình vào khoảng trống giữa chức vụ và họ tên "
        "người ký hoặc chỗ trống khác."
    ),
    Fault.NOT_WHOLE: "Chữ ký số không bao trùm cả tệp: tệp đã bị thêm vào sau khi ký. Hãy ký lại.",
    Fault.INVALID: (
        "Chữ ký số của “{about}” không hợp lệ: tệp bị sửa sau khi ký, hoặc thuật toán quá yếu. Hãy ký lại từ tệp tải ở "
        "trang này và đưa lên đúng tệp mà công cụ ký ghi ra."
    ),
    Fault.OUT_OF_DATE: "Chứng thư số của “{about}” không còn hoặc chưa có hiệu lực. Hãy ký lại bằng chứng thư còn hạn.",
    Fault.UNTRUSTED: (
        "Chứng thư số của “{about}” không do nơi được đơn vị tin cậy cấp. Hãy ký bằng chứng thư khác, hoặc báo quản "
        "trị thêm nơi cấp này."
    ),
}
NOT_PDF: Final = "Tệp này không phải PDF. Hãy chọn tệp PDF đã ký số."
LOSES: Final = (
    "Chữ ký số đã có trên văn bản không còn trong tệp này: đây là tệp khác, hoặc công cụ ký đã ghi lại cả tệp. Hãy tải "
    "tệp mới nhất ở trang này rồi ký thêm vào chính tệp đó (chế độ “ký bổ sung”, không ghi lại tệp)."
)
TOO_HEAVY: Final = "Phần thêm vào khi ký nặng quá 5 MB. Hãy ký lại với hình chữ ký nhẹ hơn."


class NotSigned(Exception):
    """The file is not the paper with a valid signature; the message is a Vietnamese sentence."""


def added(
    content: bytes, paper: bytes, *, is_signed: bool, roots: Sequence[x509.Certificate], at: datetime
) -> list[Finding]:
    """The signatures that the file has more than the paper. Raises NotSigned.

    Every byte of a paper that is signed already must stand in it; a tool may have written an unsigned one anew.
    """
    if not content.startswith(b"%PDF-"):
        raise NotSigned(NOT_PDF)
    if content == paper:
        raise NotSigned(SENTENCES[Fault.UNSIGNED])
    if is_signed and not content.startswith(paper):
        raise NotSigned(LOSES)
    if len(content) - len(paper) > MOST_ADDED:
        raise NotSigned(TOO_HEAVY)
    try:
        return asking.judged(content, paper=paper, roots=roots, at=at)
    except Faulty as faulty:
        raise NotSigned(SENTENCES[faulty.fault].format(about=faulty.about)) from faulty
