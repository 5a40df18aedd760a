"""Asking for a letter: a person, new or known, and the rotation they know the applicant from."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from matchplanner.domain.claims import YesNo
from matchplanner.domain.letters import WRITER_ROLES, AskedHow, LetterState
from matchplanner.errors import UserError
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.offer_field import OfferField
from matchplanner.ui.widgets.pick_field import PickField
from matchplanner.ui.words import choices


@dataclass(frozen=True, slots=True)
class Writer:
    """A person who may write, as the dialog offers them."""

    id: int
    name: str
    role: str
    board_certified: YesNo


@dataclass(frozen=True, slots=True)
class Asked:
    """What the dialog asked; `person_id` is 0 for somebody new."""

    person_id: int
    name: str
    role: str
    board_certified: YesNo
    rotation_id: int | None
    state: LetterState
    how: AskedHow


class AskDialog(EntryDialog):
    """Picks a person or takes a new name; the rotation may stay open."""

    def __init__(
        self,
        writers: tuple[Writer, ...],
        rotations: tuple[tuple[int, str], ...],
        take: Callable[[Asked], object],
        parent: QWidget,
    ) -> None:
        """Offer the people and rotations there are."""
        super().__init__(
            "askDialog",
            parent.tr("Ask for a letter"),
            parent.tr("Add letter"),
            parent,
            parent.tr("Ask in the last week of the rotation, in person, for a strong letter."),
        )
        self._writers = {writer.id: writer for writer in writers}
        self.person = PickField(self.tr("Type a new name, or choose"))
        self.person.offer([(writer.id, writer.name) for writer in writers])
        self.role = OfferField(lambda: WRITER_ROLES)
        self.certified = ChoiceField(choices(YesNo))
        self.certified.load(YesNo.UNKNOWN.value)
        self.rotation = PickField(self.tr("None, or not known"))
        self.rotation.offer(rotations)
        self.state = ChoiceField(
            (
                (LetterState.CANDIDATE.value, self.tr("Candidate: I plan to ask")),
                (LetterState.ASKED.value, self.tr("Asked already")),
                (LetterState.AGREED.value, self.tr("Agreed already")),
            )
        )
        self.state.load(LetterState.CANDIDATE.value)
        self.how = ChoiceField(choices(AskedHow))
        self.how.load(AskedHow.UNKNOWN.value)
        self.add("ask_person", self.tr("Writer"), self.person)
        self.add("ask_role", self.tr("Role"), self.role)
        self.add("ask_board_certified", self.tr("Board-certified geneticist"), self.certified)
        self.add("ask_rotation", self.tr("Rotation"), self.rotation)
        self.add("ask_state", self.tr("State"), self.state)
        self.person.currentTextChanged.connect(self._on_person_changed)
        self.add("ask_how", self.tr("Asked"), self.how)
        self.submit_with(lambda: take(self.asked()))

    def asked(self) -> Asked:
        """Return the answers; raises UserError for a rotation that the plan does not have."""
        if self.rotation.typed() and not self.rotation.record():
            raise UserError(
                self.tr("No rotation is called “{name}”.").format(name=self.rotation.typed()),
                self.tr("Choose one from the list, or leave it empty."),
            )
        return Asked(
            person_id=self.person.record(),
            name=self.person.typed(),
            role=self.role.text(),
            board_certified=YesNo(self.certified.key()),
            rotation_id=self.rotation.record() or None,
            state=LetterState(self.state.key()),
            how=AskedHow(self.how.key()),
        )

    def _on_person_changed(self, _text: str) -> None:
        writer = self._writers.get(self.person.record())
        if writer is not None:
            self.role.setText(writer.role)
            self.certified.load(writer.board_certified.value)
