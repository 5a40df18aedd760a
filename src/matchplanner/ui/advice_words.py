"""How widely to apply, and how far that has come, in words (R32, R141)."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from matchplanner.domain import type_advice
from matchplanner.domain.application_advice import Advice
from matchplanner.domain.goals import BackgroundType
from matchplanner.domain.tiers import Funnel
from matchplanner.ui.words import word

_FIRST = 2
"""So many pieces of advice say what to begin with; Rotations has them all."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("ApplyingAdvice", text)


def suited_text(background: BackgroundType) -> str:
    """Return which rotations suit a background; "" while that is unknown (R24, R143)."""
    if background is BackgroundType.UNKNOWN:
        return ""
    first = type_advice.suited(background)[:_FIRST]
    return _tr("What suits you: {steps}").format(steps=" ".join(f"{word(advice)}." for advice in first))


def advice_text(found: Iterable[Advice]) -> str:
    """Return the advice on how many programs to apply to, a line each."""
    words = {
        Advice.WIDE_NET: _tr(
            "The field is small: many IMGs apply to most or all programs whose basic rules they meet, "
            "and narrow down by the offers that come."
        ),
        Advice.H1B_NARROWS: _tr("You depend on H-1B: fewer programs are open, so leave out none of those."),
        Advice.H1B_PREFERENCE: _tr("You prefer H-1B; taking J-1 as well keeps many more programs open."),
        Advice.J1_OPENS: _tr("J-1 will do for you: most programs that sponsor at all sponsor it."),
        Advice.VISA_UNKNOWN: _tr("Enter which visa you may use: it decides how many programs are open."),
        Advice.STRONG_STILL_WIDE: _tr("Even a solid application profits from width in so small a field."),
        Advice.WEAK_POINTS: _tr("Weak points in scores, research or electives: apply more widely."),
        Advice.STRENGTH_UNKNOWN: _tr("Judge your scores, research and genetics electives together above."),
        Advice.RELOCATES: _tr("You would move anywhere: do count the regions that others avoid."),
        Advice.STAYS: _tr("You would not move to less popular regions: fewer programs are left to you."),
        Advice.RELOCATION_UNKNOWN: _tr("Decide whether less popular regions are possible for you."),
        Advice.MIX_TIERS: _tr("Whatever the number, mix dream, core and safety programs."),
    }
    lines = "\n".join(f"• {words[one]}" for one in found)
    source = _tr(
        "From the program research guide, first question. It names no number, and there are no "
        "statistics for genetics from which one could be drawn."
    )
    return f"{lines}\n{source}"


def funnel_words(found: Funnel) -> str:
    """Return eligible, applied and invited in one line (R141)."""
    eligible = found.eligible + found.open
    words = _tr("Eligible {eligible} ({open} with open rules) · applied {applied} · invited {invited}")
    return words.format(eligible=eligible, open=found.open, applied=found.applied, invited=found.invited)
