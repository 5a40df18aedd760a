"""How facts read on screen."""

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.claims import UNKNOWN, Claim, ClaimField, Fact, YesNo
from matchplanner.services.research import Completeness, WorstAge
from matchplanner.ui.days import short_day
from matchplanner.ui.widgets.links import web_address
from matchplanner.ui.words import phrase, word
from matchplanner.wording import counted

_YEAR = 365
_MONTH = 30
_TWO_MONTHS = 60


def _tr(text: str) -> str:
    return QCoreApplication.translate("Facts", text)


def value_words(fact: Fact) -> str:
    """Return the fact's value as one reads it; the words of a list come from all its sources."""
    if fact.field is ClaimField.LISTED and fact.known:
        count = len(fact.claims)
        return counted("in 1 place", "in {n} places", count)
    return "; ".join(fact.items) or stated(fact.field, fact.value)


def state_words(fact: Fact) -> str:
    """Return what is to be done about a fact: nothing, or why one should look again."""
    if fact.disputed:
        return _tr("sources disagree")
    if not fact.answered or not fact.stale:
        return ""
    return _tr("no date") if fact.age_days is None else _tr("check again")


def stated(field: ClaimField, value: str) -> str:
    """Return a claim's value as one reads it; unknown prints as a word."""
    if value == UNKNOWN:
        return _tr("unknown")
    if field is ClaimField.LISTED and value == YesNo.YES:
        return _tr("listed")
    known = dict(field.rule.options)
    return phrase(known[value]) if value in known else value


def age_words(fact: Fact) -> str:
    """Return how long ago the shown source was seen."""
    if fact.shown is None:
        return ""
    if fact.age_days is None:
        return _tr("date unknown")
    return _tr("seen {ago}").format(ago=_ago(fact.age_days))


def _ago(days: int) -> str:
    if days <= 1:
        return _tr("yesterday") if days else _tr("today")
    if days < _TWO_MONTHS:
        return _tr("{days} days ago").format(days=days)
    if days < 2 * _YEAR:
        return _tr("{months} months ago").format(months=days // _MONTH)
    return _tr("{years} years ago").format(years=days // _YEAR)


def place_words(claim: Claim) -> str:
    """Return where a claim comes from in a word or two: the host of its page, else the name or kind."""
    url = web_address(claim.source)
    return (url.host().removeprefix("www.") if url else claim.source) or word(claim.source_kind)


def seen_words(claim: Claim) -> str:
    """Return when a claim was seen: its day, else the source's own words."""
    if claim.seen_on is not None:
        return short_day(claim.seen_on)
    return claim.seen or _tr("date unknown")


def completeness_words(found: Completeness) -> str:
    """Return how many questions are answered, and how many do not arise."""
    words = _tr("{answered} of {of} answered").format(answered=found.answered, of=found.of)
    spared = _tr("{n} not applicable").format(n=found.not_applicable)
    return f"{words}, {spared}" if found.not_applicable else words


def worst_age_words(worst: WorstAge | None) -> str:
    """Return which important fact was seen longest ago, and when."""
    if worst is None:
        return _tr("No important fact is known yet")
    when = _tr("date unknown") if worst.days is None else _ago(worst.days)
    return _tr("Oldest key fact: {when}").format(when=when)
