"""The steps before certification in words: what was found, where it comes from, what is to be done."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.applicant import EcfmgOutlook
from matchplanner.domain.certifying import Difference, Slip, Step
from matchplanner.domain.fees import FeeTable
from matchplanner.services.certifying import Rehearsal
from matchplanner.ui.days import short_day
from matchplanner.ui.money import money_text
from matchplanner.ui.ranking.standing_words import deadline_words, nearness_words
from matchplanner.ui.words import word
from matchplanner.wording import counted

_MOST = 6
"""So many findings are named; more are counted."""


def step_words(step: Step, held: Rehearsal) -> str:
    """Return what a step found."""
    return _WORDS[step](held)


def difference_words(found: Difference | None, names: Mapping[str, str]) -> str:
    """Name the first difference between the list and R3; `names` are the programs by code."""
    if found is None:
        return _tr("R3 shows the same codes in the same order.")
    due, there = _called(found.expected, names), _called(found.found, names)
    words = {"line": found.line, "due": due, "there": there}
    if found.slip is Slip.SWAPPED:
        return _tr("Line {line}: {due} belongs here, R3 has {there} before it. The two are swapped.").format(
            **words
        )
    if found.slip is Slip.DOUBLED:
        return _tr("Line {line}: {there} stands there a second time.").format(**words)
    if found.slip is Slip.EXTRA:
        return _tr("Line {line}: {there} is not on your list.").format(**words)
    if not found.found:
        return _tr("Line {line}: {due} is missing, R3's list ends before it.").format(**words)
    return _tr("Line {line}: {due} is missing, R3 has {there} there.").format(**words)


def _called(code: str, names: Mapping[str, str]) -> str:
    return f"{code} ({names[code]})" if code in names else code


def _of_checks(held: Rehearsal) -> str:
    lines = []
    if held.errors:
        text = counted(
            "1 error stands: mend it, or keep it with a reason under Checks.",
            "{n} errors stand: mend them, or keep them with a reason under Checks.",
            len(held.errors),
        )
        lines.append(text)
    elif held.findings:
        text = counted(
            "No error. 1 finding is still open:",
            "No error. {n} findings are still open:",
            len(held.findings),
        )
        lines.append(text)
    else:
        lines.append(_tr("Nothing stands against the list."))
    shown = held.errors or held.findings
    lines += [f"\u2022 {word(one.severity)}: {one.text}" for one in shown[:_MOST]]
    if len(shown) > _MOST:
        lines.append(_tr("and {n} more").format(n=len(shown) - _MOST))
    if held.kept:
        lines.append(_tr("{n} kept with a reason, which prints with the list.").format(n=len(held.kept)))
    return "\n".join(lines)


def _of_ecfmg(held: Rehearsal) -> str:
    verdict = held.ecfmg
    if verdict is None or verdict.outlook is EcfmgOutlook.UNKNOWN:
        return _tr(
            "Unknown whether it comes before the deadline: enter its status and day in Profile. NRMP "
            "withdraws who is not certified by then."
        )
    if verdict.outlook is EcfmgOutlook.CERTIFIED:
        return _tr("You are certified by ECFMG.")
    day = "" if verdict.certified_on is None else short_day(verdict.certified_on)
    days = verdict.slack_days or 0
    if verdict.certified_on is not None and verdict.certified_on < held.today:
        ahead = _tr(
            "Expected {day}, and still not noted as there. The deadline is in {n} days: look at Profile."
        )
        over = _tr("Expected {day}, and still not noted as there. The deadline was {n} days ago.")
        return (ahead if days >= 0 else over).format(day=day, n=abs(days))
    if verdict.outlook is EcfmgOutlook.TOO_LATE:
        text = _tr(
            "Expected {day}, {n} days after the deadline: NRMP withdraws who is not certified by then."
        )
        return text.format(day=day, n=-days)
    return _tr("Expected {day}, {n} days before the deadline: it must be there by then.").format(
        day=day, n=days
    )


def _of_codes(held: Rehearsal) -> str:
    if held.missing:
        return _tr("No code is known for {names}: enter it in Programs.").format(
            names=", ".join(held.missing)
        )
    if held.doubled:
        return _tr("Twice on the list: {codes}. Correct it in Programs.").format(
            codes=", ".join(held.doubled)
        )
    count = len(held.entries)
    return counted("1 code.", "{n} codes, all different.", count)


def _of_fee(held: Rehearsal) -> str:
    fee = held.fee.rank
    words = {"sum": money_text(fee.cents), "n": fee.codes, "free": fee.free, "most": fee.most}
    if fee.too_many:
        first = _tr("{n} different codes: NRMP takes {most} at most.").format(**words)
    elif fee.cents is None:
        first = _tr("Unknown for {n} codes; {free} are free. Look at nrmp.org before you pay.").format(
            **words
        )
    else:
        first = _tr("{sum} for {n} different codes, {free} of them free. Due at certification.").format(
            **words
        )
    told = (_origin(table, cents, stated=stated) for table, cents, stated in held.fee.tables)
    return "\n".join((first, *(f"\u2022 {line}" for line in told)))


def _origin(table: FeeTable, cents: int | None, *, stated: bool) -> str:
    origin = table.origin
    source = origin.sources[0] if origin.sources else _tr("entered by you")
    looked = (
        "" if origin.checked_on is None else _tr(", looked up {day}").format(day=short_day(origin.checked_on))
    )
    words = {"label": table.label, "sum": money_text(cents), "source": source, "looked": looked}
    if stated:
        return _tr("{label}: {sum} ({source}{looked})").format(**words)
    if origin.stated_for:
        year = max(origin.stated_for)
        text = _tr("{label}: {sum} (stated for {year}, not for this season: {source}{looked})")
        return text.format(**words, year=year)
    return _tr("{label}: {sum} ({source}{looked})").format(**words)


def _of_deadline(held: Rehearsal) -> str:
    near = nearness_words(held.nearness)
    return "\n".join(part for part in (deadline_words(held.of, held.deadline), near) if part)


def _of_read_back(_held: Rehearsal) -> str:
    return _tr(
        "Enter the codes in R3, then type or paste what R3 shows, or tick each line as you read it aloud."
    )


_WORDS: Mapping[Step, Callable[[Rehearsal], str]] = {
    Step.CHECKS: _of_checks,
    Step.ECFMG: _of_ecfmg,
    Step.CODES: _of_codes,
    Step.FEE: _of_fee,
    Step.DEADLINE: _of_deadline,
    Step.READ_BACK: _of_read_back,
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Rehearsal", text)
