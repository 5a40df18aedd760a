"""Values of researched fields: the form in which they are stored, and what counts as one."""

import re
from collections.abc import Callable
from datetime import date

from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.field_rules import ValueKind
from matchplanner.errors import UserError
from matchplanner.wording import say

UNKNOWN = "unknown"
"""The value of a fact nobody has stated: not "no", not zero, and last in every order."""

NOT_STATED = "not stated"
"""The answer of somebody who has read the source: it says nothing about this (R74)."""

NOT_APPLICABLE = "not applicable"
"""The answer that the question does not arise for this program (R94)."""

ANSWERS_WITHOUT_VALUE = (NOT_STATED, NOT_APPLICABLE)
_NO_VALUE = frozenset({UNKNOWN, *ANSWERS_WITHOUT_VALUE})
_SHARES = {"all": "100", "half": "50", "none": "0"}
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ADDRESS = re.compile(r"(?:https?://)?[^\s/]+\.[^\s]+", re.IGNORECASE)


def is_value(value: str) -> bool:
    """Tell whether a stored value states something."""
    return value not in _NO_VALUE


def items(value: str) -> tuple[str, ...]:
    """Return the words of a list as they were first written, each once."""
    found: dict[str, str] = {}
    for word in value.split(";"):
        plain = " ".join(word.split())
        if plain:
            found.setdefault(plain.casefold(), plain)
    return tuple(found.values())


def normalised(field: ClaimField, value: str) -> str:
    """Return a typed value in the form in which it is stored.

    Blank means unknown; "not stated" and "not applicable" fit every field.
    Raises UserError when the value is not of the field's kind or a number lies
    outside the rule's bounds.
    """
    text = value.strip() if field.rule.kind is ValueKind.TEXT else " ".join(value.split())
    folded = text.casefold()
    if not text or folded == UNKNOWN:
        return UNKNOWN
    if folded in ANSWERS_WITHOUT_VALUE:
        return folded
    return _CHECKS[field.rule.kind](field, text)


def _option(field: ClaimField, text: str) -> str:
    folded = text.casefold()
    for value, label in field.rule.options:
        if folded in (value, label.casefold()):
            return value
    labels = [label.lower() for _value, label in field.rule.options]
    raise UserError(say("{field} is {labels} or unknown.", field=say(field.label), labels=", ".join(labels)))


def _number(field: ClaimField, text: str) -> str:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        raise UserError(
            say("{field} is a number.", field=say(field.label)), "Leave it blank if you do not know it."
        ) from None
    if not field.rule.smallest <= number <= field.rule.largest:
        raise UserError(
            say(
                "{field} lies between {smallest:g} and {largest:g}.",
                field=say(field.label),
                smallest=field.rule.smallest,
                largest=field.rule.largest,
            )
        )
    return f"{number + 0:.10g}"


def _day(field: ClaimField, text: str) -> str:
    """Return a day, or the source's words where they name no full day ("15 October")."""
    if _ISO_DAY.fullmatch(text):
        try:
            date.fromisoformat(text)
        except ValueError:
            raise UserError(
                say("{field}: {text} is not in the calendar.", field=say(field.label), text=text)
            ) from None
    return text


def _address(field: ClaimField, text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise UserError(
            say("{field} is a web address.", field=say(field.label)), "Copy it from your browser."
        )
    return text


def _share(field: ClaimField, text: str) -> str:
    return _number(field, _SHARES.get(text.casefold(), text.removesuffix("%").strip()))


def _words(_field: ClaimField, text: str) -> str:
    return "; ".join(items(text)) or UNKNOWN


def _as_typed(_field: ClaimField, text: str) -> str:
    return text


_CHECKS: dict[ValueKind, Callable[[ClaimField, str], str]] = {
    ValueKind.YES_NO: _option,
    ValueKind.VISA: _option,
    ValueKind.CHOICE: _option,
    ValueKind.NUMBER: _number,
    ValueKind.PERCENT: _share,
    ValueKind.DATE: _day,
    ValueKind.URL: _address,
    ValueKind.LIST: _words,
    ValueKind.TEXT: _as_typed,
}
