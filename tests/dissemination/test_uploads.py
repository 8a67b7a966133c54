"""A file beyond the limit is read to its end and kept nowhere; what was typed beside it arrives."""

import io

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from dissemination import uploads
from tests import world as worlds

MEGABYTE = 1_000_000


class Body(io.RawIOBase):
    """A form with a text and one file of so many zeros, made as it is read."""

    def __init__(self, size):
        part = b"--x\r\nContent-Disposition: form-data; name="
        self.head = part + '"text"\r\n\r\nđang gõ\r\n'.encode() + part + b'"documents"; filename="to.pdf"\r\n\r\n'
        self.tail = b"\r\n--x--\r\n"
        self.length, self.at, self.size = len(self.head) + size + len(self.tail), 0, size

    def readable(self):
        return True

    def readinto(self, buffer):
        start, count = self.at, min(len(buffer), self.length - self.at)
        head = self.head[start : start + count]
        zeros = b"\0" * min(count - len(head), max(0, len(self.head) + self.size - max(start, len(self.head))))
        rest = count - len(head) - len(zeros)
        done = len(self.tail) - (self.length - start - len(head) - len(zeros))
        buffer[:count] = head + zeros + (self.tail[max(done, 0) : max(done, 0) + rest] if rest else b"")
        self.at += count
        return count


def sent(size):
    body = Body(size)
    environment = RequestFactory()._base_environ(
        REQUEST_METHOD="POST",
        CONTENT_TYPE="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(body.length),
        **{"wsgi.input": body},
    )
    return WSGIRequest(environment)


def test_three_hundred_megabytes_are_told_and_not_kept(settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    request = sent(300 * MEGABYTE)
    file = request.FILES["documents"]
    assert (file.name, file.size, file.read()) == ("to.pdf", 300 * MEGABYTE, b"")
    assert request.POST["text"] == "đang gõ"
    assert sum(one.stat().st_size for one in tmp_path.iterdir()) <= settings.MAX_UPLOAD_BYTES


def test_a_file_within_the_limit_comes_whole(settings):
    settings.MAX_UPLOAD_BYTES = 4 * MEGABYTE
    for size in (0, 10, 3 * MEGABYTE, 4 * MEGABYTE):
        assert len(sent(size).FILES["documents"].read()) == size
    assert sent(4 * MEGABYTE + 1).FILES["documents"].read() == b""


@pytest.mark.django_db
def test_a_request_beyond_reason_is_told_before_it_is_read(settings):
    settings.MAX_UPLOAD_BYTES = 10
    client = Client()
    client.force_login(worlds.build().clerk.user)
    document = io.BytesIO(b"0" * 10 * (uploads.MOST_FILES + 1))
    answer = client.post(reverse("intake:start"), {"text": "a", "documents": document})
    assert answer.status_code == 413
    assert "Tệp quá lớn" in answer.content.decode()
