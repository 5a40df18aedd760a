"""Bytes to text by what the bytes are, never by a statistical guess."""

import codecs
import re
from dataclasses import dataclass

from matchplanner.errors import FileFormatError
from matchplanner.services.exchange.choices import AUTOMATIC, ENCODINGS
from matchplanner.wording import say

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_CODECS = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-8"}
_SAMPLE_BYTES = 4096
_NUL_SHARE = 0.3
_CONTROL_SHARE = 0.1
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DROPPED = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read as, and how many impossible characters were dropped.

    `codec` is the encoding's key among `ENCODINGS`.
    """

    text: str
    encoding: str
    codec: str
    dropped: int


def decode(data: bytes, encoding: str = AUTOMATIC) -> Decoded:
    """Read bytes as text: by their mark, as UTF-16 by their NULs, as UTF-8, else as Windows Western.

    `encoding`, a key of `ENCODINGS`, is taken instead where it is given.
    Raises FileFormatError when the result is no text.
    """
    marked = _marked(data)
    codec, name = (encoding, ENCODINGS[encoding]) if encoding else marked or _guessed(data)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        if encoding:
            raise FileFormatError(
                say("The file cannot be read as {name} text.", name=name), "Choose another encoding, or none."
            ) from None
        if marked:
            raise FileFormatError(
                say("The file is damaged: it is not sound {name} text.", name=name), "Save it again as UTF-8."
            ) from None
        raise _no_text() from None
    kept, dropped = _DROPPED.subn("", text.removeprefix("\ufeff"))
    if dropped + len(_CONTROL.findall(kept)) > _CONTROL_SHARE * max(1, len(text)):
        raise _no_text()
    return Decoded(kept, name, _CODECS.get(codec, codec), dropped)


def _no_text() -> FileFormatError:
    return FileFormatError(
        "This is not a list but a file of another kind, whatever its name ends in.",
        "Open it in the program it is from and save the list as CSV or XLSX.",
    )


def _marked(data: bytes) -> tuple[str, str] | None:
    return next(((codec, name) for mark, codec, name in _MARKS if data.startswith(mark)), None)


def _guessed(data: bytes) -> tuple[str, str]:
    sample = data[:_SAMPLE_BYTES]
    if sample[1::2].count(0) > _NUL_SHARE * len(sample) / 2:
        return "utf-16-le", "UTF-16"
    if sample[0::2].count(0) > _NUL_SHARE * len(sample) / 2:
        return "utf-16-be", "UTF-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", "Windows Western"
    return "utf-8", "UTF-8"
