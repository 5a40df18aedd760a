"""The pages of the set-up, in the order they are asked."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from matchplanner.domain.goals import BackgroundType
from matchplanner.ui.page import heading, muted
from matchplanner.ui.profile.background_advice import BackgroundAdvice
from matchplanner.ui.profile.draft import Draft
from matchplanner.ui.profile.focus_list import FocusList
from matchplanner.ui.profile.questions import words
from matchplanner.ui.profile.setup_page import SetupPage
from matchplanner.ui.profile.tables import Exams, Trainings
from matchplanner.ui.profile.vision_counter import VisionCounter
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField, LineField, NoteField
from matchplanner.ui.widgets.forms import Form


class YouPage(SetupPage):
    """Who applies, and when."""

    def __init__(self, draft: Draft, year: int) -> None:
        """Offer the season that can still be planned for."""
        super().__init__(
            words("About you"),
            words("Every date of your plan is counted from the year in which you apply."),
            draft,
        )
        form = self.form("name", "school", "country", "graduation_year", "stage", "target_year")
        self.load("stage", "unknown")
        self.load("target_year", str(year))
        draft.offer("target_year", year)
        self._season = muted("")
        self._season.setObjectName("setupSeason")
        form.add_row("", self._season)
        typed = self.fields["target_year"]
        if isinstance(typed, LineField):
            typed.textChanged.connect(self._say_season)
        self._say_season(str(year))
        self.column.addStretch()

    def _say_season(self, typed: str) -> None:
        """Say what a target year means, as it is typed."""
        year = typed.strip()
        known = re.fullmatch("[0-9]{4}", year)
        self._season.setText(
            words("You apply in September {year}; the Match is in March {match}.").format(
                year=year, match=int(year) + 1
            )
            if known
            else words("The year of the September in which you apply.")
        )


class VisaPage(SetupPage):
    """Visa and certification."""

    def __init__(self, draft: Draft) -> None:
        """Ask what decides which programs are open."""
        super().__init__(
            words("Visa and ECFMG certification"),
            words("They decide which programs are open to you, and whether your rank order list counts."),
            draft,
        )
        self.form("j1_eligible", "h1b_need", "immigration_status", "ecfmg_status", "ecfmg_on")
        for name in ("j1_eligible", "h1b_need", "ecfmg_status"):
            self.load(name, "unknown")
        self.column.addStretch()


class TrainingPage(SetupPage):
    """Examinations, residencies abroad, and the background they make."""

    def __init__(self, draft: Draft) -> None:
        """Show the profile's own tables over the draft."""
        super().__init__(
            words("Examinations and training"),
            words("Add what you took or plan; dates and results can follow."),
            draft,
        )
        form = self.form("background_type")
        self.advice = BackgroundAdvice()
        form.add_row("", self.advice)
        self.exams = Exams(draft.exams, self)
        self.trainings = Trainings(draft.trainings, self)
        self.column.addWidget(heading(words("Examinations"), 1.0))
        self.column.addWidget(self.exams.widget)
        self.column.addWidget(heading(words("Prior residency abroad"), 1.0))
        self.column.addWidget(self.trainings.widget)
        background = self.fields["background_type"]
        self.load("background_type", "")
        if isinstance(background, ChoiceField):
            background.currentIndexChanged.connect(
                lambda _at: self.advice.show_background(BackgroundType(background.key()))
            )
        for table, lines in ((self.exams, draft.exams), (self.trainings, draft.trainings)):
            lines.changed = table.refresh
            table.refresh()
        self.column.addStretch()


class GoalsPage(SetupPage):
    """What the applicant wants."""

    def __init__(self, draft: Draft, changed: Callable[[], None]) -> None:
        """Ask for the focus and the statement; `changed` is called while the statement is typed."""
        super().__init__(
            words("Goals"),
            words(
                "Programs are held against these. Tick what draws you with Space and put it in order "
                "with Alt+Up and Alt+Down."
            ),
            draft,
        )
        self.focus = FocusList("setup_focus", words("Career focus"))
        self.focus.committed.connect(lambda chosen: draft.take("focus", chosen))
        form = Form()
        form.add_row(words("Career focus"), self.focus)
        self.ask(form, "vision")
        statement = self.fields["vision"]
        if not isinstance(statement, NoteField):
            raise TypeError("the statement has several lines")
        self.counter = VisionCounter(statement)
        form.add_row("", self.counter)
        statement.textChanged.connect(changed)
        self.column.addStretch()

    @override
    def enter(self) -> None:
        self.focus.items.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def flag(self) -> str:
        found = self.counter.found
        if not found.count or found.fine:
            return ""
        return words("The statement has {count} of 3-5 sentences. You can go on and finish it later.").format(
            count=found.count
        )


class PlanPage(SetupPage):
    """Money, what the plan begins with, and where it goes."""

    def __init__(self, draft: Draft, path: Path) -> None:
        """Suggest a file and the starter directory."""
        super().__init__(
            words("Your plan"),
            words("One file on this computer holds everything. Nothing of it ever leaves this machine."),
            draft,
        )
        self.path = path
        form = self.form("budget_usd")
        self.directory = QCheckBox(words("65 real genetics programs, each fact with its source"))
        self.directory.setObjectName("setupDirectory")
        self.directory.setAccessibleName(self.directory.text())
        self.directory.setChecked(True)
        form.add_row(words("Begin with"), self.directory)
        self._where = QLabel(str(path))
        self._where.setObjectName("setupPath")
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._where.setWordWrap(True)
        self._where.setMinimumWidth(1)
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._where, 1)
        row.addWidget(button("setupChangePath", words("Change..."), self._ask_path))
        form.add_row(words("Plan file"), place)
        self.column.addStretch()

    def _ask_path(self) -> None:
        dialog = QFileDialog(self.window(), words("New plan"), str(self.path), words("Plans (*.matchplan)"))
        dialog.setObjectName("newPlanDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("matchplan")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take_path)
        dialog.open()

    def _take_path(self, name: str) -> None:
        self.path = Path(name)
        self._where.setText(name)
