"""What a person typed, made into values; each refusal says what would be accepted."""

import math
import re
from datetime import date
from enum import StrEnum
from typing import TypeVar

from matchplanner.errors import UserError
from matchplanner.wording import say

Choice = TypeVar("Choice", bound=StrEnum)

_MONEY = re.compile(
    r"(?:USD|US\$|\$)?\s*(\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.0{1,2})?\s*(?:USD|\$)?", re.IGNORECASE
)
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(?:\.[^@\s,;<>.]+)+")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")
_MOST_DIGITS = 9
YEARS = range(1950, 2102)
"""The years a plan may speak of; rules add months and days to dates, and Python's end is not far."""


def storable(text: str) -> str:
    """Drop what no plan can keep: NUL, at which SQLite's `quote()` stops, and lone surrogates."""
    return _NOT_STORABLE.sub("", text)


def one_line(value: object) -> str:
    """Return the text with every run of white space, line ends included, as one space.

    Control characters, which come along with what is pasted, are left out.
    """
    return " ".join(_INVISIBLE.sub("", storable(str(value))).split())


def paragraph(value: object) -> str:
    """Return the text without white space at its end; line breaks stay, as line feeds."""
    return storable(str(value)).replace("\r\n", "\n").replace("\r", "\n").rstrip()


def required(value: object, message: str) -> str:
    """Return a line of text; raises UserError with the message when it is blank."""
    text = one_line(value)
    if not text:
        raise UserError(message)
    return text


def whole_number(value: object, what: str, low: int, high: int) -> int | None:
    """Return a whole number from low to high, or None for a blank.

    `what` names the field at the head of the refusal, "The graduation year".
    """
    text = "" if value is None else one_line(value)
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > _MOST_DIGITS or not low <= int(text) <= high:
        raise UserError(
            say("{what} must be a whole number from {low} to {high}.", what=say(what), low=low, high=high),
            "Leave it blank if unknown.",
        )
    return int(text)


def number(value: object, what: str, low: float, high: float) -> float | None:
    """Return a number from low to high, comma or point as its mark, or None for a blank."""
    text = "" if value is None else one_line(value).replace(",", ".")
    if not text:
        return None
    refusal = UserError(
        say("{what} must be a number from {low:g} to {high:g}.", what=say(what), low=low, high=high),
        "Leave it blank if unknown.",
    )
    try:
        found = float(text)
    except ValueError:
        raise refusal from None
    if not math.isfinite(found) or not low <= found <= high:
        raise refusal
    return found


def whole_usd(value: object, what: str) -> int | None:
    """Return an amount in whole US dollars, "9,000", "$9000" or "9 000 USD", or None for a blank."""
    text = "" if value is None else one_line(value)
    if not text:
        return None
    match = _MONEY.fullmatch(text)
    digits = "" if match is None else re.sub("[, ]", "", match.group(1))
    if not digits.isascii() or not 0 < len(digits) <= _MOST_DIGITS:
        raise UserError(
            say("{what} must be whole US dollars, for example 9,000.", what=say(what)),
            "Leave it blank if unknown.",
        )
    return int(digits)


def day(value: object, what: str) -> date | None:
    """Return a calendar day of `YEARS` from a date or its ISO text, or None for a blank."""
    if value is None:
        return None
    text = value.isoformat() if isinstance(value, date) else one_line(value)
    if not text:
        return None
    refusal = UserError(
        say("{what} must be a date like 2027-05-03.", what=say(what)), "Leave it blank if unknown."
    )
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise refusal
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise refusal from None
    if found.year not in YEARS:
        raise UserError(
            say(
                "{what} must lie between {first} and {last}.", what=say(what), first=YEARS[0], last=YEARS[-1]
            ),
            "Leave it blank if unknown.",
        )
    return found


def choice(kind: type[Choice], value: object, what: str) -> Choice:
    """Return the member with this stored value; raises UserError naming the accepted ones."""
    try:
        return kind(str(value))
    except ValueError:
        known = ", ".join(member.value for member in kind)
        raise UserError(say("{what} must be one of: {known}.", what=say(what), known=known)) from None


def email(value: object) -> str:
    """Return an e-mail address, or "" for a blank; looks at its shape only."""
    text = one_line(value)
    if text and not _EMAIL.fullmatch(text):
        raise UserError(
            say("“{text}” does not look like an e-mail address.", text=text),
            "It needs a name, an @ and a domain, or leave it blank.",
        )
    return text


def read(kind: type[Choice], stored: str, otherwise: Choice) -> Choice:
    """Return the member with a stored value; a word this version does not know reads as `otherwise`."""
    return kind(stored) if stored in tuple(kind) else otherwise
