"""The board of tiers in the words of a page."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.tiers import Answer
from matchplanner.services.tier_print import MOST, TierEntry, TierGroup, TierOverview
from matchplanner.services.tiers import Standing
from matchplanner.ui.programs.tiers import texts
from matchplanner.wording import counted

OUT, NONE = "out", "none"
"""The lanes beside those of the tiers."""


def overview(cards: Mapping[str, Sequence[Standing]], balance: str) -> TierOverview:
    """Return what is printed of the programs by lane: the tiers first, then what has none."""
    count = sum(map(len, cards.values()))
    words = counted("1 program considered", "{n} programs considered", count)
    tiers = [(str(tier), texts.tier_name(tier), about) for tier, about in _abouts().items()]
    rest = [
        (NONE, _tr("No tier"), _tr("Still to be placed.")),
        (OUT, _tr("Gated out"), _tr("A rule that is known keeps you out.")),
    ]
    groups = (
        TierGroup(
            label,
            about,
            tuple(_entry(one) for one in cards[key][:MOST]),
            max(len(cards[key]) - MOST, 0),
        )
        for key, label, about in (*tiers, *rest)
    )
    return TierOverview(words, balance, tuple(group for group in groups if group.entries))


def _abouts() -> dict[int, str]:
    """Return what belongs in each tier, as the guide has it (R130-R132)."""
    return {
        1: _tr("Strong match, good research, some friendliness to IMGs."),
        2: _tr("Good training, acceptable IMG score, some research."),
        3: _tr("Friendlier, smaller or newer, and accredited."),
    }


def _entry(one: Standing) -> TierEntry:
    row, suggestion = one.row, one.suggestion
    answers: Mapping[Answer, tuple[str, ...]] = {
        wanted: tuple(
            texts.condition_words(condition) for condition, answer in suggestion.reasons if answer is wanted
        )
        for wanted in Answer
    }
    agrees = row.tier is not None and suggestion.tier == row.tier
    return TierEntry(
        program=row.name,
        institution=row.institution,
        score=row.score.as_text(),
        fit=one.fit.as_text(),
        reason=row.tier_reason,
        remark="" if agrees else texts.suggestion_words(suggestion),
        met=answers[Answer.YES],
        missed=answers[Answer.NO],
        unknown=answers[Answer.UNKNOWN],
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("TierPrint", text)
