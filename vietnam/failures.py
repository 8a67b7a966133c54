"""Why was a file not opened or not written? The system's reasons in Vietnamese, as the end of a sentence."""

import errno

_REASONS = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENOTDIR: "đường dẫn đi qua một tệp không phải thư mục",
    errno.EACCES: "không có quyền với tệp hoặc thư mục này",
    errno.EPERM: "không có quyền với tệp hoặc thư mục này",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.ENAMETOOLONG: "tên tệp quá dài",
}


def reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, f"máy báo lỗi số {error.errno}")
