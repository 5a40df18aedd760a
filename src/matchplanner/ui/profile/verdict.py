"""The verdict on ECFMG certification, in words."""

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.applicant import EcfmgOutlook, EcfmgVerdict
from matchplanner.ui.days import day_text
from matchplanner.wording import counted

_TONES = {
    EcfmgOutlook.CERTIFIED: "ok",
    EcfmgOutlook.IN_TIME: "ok",
    EcfmgOutlook.TIGHT: "attention",
    EcfmgOutlook.TOO_LATE: "problem",
    EcfmgOutlook.UNKNOWN: "muted",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("EcfmgVerdict", text)


def verdict_tone(verdict: EcfmgVerdict) -> str:
    """Return the tone the verdict is shown in."""
    return _TONES[verdict.outlook]


def verdict_text(verdict: EcfmgVerdict) -> str:
    """Return the verdict as a sentence with the days of slack."""
    if verdict.outlook is EcfmgOutlook.CERTIFIED:
        return _tr("Certified: nothing stands in the way of your rank order list.")
    if verdict.slack_days is None:
        missing = _tr("the target application year") if verdict.deadline is None else _tr("the expected date")
        return _tr("Unknown: enter {missing} to see the days of slack.").format(missing=missing)
    deadline = day_text(verdict.deadline)
    if verdict.deadline_expected:
        deadline = _tr("{day} (expected, check the official site)").format(day=deadline)
    return _sentence(verdict.slack_days).format(days=_days(abs(verdict.slack_days)), deadline=deadline)


def _sentence(slack: int) -> str:
    if slack < 0:
        return _tr("Too late: {days} after the deadline on {deadline}.")
    if slack == 0:
        return _tr("Tight: on the very day of the deadline, {deadline}.")
    return _tr("{days} of slack before the deadline on {deadline}.")


def _days(count: int) -> str:
    return counted("1 day", "{n} days", count)
