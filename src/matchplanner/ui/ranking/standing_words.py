"""How a list stands: its deadline on both clocks, what was certified, and what the last hours ask for."""

from collections.abc import Collection
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from matchplanner.domain import zones
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_versions import Nearness
from matchplanner.domain.zones import LocalTime
from matchplanner.services.rank_lists import Deadline
from matchplanner.services.rank_versions import Standing
from matchplanner.ui.days import day_text, short_day
from matchplanner.ui.moments import clock_text


def clock_words(shown: LocalTime) -> str:
    """Return a moment on one clock, such as "Wed 1 Mar 2028 21:00 EST"."""
    return f"{day_text(shown.day)} {clock_text(shown.clock)} {shown.short}"


def moment_words(moment: datetime | None, home_zone: str) -> str:
    """Return a moment on the clock at home, or in UTC while that is not known."""
    if moment is None:
        return _tr("on an unknown day")
    return clock_words(zones.local(moment, home_zone or "UTC"))


def short_moment(moment: datetime | None, home_zone: str) -> str:
    """Return the same without the day of the week, such as "12 Feb 2028 14:00 PKT"."""
    if moment is None:
        return _tr("on an unknown day")
    shown = zones.local(moment, home_zone or "UTC")
    return f"{short_day(shown.day)} {clock_text(shown.clock)} {shown.short}"


def deadline_words(of: MatchList, due: Deadline | None) -> str:
    """Say until when a list must be certified, there and at home, and how sure that is."""
    if not of.certified:
        return _tr(
            "These programs take applications outside the Match: there is nothing to enter in R3, and the "
            "order is for yourself."
        )
    if due is None:
        if of is MatchList.SPECIALTIES:
            return _tr("Certify by: unknown. No source seen names this match's date: look at nrmp.org.")
        return _tr("Certify by: unknown while the target year is. Enter it in Profile.")
    text = _tr("Certify by {there}").format(there=clock_words(due.clocks.there))
    if not due.home:
        text = _tr("{there}; enter your time zone in Profile to see it at home").format(there=text)
    elif not due.clocks.same_clock:
        text = _tr("{there}, at home {here}").format(there=text, here=clock_words(due.clocks.here))
    return (
        _tr("{text} (expected: check nrmp.org)").format(text=text) if due.milestone.expected else f"{text}."
    )


def two_matches_words(there: Collection[MatchList]) -> str:
    """Say what holds where programs of both matches are in play, "" elsewhere (domain_facts.md 1.2)."""
    if not {MatchList.MAIN, MatchList.SPECIALTIES} <= set(there):
        return ""
    return _tr(
        "Two matches: for one start of training nobody takes part in both at once, and a commitment in one "
        "withdraws you from the other. Only one source says so: ask NRMP."
    )


def nearness_words(nearness: Nearness) -> str:
    """Say what the last hours before the deadline mean, "" before them."""
    if nearness is Nearness.COOLING:
        return _tr(
            "The last 72 hours before the deadline: each change of the order asks for a reason, and is kept "
            "as a version."
        )
    return _tr("The deadline is over: R3 takes no changes any more.") if nearness is Nearness.OVER else ""


def standing_words(held: Standing | None, home_zone: str) -> str:
    """Say how the list stands to what was last certified, "" while nothing was."""
    if held is None:
        return ""
    words = {"version": held.version.name, "moment": moment_words(held.version.made_at, home_zone)}
    if held.changed:
        return _tr(
            "Changed since certified: certify again in R3. “{version}” was certified {moment}; only what is "
            "certified counts."
        ).format(**words)
    if held.late:
        return _tr("“{version}” is noted as certified {moment}, after the deadline.").format(**words)
    if held.version.entries is None:
        return _tr(
            "Certified in R3 {moment}, as “{version}”, which is damaged: whether the list has changed "
            "since is unknown. Look in R3."
        ).format(**words)
    return _tr("Certified in R3 {moment}, as “{version}”. Nothing has changed since.").format(**words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("RankStanding", text)
