"""Cells about programs in the words of other people, as the plan's own values."""

import re
from functools import lru_cache

from matchplanner.domain.claims import UNKNOWN, ClaimField, ValueKind, YesNo, normalised
from matchplanner.domain.programs import ProgramStatus, ProgramType
from matchplanner.errors import UserError
from matchplanner.services.exchange import visas
from matchplanner.wording import say

_REMEMBERED = 4096
"""Answers kept: the cells of a column repeat themselves."""

_YES = frozenset(
    {"yes", "y", "true", "1", "x", "✓", "sponsored", "sponsors", "accepted", "ja", "oui", "sí", "si"}
)
_NO = frozenset({"no", "n", "false", "0", "not sponsored", "nein", "non"})
_UNSURE = frozenset({"unknown", "unclear", "ask", "case by case", "varies"})
_NUMBER = re.compile(
    r"(-?[0-9]{1,9}(?:[.,][0-9]{1,10})?)\s*(?:%|years?|yrs?|positions?|months?)?", re.IGNORECASE
)


@lru_cache(maxsize=_REMEMBERED)
def program_type(text: str) -> ProgramType:
    """Return the type that a word, a label or a specialty's name stands for."""
    folded = " ".join(text.casefold().replace("_", " ").split())
    for kind in ProgramType:
        if folded in {kind.value.replace("_", " "), kind.label.casefold()}:
            return kind
    if "genetic" not in folded and "genomic" not in folded:
        return ProgramType.OTHER
    for mark, kind in _MARKS:
        if mark in folded:
            return kind
    return ProgramType.CATEGORICAL


_MARKS = (
    ("pediatric", ProgramType.COMBINED_PEDS),
    ("maternal", ProgramType.COMBINED_MFM),
    ("medicine", ProgramType.COMBINED_IM),
    ("fellow", ProgramType.FELLOWSHIP_TRACK),
    ("biochemical", ProgramType.FELLOWSHIP_TRACK),
    ("laboratory", ProgramType.FELLOWSHIP_TRACK),
)


def status_word(text: str) -> str:
    """Return the applicant's status that a word or label stands for; another word stays as it is."""
    folded = text.casefold()
    return next((s.value for s in ProgramStatus if folded in {s.value, s.label.casefold()}), folded)


@lru_cache(maxsize=_REMEMBERED)
def stated(fact: ClaimField, text: str) -> str:
    """Return a cell about a fact in the form in which it is stored; raises UserError if it does not fit."""
    kind = fact.rule.kind
    if kind in (ValueKind.YES_NO, ValueKind.VISA):
        return _answer(fact, text)
    if kind is ValueKind.NUMBER:
        return normalised(fact, _number(fact, text))
    return normalised(fact, text)


def _number(fact: ClaimField, text: str) -> str:
    match = _NUMBER.fullmatch(text)
    if match is None and text.casefold() not in _NOT_NUMBERS:
        raise UserError(say("{fact} is a number.", fact=say(fact.label)))
    return text if match is None else match.group(1)


_NOT_NUMBERS = frozenset({UNKNOWN, "not stated", "not applicable"})


def _answer(fact: ClaimField, text: str) -> str:
    folded = " ".join(text.casefold().split())
    if folded in _NO:
        return YesNo.NO.value
    if folded in _YES or visas.named(folded) == frozenset((fact,)):
        return YesNo.YES.value
    return UNKNOWN if folded in _UNSURE else normalised(fact, text)
