"""Answers, cycles and how far a round is, in words."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.pair_relations import Answer, Cycle, Verdict
from matchplanner.domain.pairwise import Standing
from matchplanner.wording import counted


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pairs", text)


def answer_words(answer: Answer, names: Mapping[int, str]) -> str:
    """Return "Birch over Cedar", "Birch equal to Cedar" or "Birch or Cedar: skipped"."""
    upper, lower = (names.get(one, "") for one in answer.over)
    if answer.verdict is Verdict.SKIP:
        return _tr("{one} or {other}: skipped").format(one=upper, other=lower)
    if answer.verdict is Verdict.EQUAL:
        return _tr("{one} equal to {other}").format(one=upper, other=lower)
    return _tr("{upper} over {lower}").format(upper=upper, lower=lower)


def answer_lines(answer: Answer, names: Mapping[int, str]) -> tuple[str, str]:
    """Return the same in two lines: "Birch" and "over Cedar"."""
    upper, lower = (names.get(one, "") for one in answer.over)
    link = {Verdict.SKIP: _tr("or {other}: skipped"), Verdict.EQUAL: _tr("equal to {other}")}
    return upper, link.get(answer.verdict, _tr("over {other}")).format(other=lower)


def cycle_words(cycle: Cycle, names: Mapping[int, str]) -> str:
    """Return "Birch over Cedar over Dune over Birch"."""
    text = names.get(cycle.steps[0].upper, "")
    for step in cycle.steps:
        link = _tr("{so_far} equal to {next}") if step.equal else _tr("{so_far} over {next}")
        text = link.format(so_far=text, next=names.get(step.lower, ""))
    return text


def progress_words(held: Standing) -> str:
    """Return how many answers there are and about how many are to come, promising nothing else."""
    if held.left:
        if not held.asked:
            return _tr("About {n} answers will settle the order").format(n=held.left)
        return _tr("{n} of about {of} answered").format(n=held.asked, of=held.asked + held.left)
    return counted("1 answer", "{n} answers", held.asked)


def outcome_words(held: Standing) -> str:
    """Return what the answers leave open, once there is no question any more."""
    if held.cycles:
        return _tr("Some answers contradict each other: change one of them, and the order can be told.")
    if held.skipped:
        return counted(
            "One question was skipped; the places that hang on it are shown as a range.",
            "{n} questions were skipped; the places that hang on them are shown as ranges.",
            len(held.skipped),
        )
    return _tr("Your answers settle every place. Check a few of them, or change one in the list.")
