"""What is being answered in the wizard; nothing of it is stored before Finish."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from matchplanner.domain.rubric import ScoreRange
from matchplanner.services import scoring
from matchplanner.services.scoring import Given


@dataclass(slots=True)
class Entry:
    """One criterion while it is being answered; no points means not assessed yet."""

    points: int | None = None
    evidence: str = ""
    seen_on: date | None = None


class Draft(QObject):
    """The answers to all criteria, and what they add up to."""

    changed = Signal(str)
    """The answer to the criterion of this key changed."""

    def __init__(self, given: Mapping[str, Given], today: date, parent: QObject | None = None) -> None:
        """Start from what is stored; a new answer is dated today unless another day is given."""
        super().__init__(parent)
        self._stored = dict(given)
        self._today = today
        self._entries = {criterion.key: Entry() for criterion in scoring.rubric().criteria}
        for key, answer in given.items():
            if key in self._entries:
                self._entries[key] = Entry(answer.points, answer.evidence, answer.seen_on)

    def entry(self, key: str) -> Entry:
        """Return the answer to one criterion."""
        return self._entries[key]

    def set_points(self, key: str, points: int | None) -> None:
        """Give points, or none for "not assessed yet"."""
        entry = self._entries[key]
        entry.points = points
        if points is not None and entry.seen_on is None and not entry.evidence:
            entry.seen_on = self._today
        self.changed.emit(key)

    def set_evidence(self, key: str, text: str) -> None:
        """Note why."""
        if self._entries[key].evidence != text:
            self._entries[key].evidence = text
            self.changed.emit(key)

    def set_seen_on(self, key: str, day: date | None) -> None:
        """Note when that was seen."""
        if self._entries[key].seen_on != day:
            self._entries[key].seen_on = day
            self.changed.emit(key)

    def given(self) -> dict[str, Given]:
        """Return the answers that can be stored: those with points."""
        return {
            key: Given(entry.points, entry.evidence.strip(), entry.seen_on)
            for key, entry in self._entries.items()
            if entry.points is not None
        }

    def homeless(self) -> bool:
        """Say whether evidence was noted for a criterion that has no points, and would be lost."""
        return any(entry.points is None and entry.evidence.strip() for entry in self._entries.values())

    @property
    def dirty(self) -> bool:
        """Whether something would be lost if the wizard closed now."""
        known = {key: answer for key, answer in self._stored.items() if key in self._entries}
        return self.given() != known or self.homeless()

    def score(self) -> ScoreRange:
        """Return what the answers add up to now."""
        return scoring.score({key: answer.points for key, answer in self.given().items()})
