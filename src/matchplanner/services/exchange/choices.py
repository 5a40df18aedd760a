"""How a file is read: what is found out by itself, and what the user may say instead."""

from dataclasses import dataclass

AUTOMATIC = ""
"""Stands for finding out by the file itself."""

ENCODINGS: dict[str, str] = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16, big end first",
    "cp1252": "Windows Western",
    "cp1250": "Windows Central European",
    "mac_roman": "Mac Roman",
    "gb18030": "Chinese (GBK)",
    "shift_jis": "Japanese (Shift JIS)",
}
"""What text may be read as when the user says so; none but the first four is ever guessed."""

SEPARATORS: dict[str, str] = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
"""What may part the columns of a text."""

ONE_COLUMN = "\x1f"
"""Says that the text has one column only: a separator that no text holds."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user said about reading a file; the defaults leave everything to the file.

    `quotes` off takes quotation marks for ordinary characters; `sheet` is the
    name of a workbook's sheet.
    """

    encoding: str = AUTOMATIC
    separator: str = AUTOMATIC
    quotes: bool = True
    sheet: str = AUTOMATIC


BY_ITSELF = Choices()
"""Everything is found out by the file itself."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook; `rows` is what the file says of itself, None where it is silent."""

    name: str
    rows: int | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class How:
    """How a file was read: `kind` is "text", "workbook" or "page", the rest what a reader may change.

    `origin` is the kind of official source whose page it is, by `SourceKind`,
    or "" for a list of anybody's. `days_from_1904` is a workbook's count of days.
    """

    kind: str = "text"
    encoding: str = ""
    separator: str = ""
    quotes: bool = True
    sheet: str = ""
    sheets: tuple[Sheet, ...] = ()
    days_from_1904: bool = False
    origin: str = ""


TEXT = How()
"""Plain text of which nothing else is known."""
