"""Examinations and residencies of the open plan, each change one user action."""

from PySide6.QtCore import QCoreApplication

from matchplanner.services import profile
from matchplanner.services.profile import ExamRow, TrainingRow
from matchplanner.ui.workspace import Workspace


class PlanExams:
    """The plan's examinations."""

    def __init__(self, workspace: Workspace) -> None:
        """Write through a workspace."""
        self._workspace = workspace

    def rows(self) -> tuple[ExamRow, ...]:
        """Return them, the earliest first."""
        return profile.exams()

    def add(self, name: str) -> int:
        """Add one and return its id."""
        return self._workspace.run(_tr("Add examination"), lambda: profile.add_exam(name))

    def edit(self, row: ExamRow, field: str, value: object) -> None:
        """Store one field."""
        label = _tr("Edit examination {name}").format(name=row.name)
        self._workspace.run(label, lambda: profile.edit_exam(row.id, field, value))

    def delete(self, record: int) -> None:
        """Delete one."""
        self._workspace.run(_tr("Delete examination"), lambda: profile.delete_exam(record))


class PlanTrainings:
    """The plan's residencies held abroad."""

    def __init__(self, workspace: Workspace) -> None:
        """Write through a workspace."""
        self._workspace = workspace

    def rows(self) -> tuple[TrainingRow, ...]:
        """Return them in the order they were entered."""
        return profile.trainings()

    def add(self, field: str) -> int:
        """Add one and return its id."""
        return self._workspace.run(_tr("Add residency"), lambda: profile.add_training(field))

    def edit(self, row: TrainingRow, field: str, value: object) -> None:
        """Store one field."""
        label = _tr("Edit residency in {field}").format(field=row.field)
        self._workspace.run(label, lambda: profile.edit_training(row.id, field, value))

    def delete(self, record: int) -> None:
        """Delete one."""
        self._workspace.run(_tr("Delete residency"), lambda: profile.delete_training(record))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Profile", text)
