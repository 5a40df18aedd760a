"""Making a fact of an answer: "use this answer for J-1: Yes", with the message as its source (R123)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from matchplanner.domain.claims import ClaimField, ValueKind
from matchplanner.services import messages
from matchplanner.services.messages import MessageRow
from matchplanner.ui.programs.question_texts import fields_asked
from matchplanner.ui.widgets.entry_dialog import ask_line
from matchplanner.ui.words import phrase, word

Use = Callable[[ClaimField, str], None]

_OFTEN = (
    ClaimField.J1,
    ClaimField.H1B,
    ClaimField.VISA_SPONSORSHIP,
    ClaimField.ECFMG_REQUIRED,
    ClaimField.IMGS_AMONG_RESIDENTS,
    ClaimField.TRAINED_ABROAD,
    ClaimField.CREDIT_TRANSFER,
    ClaimField.YOG_LIMIT_YEARS,
    ClaimField.ATTEMPT_LIMIT,
    ClaimField.RESEARCH_LEVEL,
    ClaimField.PROTECTED_TIME,
)


def answer_menu(message: MessageRow, use: Use, parent: QWidget) -> QMenu:
    """Return the menu of the fields an answer may fill, those that were asked about first."""
    menu = QMenu(parent)
    menu.setObjectName("answerMenu")
    of_worklist = (field for text in message.questions for field in fields_asked(text))
    asked = (*messages.suggested_fields(message), *of_worklist)
    for field in dict.fromkeys((*asked, *_OFTEN, ClaimField.IMG_INFO)):
        _offer(menu, field, message, use, parent)
    return menu


def _offer(menu: QMenu, field: ClaimField, message: MessageRow, use: Use, parent: QWidget) -> None:
    if field.rule.options:
        values = menu.addMenu(word(field))
        values.setObjectName(f"answer_{field.value}")
        for value, label in field.rule.options:
            action = values.addAction(phrase(label))
            action.setObjectName(f"answer_{field.value}_{value}")
            action.triggered.connect(partial(_take, use, field, value))
        return
    action = menu.addAction(f"{word(field)}...")
    action.setObjectName(f"answer_{field.value}")
    if field.rule.kind is ValueKind.TEXT:
        action.triggered.connect(partial(_take, use, field, message.answer))
        action.setText(word(field))
        return
    words = (word(field), word(field), _tr("Use"))
    action.triggered.connect(
        lambda _checked: ask_line(parent, "answerValue", words, lambda text: use(field, text))
    )


def _take(use: Use, field: ClaimField, value: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
    use(field, value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("AnswerMenu", text)
