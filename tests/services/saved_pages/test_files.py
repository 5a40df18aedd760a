"""Saved pages of every kind, and files that are none."""

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from matchplanner.errors import FileFormatError, UserError
from matchplanner.services.saved_pages import files

TEXT = "Dr. M\u00fcller \u2013 J-1"
NO_PAGE = (
    b"Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--"
)


@pytest.mark.parametrize(
    "data",
    [
        f"<html><meta charset='windows-1252'><p>{TEXT}</p>".encode("cp1252"),
        f"<html><p>{TEXT}</p>".encode(),
        f"<html><p>{TEXT}</p>".encode("utf-16"),
        f"<html><meta charset='utf-8'><p>{TEXT}</p>".encode("cp1252"),
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
    ],
)
def test_encodings(data):
    assert files.read(data).text == TEXT


def test_an_archive_is_read_with_its_style_sheets_and_its_address():
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.edu/r\r\n"
        b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<p>J=E2=80=911 on=\r\nly</p><p class=3Dx>old</p>\r\n"
        b"--b\r\nContent-Type: text/css\r\n\r\n.x{display:none}\r\n--b--\r\n"
    )
    found = files.read(data)
    assert (found.text, found.url) == ("J-1 only", "https://x.edu/r")


def test_marks_that_nobody_sees_are_dropped():
    assert files.read("J-\u200b1\u00ad visas".encode()).text == "J-1 visas"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (bytes(range(256)) * 40, "not text"),
        (b"<html><body><script>x</script></body></html>", "no text"),
        (NO_PAGE, "no web page"),
        (b"%PDF-1.7 broken", "damaged"),
        (b"word " * 200_000, "more text"),
    ],
)
def test_what_is_no_page_is_told_in_one_sentence(data, words):
    with pytest.raises(FileFormatError, match=words):
        files.read(data)


def test_a_protected_pdf_is_told():
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret")
    held = io.BytesIO()
    writer.write(held)
    with pytest.raises(FileFormatError, match="password"):
        files.read(held.getvalue())


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(UserError, match="no file"):
        files.load(tmp_path / "page.html")


@given(st.binary(max_size=400))
def test_no_file_is_too_strange(data):
    for head in (
        b"",
        b"<html>",
        b"%PDF-1.4\n",
        b"Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\n",
    ):
        with contextlib.suppress(FileFormatError):
            assert files.read(head + data).text
