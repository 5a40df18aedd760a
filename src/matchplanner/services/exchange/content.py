"""What a file is, told from its content; its name is only ever a name."""

import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from matchplanner.errors import FileFormatError
from matchplanner.services.exchange import delimited, limits
from matchplanner.services.exchange.choices import BY_ITSELF, Choices
from matchplanner.services.exchange.tables import Table, Tell, silent
from matchplanner.wording import say

_SAVE_AS = "Choose a CSV, TSV or XLSX file."
_FOREIGN = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"{\\rtf", "a text document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_SQLITE = b"SQLite format 3\x00"
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PARTS = "EncryptedPackage".encode("utf-16-le")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype html|html|head|body|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_ARCHIVE = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE
)
_HEAD_BYTES = 4096
_CALENDAR = re.compile(rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR", re.IGNORECASE)
_JSON_LIST = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*(?:[{\]]|$)")
_ZIP = b"PK\x03\x04"
_ZIP_CONTENTS = (
    ("word/", "a text document"),
    ("ppt/", "a presentation"),
    ("Index/", "a Numbers spreadsheet"),
)


def load(path: Path) -> bytes:
    """Read a file to import; raises FileFormatError when that is not possible."""
    try:
        if path.is_dir():
            raise FileFormatError(say("{path} is a folder.", path=path), "Choose a file.")
        if path.stat().st_size > limits.FILE_BYTES:
            raise FileFormatError(
                say(
                    "{path} is larger than {megabytes} MB.",
                    path=path.name,
                    megabytes=limits.FILE_BYTES // 1000000,
                ),
                "Split it first.",
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise FileFormatError(
            say("There is no file {path}.", path=path), "Check its name and folder."
        ) from None
    except PermissionError:
        raise FileFormatError(
            say(
                "{path} cannot be read: it is open in another program, or you may not read it.",
                path=path.name,
            ),
            "Close it there, then try again.",
        ) from None
    except OSError as exc:
        raise FileFormatError(
            say("{path} cannot be read: {strerror}.", path=path.name, strerror=exc.strerror)
        ) from exc


def read_table(data: bytes, choices: Choices = BY_ITSELF, tell: Tell = silent) -> Table:
    """Read the bytes of a CSV, TSV or XLSX file or of a saved web page as a table.

    Pure, so that it can run in a process of its own. Raises FileFormatError
    with one sentence for whatever is not such a file.
    """
    if not data.strip(b"\x00\t\n\r "):
        raise FileFormatError("The file is empty.", _SAVE_AS)
    _refuse_foreign(data)
    if data.startswith(_ZIP):
        _refuse_other_zips(data)
        # openpyxl costs a third of a second to import and most imports are CSV.
        from matchplanner.services.exchange import workbook

        return workbook.read(data, choices, tell)
    if _PAGE.match(data) or _PAGE_ARCHIVE.match(data[:_HEAD_BYTES]):
        from matchplanner.services.exchange import web_page

        return web_page.read(data, choices, tell)
    return delimited.read(data, choices, tell)


def _refuse_foreign(data: bytes) -> None:
    for mark, what in _FOREIGN:
        if data.startswith(mark):
            raise FileFormatError(say("This is not a table: it looks like {what}.", what=say(what)), _SAVE_AS)
    if data.startswith(_SQLITE):
        raise FileFormatError("This is a database, perhaps a plan.", "Open a plan with File > Open instead.")
    if data.startswith(_OLE2):
        if _ENCRYPTED_PARTS in data:
            raise FileFormatError("This workbook is protected by a password.", "Save it without one first.")
        raise FileFormatError("This is an old Excel file (.xls).", "Save it as .xlsx first.")
    if _CALENDAR.match(data):
        raise FileFormatError(
            "This is a calendar, not a table.", "Take it in with File > Import, in the window."
        )
    if _JSON_LIST.match(data):
        raise FileFormatError("This is a JSON list, not a table.", _SAVE_AS)


def _refuse_other_zips(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            kind = archive.read("mimetype")[:200] if "mimetype" in names else b""
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        zlib.error,
    ) as exc:
        raise FileFormatError(
            "The workbook is damaged.", "Open and save it in your spreadsheet program."
        ) from exc
    if "xl/workbook.xml" in names:
        return
    if b"opendocument.spreadsheet" in kind:
        raise FileFormatError("This is an OpenDocument spreadsheet (.ods).", "Save it as .xlsx or CSV first.")
    for prefix, what in _ZIP_CONTENTS:
        if any(name.startswith(prefix) for name in names):
            raise FileFormatError(say("This is not a table: it looks like {what}.", what=say(what)), _SAVE_AS)
    raise FileFormatError(
        "This is not a table: it looks like a zip archive.", "Unpack it, then import the file inside."
    )
