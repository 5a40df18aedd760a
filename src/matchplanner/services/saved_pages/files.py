"""A saved page as text: what a file is, is told from its content."""

import email
import email.policy
import io
import logging
import re
from dataclasses import replace
from pathlib import Path

from matchplanner.domain.page_reading.words import INVISIBLE
from matchplanner.errors import FileFormatError
from matchplanner.services.exchange import content, encodings
from matchplanner.services.saved_pages.html import VisibleText, visible_text
from matchplanner.wording import say

FILE_BYTES = 50_000_000
TEXT_CHARACTERS = 200_000
"""A handbook of seventy printed pages, read in some five seconds; programs' pages hold a fortieth of that."""

PDF_PAGES = 200

_CHOOSE = "Choose a saved page (.html, .mhtml, .pdf) or a text file."
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main|div|h1|p|table|meta)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_MHTML = re.compile(
    rb"(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*?content-type:\s*multipart/", re.IGNORECASE
)
_HEAD = 4_096
_TYPED = {
    **INVISIBLE,
    **dict.fromkeys(map(ord, "\u2010\u2011"), "-"),
    **dict(zip(map(ord, "\ufb00\ufb01\ufb02\ufb03\ufb04"), ("ff", "fi", "fl", "ffi", "ffl"), strict=True)),
}
"""Hyphens that do not break, and letters printed as one."""


def load(path: Path) -> VisibleText:
    """Read a file as a page's text; raises FileFormatError with one sentence for what is no page."""
    data = content.load(path)
    if len(data) > FILE_BYTES:
        raise FileFormatError(
            say("{path} is larger than {megabytes} MB.", path=path.name, megabytes=FILE_BYTES // 1000000),
            "Save the page without its pictures.",
        )
    return read(data)


def read(data: bytes) -> VisibleText:
    """Return the visible text of a saved page's bytes; raises FileFormatError for what is no page.

    Pictures, frames and whatever else a page refers to are never looked at.
    """
    if not data.strip(b"\x00\t\n\r "):
        raise FileFormatError("The file is empty.", _CHOOSE)
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf\r\n\t ")
    if head.startswith(b"%PDF"):
        page = VisibleText(_pdf_text(data))
    elif _MHTML.match(head):
        page = _archived(data)
    elif _HTML.search(head.replace(b"\x00", b"")):  # UTF-16 puts a zero beside each letter
        page = visible_text(_html_source(data))
    else:
        page = VisibleText(_plain_text(data))
    return checked(page)


def checked(page: VisibleText) -> VisibleText:
    """Return a page if its text can be read as one; raises FileFormatError if there is none or too much."""
    if not page.text.strip():
        raise FileFormatError(
            "The page holds no text that can be seen.", "Copy its text and paste it instead."
        )
    if len(page.text) > TEXT_CHARACTERS:
        raise FileFormatError(
            say(
                "This is far more text than a page holds: {n:,} characters, of which at most "
                "{most:,} can be read.",
                n=len(page.text),
                most=TEXT_CHARACTERS,
            ),
            "Copy the part about the program and paste it.",
        )
    return page


def pasted(text: str) -> str:
    """Return typed or pasted text without the marks that nobody sees, and printed forms as one types them."""
    return text.translate(_TYPED).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _plain_text(data: bytes) -> str:
    try:
        return pasted(encodings.decode(data).text)
    except FileFormatError:
        raise FileFormatError("This is no page: it is not text.", _CHOOSE) from None


def _html_source(data: bytes, charset: str = "") -> str:
    """Decode a page: by its mark, by what it or its envelope declares, else by what its bytes are."""
    declared = _CHARSET.search(data[:_HEAD])
    name = charset or (declared[1].decode("ascii", "replace") if declared else "")
    marked = data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    if name and not marked:
        try:
            return pasted(data.decode(name))
        except (LookupError, UnicodeDecodeError):
            return _plain_text(data)  # the declaration is wrong, which pages saved by editors often are
    return _plain_text(data)


def _archived(data: bytes) -> VisibleText:
    """Read the page inside an MHTML archive; the style sheets saved with it say what it hides."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    pages, styles = [], []
    for part in message.walk():
        if part.is_multipart():
            continue
        body = part.get_payload(decode=True)
        if not isinstance(body, bytes):
            continue
        if part.get_content_type() == "text/html":
            pages.append(_html_source(body, part.get_content_charset("")))
        elif part.get_content_type() == "text/css":
            styles.append(body.decode("utf-8", "replace"))
    if not pages:
        raise FileFormatError("The archive holds no web page.", _CHOOSE)
    page = visible_text(pages[0], styles)
    address = str(message.get("Snapshot-Content-Location", "")).strip() or page.url
    return replace(page, url=address)


def _pdf_text(data: bytes) -> str:
    import pypdf  # a tenth of a second, and few pages are PDFs
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong with a file is told by us, once
    try:
        document = pypdf.PdfReader(io.BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise FileFormatError("This PDF is protected by a password.", "Print it to a new PDF first.")
        if len(document.pages) > PDF_PAGES:
            raise FileFormatError(
                say("This PDF has more than {most} pages.", most=PDF_PAGES),
                "Print the one page you need.",
            )
        return pasted("\n\n".join(page.extract_text() for page in document.pages))
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        OSError,
        RecursionError,
        AttributeError,
        IndexError,
    ) as exc:
        raise FileFormatError("This PDF is damaged.", "Save or print the page again.") from exc
