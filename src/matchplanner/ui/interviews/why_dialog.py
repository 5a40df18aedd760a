"""Building the answer to "Why medical genetics?" from an experience, a mentor and a skill (R209)."""

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from matchplanner.domain import why_genetics as rules
from matchplanner.domain.why_genetics import Part, Wording
from matchplanner.errors import UserError
from matchplanner.services import why_genetics
from matchplanner.ui.page import heading, muted
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.forms import Form, name_field, problem_line, show_problem
from matchplanner.ui.widgets.long_text import LongText
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted

_WIDTH, _HEIGHT = 128, 42  # average characters and lines
_BETWEEN = 3  # pixels around a line of what the plan knows
_GENERAL = "general"


class WhyDialog(QDialog):
    """Takes the wording of each part, beside what the plan knows for it."""

    def __init__(self, workspace: Workspace, program: tuple[str, str], parent: QWidget | None = None) -> None:
        """Begin with a program's own words (uid, name), where it has any, else with the general answer."""
        super().__init__(parent)
        self.setObjectName("whyDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Why medical genetics?"))
        self.setAccessibleName(self.windowTitle())
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        self._workspace = workspace
        self._uid, self._name = program
        self._typed: dict[str, Wording] = {uid: why_genetics.own(uid) for uid in {"", self._uid}}
        self._shown = self._uid if any(self._typed[self._uid].values()) else ""
        self.scope = ChoiceField(self._scopes())
        self.scope.load(self._shown or _GENERAL)
        self.scope.committed.connect(self._change_scope)
        self.texts = {part: LongText() for part in Part}
        self.offers = {part: QListWidget() for part in Part}
        self.length = muted("")
        self.length.setObjectName("whyLength")
        self._stacks = {part: QStackedWidget() for part in Part}
        self._problem = problem_line("whyProblem")
        self._lay_out()
        self._fill_offers()
        self._load()
        for text in self.texts.values():
            text.textChanged.connect(self._count)
        self.texts[Part.EXPERIENCE].setFocus()

    def wording(self) -> Wording:
        """Return the answer as it would be told: what is typed, else what holds for all programs."""
        self._typed[self._shown] = self._read()
        general = self._typed[""]
        return {part: text.strip() or general[part] for part, text in self._typed[self._shown].items()}

    def save(self) -> None:
        """Keep the answer, and a program's own words; a refusal leaves both on the screen."""
        self._typed[self._shown] = self._read()
        today = self._workspace.today()

        def keep() -> None:
            for uid in sorted(self._typed):
                why_genetics.keep(self._typed[uid], today, uid)

        try:
            self._workspace.run(self.tr("Word “Why medical genetics?”"), keep)
        except UserError as exc:
            show_problem(self._problem, exc.sentence())
            return
        self.accept()

    def copy(self) -> None:
        """Put the whole answer on the clipboard."""
        QGuiApplication.clipboard().setText(rules.answer(self.wording()))

    def _scopes(self) -> tuple[tuple[str, str], ...]:
        own = self.tr("Only {program}").format(program=self._name)
        return (_GENERAL, self.tr("Every program")), (self._uid, own)

    def _change_scope(self, key: str) -> None:
        self._typed[self._shown] = self._read()
        self._shown = "" if key == _GENERAL else key
        self._load()

    def _read(self) -> Wording:
        return {part: text.toPlainText() for part, text in self.texts.items()}

    def _load(self) -> None:
        for part, text in self.texts.items():
            general = self._typed[""][part]
            hint = self.tr("In your own words")
            text.setPlaceholderText(general if self._shown and general else hint)
            with QSignalBlocker(text):  # half of it loaded is nobody's wording
                text.setPlainText(self._typed[self._shown][part])
        self._count()

    def _count(self) -> None:
        count = rules.words(self.wording())
        words = counted("1 word", "{n} words", count)
        self.length.setText(self.tr("The whole answer: {words}. Say it aloud once.").format(words=words))

    def _put(self, part: Part, words: str) -> None:
        """Put words where the cursor is, apart from what stands before them."""
        text = self.texts[part]
        cursor = text.textCursor()
        ahead = text.toPlainText()[: cursor.position()]
        cursor.insertText(words if not ahead or ahead[-1].isspace() else f" {words}")
        text.setTextCursor(cursor)
        text.setFocus()

    def _fill_offers(self) -> None:
        for part, told in why_genetics.offers(self._workspace.today()).items():
            for offer in told:
                item = QListWidgetItem(offer.text)
                item.setToolTip(plain_tip(offer.text))
                self.offers[part].addItem(item)
            self.offers[part].itemActivated.connect(lambda item, part=part: self._put(part, item.text()))
            self._stacks[part].setCurrentIndex(0 if told else 1)

    def _lay_out(self) -> None:
        tr = self.tr
        row = QHBoxLayout()
        row.addWidget(self.length, 1)
        row.addWidget(button("whyCopy", tr("Copy"), self.copy, tr("The whole answer, to the clipboard")))
        row.addWidget(button("whyCancel", tr("Cancel"), self.reject, tr("Esc")))
        row.addWidget(button("whySave", tr("Save"), self.save))
        form = Form()
        name_field(self.scope, "whyScope", tr("Wording for"))
        form.add_row(tr("Wording for"), self.scope)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading(self.windowTitle(), 1.15))
        column.addWidget(
            muted(
                tr(
                    "An experience, a mentor who influenced you, and a skill of the field you worked on make "
                    "the answer. It is printed on each prep sheet; one program may have words of its own."
                )
            )
        )
        column.addWidget(form)
        column.addLayout(self._parts(), 1)
        column.addWidget(self._problem)
        column.addLayout(row)

    def _parts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for at, part in enumerate(Part):
            label = word(part)
            text, offers = self.texts[part], self.offers[part]
            name_field(text, f"whyText_{part.value}", label)
            text.setTabChangesFocus(True)
            told = self.tr("The plan knows for it ({part})").format(part=label.lower())
            name_field(offers, f"whyOffers_{part.value}", told)
            offers.setToolTip(self.tr("Enter puts a line into the text"))
            offers.setSpacing(_BETWEEN)
            offers.setWordWrap(True)
            offers.setTextElideMode(Qt.TextElideMode.ElideRight)
            offers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            stack = self._stacks[part]
            stack.addWidget(offers)
            empty = muted(_nothing(part))
            empty.setAlignment(Qt.AlignmentFlag.AlignTop)
            stack.addWidget(empty)
            caption = QLabel(label)
            caption.setBuddy(text)
            grid.addWidget(caption, 2 * at, 0)
            beside = QLabel(told)
            beside.setProperty("role", "muted")
            beside.setBuddy(offers)
            grid.addWidget(beside, 2 * at, 1)
            grid.addWidget(text, 2 * at + 1, 0)
            grid.addWidget(stack, 2 * at + 1, 1)
            grid.setRowStretch(2 * at + 1, 1)
        return grid


def _nothing(part: Part) -> str:
    """Say where words for a part would come from."""
    words = {
        Part.EXPERIENCE: QCoreApplication.translate(
            "WhyDialog",
            "Nothing yet. Rotations that accepted you, cases of the case log and experiences of your "
            "profile are offered here.",
        ),
        Part.MENTOR: QCoreApplication.translate(
            "WhyDialog",
            "Nothing yet. Who writes a letter, mentored you on a rotation, met you, or said something to "
            "quote is offered here.",
        ),
        Part.SKILL: QCoreApplication.translate(
            "WhyDialog",
            "Nothing yet. What you count in the case log, projects, and what your training prepared you "
            "for are offered here.",
        ),
    }
    return words[part]
