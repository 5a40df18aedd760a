"""The answers of one program while the wizard is open; nothing is stored before Finish."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from matchplanner.domain.rubric import Rubric, ScoreRange, single_sign
from matchplanner.domain.rubric_changes import moved_points
from matchplanner.services import scoring
from matchplanner.services.scoring import Given


@dataclass(slots=True)
class Entry:
    """What is chosen for one criterion so far; points of None mean not assessed yet.

    With `own` no step fits: the points are the user's, and `reason` says why.
    """

    points: int | None = None
    evidence: str = ""
    seen_on: date | None = None
    own: bool = False
    reason: str = ""


class Draft(QObject):
    """The answers to all criteria, and what they add up to."""

    changed = Signal(str)
    """The answer to the criterion of this key changed."""

    def __init__(
        self, card: Rubric, given: Mapping[str, Given], today: date, parent: QObject | None = None
    ) -> None:
        """Start from what is stored; a new answer is dated today unless another day is given."""
        super().__init__(parent)
        self._card = card
        self._stored = dict(given)
        self._today = today
        self._entries = {criterion.key: Entry() for criterion in card.criteria}
        for key, answer in given.items():
            if key in self._entries:
                self._entries[key] = Entry(
                    answer.points, answer.evidence, answer.seen_on, bool(answer.reason), answer.reason
                )

    def entry(self, key: str) -> Entry:
        """Return the answer to one criterion."""
        return self._entries[key]

    def set_points(self, key: str, points: int | None) -> None:
        """Give the points of a step, or none for "not assessed yet"."""
        self._entries[key].own = False
        self._give(key, points)

    def set_own(self, key: str, points: int, reason: str) -> None:
        """Give points of one's own because no step fits, with the reason (R100)."""
        entry = self._entries[key]
        entry.own, entry.reason = True, reason
        self._give(key, points)

    def accept(self, key: str, points: int, evidence: str, seen_on: date | None) -> None:
        """Take what is proposed: the points, and their evidence unless there is some already."""
        entry = self._entries[key]
        if not entry.evidence.strip():
            entry.evidence, entry.seen_on = evidence, seen_on
        self.set_points(key, points)

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

    def under(self, card: Rubric, stored: Mapping[str, Given]) -> "Draft":
        """Return the draft under a changed rubric: points move with their step."""
        moved = Draft(card, stored, self._today, self.parent())
        for key, entry in self._entries.items():
            if key in moved._entries:
                if entry.points is not None:
                    entry.points = moved_points(self._card, card, key, entry.points, own=entry.own)
                moved._entries[key] = entry
        return moved

    def given(self) -> dict[str, Given]:
        """Return the answers that can be stored: those with points, and a reason where they are one's own."""
        return {
            key: Given(
                entry.points,
                entry.evidence.strip(),
                entry.seen_on,
                entry.reason.strip() if entry.own else "",
            )
            for key, entry in self._entries.items()
            if entry.points is not None and (not entry.own or entry.reason.strip())
        }

    def homeless(self) -> bool:
        """Say whether something was noted for a criterion that has no points, and would be lost."""
        return any(
            (entry.points is None and bool(entry.evidence.strip()))
            or (entry.own and not entry.reason.strip())
            for entry in self._entries.values()
        )

    @property
    def dirty(self) -> bool:
        """Whether something would be lost if the wizard closed now."""
        known = {key: answer for key, answer in self._stored.items() if key in self._entries}
        return self.given() != known or self.homeless()

    def score(self) -> ScoreRange:
        """Return what the answers add up to now."""
        return scoring.score_of(self.given(), self._card)

    def on_one_sign(self) -> bool:
        """Say whether the total rests on a single part (R104)."""
        return single_sign({key: answer.points for key, answer in self.given().items()})

    def _give(self, key: str, points: int | None) -> None:
        entry = self._entries[key]
        entry.points = points
        if points is not None and entry.seen_on is None and not entry.evidence:
            entry.seen_on = self._today
        self.changed.emit(key)
