"""What either side may say and ask, at hand where interviews are prepared (domain facts, 9)."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel

from matchplanner.ui.widgets.fold import Fold


def conduct() -> Fold:
    """Return the facts under a heading, folded away until they are wanted."""
    words = QLabel("\n\n".join(_facts()))
    words.setObjectName("interviewConduct")
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    fold = Fold("interviewConductFold", _tr("What may be asked and said"), words)
    fold.tell(_tr("from the Match's rules of conduct"))
    return fold


def _facts() -> tuple[str, ...]:
    return (
        _tr(
            "A program may not ask where else you applied, interviewed or sent signals, nor how you will "
            "rank. You may tell of your own accord. (NRMP)"
        ),
        _tr("It must not ask what is illegal or presses you: age, sex, religion, family plans. (NRMP)"),
        _tr("It must not ask for or require contact after the interview, nor mislead you. (NRMP)"),
        _tr(
            "Either side may express interest. Nobody may ask for or make a binding promise before the "
            "Match. (NRMP)"
        ),
        _tr("A second look must not be required, nor change how you are ranked. (NRMP)"),
        _tr("Tell programs of changes to your record, also after applying: withholding is a breach. (NRMP)"),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Conduct", text)
