"""Suggestions, conditions and advice in words."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.eligibility import Standing, State
from matchplanner.domain.factors import Sign
from matchplanner.domain.programs import TIERS
from matchplanner.domain.tiers import (
    ACCEPTABLE_IMG,
    FRIENDLY_IMG,
    Answer,
    Balance,
    Condition,
    Suggestion,
)
from matchplanner.ui.words import phrase
from matchplanner.wording import counted

ANSWER_MARKS = {Answer.YES: "✓", Answer.NO: "✕", Answer.UNKNOWN: "?"}
ANSWER_TONES = {Answer.YES: "ok", Answer.NO: "problem", Answer.UNKNOWN: "muted"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Tiers", text)


def tier_name(tier: int | None) -> str:
    """Return "Tier 1 Dream", or "No tier"."""
    return _tr("No tier") if tier is None else _tr("Tier {n} {name}").format(n=tier, name=phrase(TIERS[tier]))


def condition_words(condition: Condition) -> str:
    """Return what a tier asks for."""
    return {
        Condition.GOALS_STRONG: _tr("Serves half of your goals' points for certain"),
        Condition.GOALS_SOME: _tr("Serves some of your goals"),
        Condition.RESEARCH_GOOD: _tr("Good research: moderate time or more, or two marks of it"),
        Condition.RESEARCH_SOME: _tr("Some research"),
        Condition.IMG_NOT_ZERO: _tr("IMG score above zero"),
        Condition.IMG_ACCEPTABLE: _tr("IMG score of at least {n} of 10").format(n=ACCEPTABLE_IMG),
        Condition.IMG_FRIENDLY: _tr("IMG score of at least {n} of 10").format(n=FRIENDLY_IMG),
        Condition.VISA: _tr("Sponsors a visa you can use"),
        Condition.ACCREDITED: _tr("Accredited"),
        Condition.NOT_ON_PROBATION: _tr("Not on probation"),
        Condition.SMALL_OR_NEW: _tr("Small, new or little known"),
    }[condition]


def suggestion_words(suggestion: Suggestion) -> str:
    """Return what the facts suggest, in a sentence or two."""
    if suggestion.gates.eligibility is not State.CLOSED and suggestion.gated_out:
        return _tr("Gated out: its IMG score is zero. It gets no tier unless you give it one.")
    if suggestion.gated_out:
        return _tr("Gated out: a rule keeps you out. It gets no tier unless you say why.")
    if suggestion.tier is None:
        if suggestion.within_reach:
            reach = ", ".join(tier_name(tier) for tier in suggestion.within_reach)
            return _tr("No tier can be suggested yet: too little is known. Still possible: {tiers}.").format(
                tiers=reach
            )
        return _tr("No tier fits what is known.")
    words = _tr("Suggested: {tier}.").format(tier=tier_name(suggestion.tier))
    return f"{words} {_tr('Some of it is not known yet.')}" if suggestion.unknown else words


def reason_lines(suggestion: Suggestion) -> list[str]:
    """Return each condition with its answer."""
    return [
        f"{ANSWER_MARKS[answer]} {condition_words(condition)}" for condition, answer in suggestion.reasons
    ]


def balance_words(found: Balance, troubled: int = 0) -> str:
    """Return how the tiers are filled, what the guide advises (lines 279, 329), and what is unstable."""
    words = _tr("All three tiers are filled.")
    if not found.total:
        words = _tr("No program has a tier yet. A balanced list mixes dream, core and safety programs.")
    elif found.empty:
        missing = ", ".join(tier_name(tier) for tier in found.empty)
        words = _tr("Nothing in {tiers}: apply across all three.").format(tiers=missing)
    if not troubled:
        return words
    unstable = counted(
        "The accreditation of 1 program in a tier is in trouble.",
        "The accreditation of {n} programs in tiers is in trouble.",
        troubled,
    )
    return f"{words} {unstable}"


def trouble_words(standing: Standing) -> str:
    """Return what a card says of an accreditation in trouble, "" for a sound or unknown one."""
    return QCoreApplication.translate("Words", standing.label).lower() if standing.troubled else ""


def sign_words(signs: Iterable[Sign], years: int | None, status: str) -> str:
    """Return what is known that bears on a factor."""
    told = []
    for sign in signs:
        text = QCoreApplication.translate("Words", sign.label)
        told.append(text.format(years=years, status=status))
    return " · ".join(told)
