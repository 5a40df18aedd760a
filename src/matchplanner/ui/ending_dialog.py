"""How it ended with a program, and when: asked wherever programs are closed."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from matchplanner.domain.entry import read
from matchplanner.services import endings
from matchplanner.services.endings import Ending
from matchplanner.ui.days import parse_day
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import ChoiceField, DayField
from matchplanner.ui.words import choices
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted


class EndingDialog(EntryDialog):
    """Asks how it ended with one program or several, and closes them as one action."""

    closed = Signal(str)
    """They are closed; the sentence says so."""

    def __init__(
        self,
        workspace: Workspace,
        programs: Sequence[tuple[int, str]],
        parent: QWidget,
        *,
        silent: bool = False,
    ) -> None:
        """Propose today, and for `silent` programs that they never answered; `programs` are ids and names."""
        what = programs[0][1] if len(programs) == 1 else counted("1 program", "{n} programs", len(programs))
        label = _tr("Close {program}").format(program=what)
        told = _tr("It is not applied to, keeps everything, and can be taken up again at any time.")
        if len(programs) > 1:
            told = _tr("They are not applied to, keep everything, and can be taken up again at any time.")
        super().__init__(
            "endingDialog", label, _tr("Close it") if len(programs) == 1 else _tr("Close them"), parent, told
        )
        self._workspace, self._label = workspace, label
        self._ids = [record for record, _name in programs]
        self.how = ChoiceField(choices(Ending))
        self.how.load((Ending.NO_ANSWER if silent else Ending.REJECTED).value)
        self.on, self.note = DayField(), QLineEdit()
        self.on.load(workspace.today())
        self.add("endingHow", _tr("How it ended"), self.how)
        self.add("endingOn", _tr("On"), self.on)
        self.add("endingNote", _tr("In your words"), self.note)
        self.submit_with(self._store)
        self.accepted.connect(lambda: self.closed.emit(_tr("Closed {program}.").format(program=what)))
        self.how.setFocus()

    def _store(self) -> None:
        ending, note = read(Ending, self.how.key(), Ending.OTHER), self.note.text()
        day = parse_day(self.on.line.text())
        self._workspace.run(self._label, lambda: endings.close(self._ids, ending, day, note))


def _tr(text: str) -> str:
    return QCoreApplication.translate("EndingDialog", text)
