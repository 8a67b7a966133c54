"""What happens to a file that is too large? It is read to its end and thrown away, never kept, not even for a moment.

So the answer arrives, with all that was typed beside it, and the form says which file it was and how heavy.
"""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

# Of the largest files; a whole request beyond that is refused before it is read.
MOST_FILES = 25


class LimitedUpload(FileUploadHandler):
    """First in line before those that keep a file: hands them nothing of it beyond MAX_UPLOAD_BYTES."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803  (Django's name)
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        if content_length > MOST_FILES * settings.MAX_UPLOAD_BYTES:
            raise RequestDataTooBig("The request is larger than all the files that a form takes.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start + len(raw_data) <= settings.MAX_UPLOAD_BYTES else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if file_size <= settings.MAX_UPLOAD_BYTES:
            return None
        return UploadedFile(BytesIO(), self.file_name, self.content_type, file_size, self.charset)
