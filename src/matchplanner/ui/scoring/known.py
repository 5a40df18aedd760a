"""What is known already and could serve as evidence for one criterion."""

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from matchplanner.domain.claims import Claim, ClaimField, Fact, SourceKind, ValueKind, YesNo
from matchplanner.domain.roster import Resident
from matchplanner.services.messages import MessageRow
from matchplanner.ui.days import day_text, short_day
from matchplanner.ui.fact_words import seen_words, stated
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.links import LinkLabel, linked
from matchplanner.ui.words import word

_VISA = (ClaimField.J1, ClaimField.H1B, ClaimField.VISA_SPONSORSHIP)
_IMGS = (ClaimField.IMG_INFO, ClaimField.IMG_FAQ, ClaimField.IMG_PAGE)
_PAGES = (ClaimField.HOW_TO_APPLY_PAGE, ClaimField.ELIGIBILITY_PAGE, ClaimField.ECFMG_REQUIRED)
_FIELDS = {
    "past_imgs": (ClaimField.IMGS_AMONG_RESIDENTS, ClaimField.IMG_SHARE, ClaimField.RESIDENTS_PAGE, *_IMGS),
    "visa": (*_VISA, *_IMGS),
    "clarity": (*_IMGS, *_PAGES),
}
_TOLD = frozenset({SourceKind.EMAIL, SourceKind.PERSON})
_RESIDENTS, _MESSAGES = "past_imgs", "responsiveness"


@dataclass(frozen=True, slots=True)
class Known:
    """What a program's record holds that may bear on a score."""

    facts: Mapping[ClaimField, Fact]
    residents: Sequence[Resident] = ()
    messages: Sequence[MessageRow] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing known: how it reads as rich text, and what it says as evidence."""

    name: str
    words: str
    evidence: str
    seen_on: date | None


class KnownPieces(QWidget):
    """What bears on a criterion, each with one click to use it as evidence."""

    used = Signal(str, object)
    """Evidence as text, and the day it was seen or None."""

    def __init__(self, criterion: str, known: Known, above: QWidget | None = None) -> None:
        """List what bears on the criterion of this key; a widget may stand above it."""
        super().__init__()
        found = pieces(criterion, known)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for piece in found:
            column.addWidget(self._line(piece))
        if not found:
            column.addWidget(muted(self.tr("Nothing noted yet. What you add to the program shows here.")))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        if above is not None:
            outer.addWidget(above)
        outer.addWidget(heading(self.tr("What is known"), 1.0))
        outer.addWidget(area, 1)

    def _line(self, piece: Piece) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        words = LinkLabel()
        words.setText(piece.words)
        column.addWidget(words)
        use = partial(self._use, piece.evidence, piece.seen_on)
        made = button(piece.name, self.tr("Use as evidence"), use)
        column.addWidget(made, alignment=Qt.AlignmentFlag.AlignLeft)
        return line

    def _use(self, text: str, seen_on: date | None) -> None:
        self.used.emit(text, seen_on)


def pieces(criterion: str, known: Known) -> list[Piece]:
    """Return what bears on a criterion: roster or messages first, then claims that state something."""
    found = list[Piece]()
    if criterion == _RESIDENTS:
        found += _of_residents(known.residents)
    if criterion == _MESSAGES:
        found += [_of_message(message) for message in known.messages]
    claims = [claim for claim in relevant(criterion, known.facts) if claim.known]
    return found + [
        Piece(f"useClaim_{criterion}_{claim.id}", _words(claim), evidence_text(claim), claim.seen_on)
        for claim in claims
    ]


def relevant(criterion: str, facts: Mapping[ClaimField, Fact]) -> list[Claim]:
    """Return the claims that bear on a criterion; one nobody foresaw gets them all."""
    if criterion == _MESSAGES:
        claims = [claim for field in ClaimField for claim in facts[field].claims]
        return [claim for claim in claims if claim.source_kind in _TOLD]
    fields: Iterable[ClaimField] = _FIELDS.get(criterion, tuple(ClaimField))
    return [claim for field in fields for claim in facts[field].claims]


def evidence_text(claim: Claim) -> str:
    """Return a claim as one line of evidence: where it was read, and what it says if that is short."""
    where = claim.source or word(claim.source_kind)
    if claim.field.rule.kind is ValueKind.TEXT or claim.field is ClaimField.LISTED:
        return where
    return f"{where} ({word(claim.field)}: {stated(claim.field, claim.value)})"


def _of_residents(residents: Sequence[Resident]) -> list[Piece]:
    """Return one piece a source: the roster as it was read there."""
    found = []
    for at, source in enumerate(dict.fromkeys(resident.source for resident in residents)):
        members = [resident for resident in residents if resident.source == source]
        days = [resident.seen_on for resident in members if resident.seen_on is not None]
        seen = max(days, default=None)
        lines = "<br>".join(html.escape(_resident(resident)) for resident in members)
        where = linked(source) if source else html.escape(_tr("Roster"))
        when = f" · {short_day(seen)}" if seen is not None else ""
        evidence = source or _tr("Roster of {count} residents").format(count=len(members))
        found.append(Piece(f"useRoster_{at}", f"<b>{where}</b>{when}<br>{lines}", evidence, seen))
    return found


def _resident(resident: Resident) -> str:
    flag = {YesNo.YES: _tr("IMG"), YesNo.NO: _tr("not IMG"), YesNo.UNKNOWN: _tr("not settled")}
    parts = (
        str(resident.cohort or _tr("year unknown")),
        resident.name or _tr("unnamed"),
        resident.school,
        resident.country,
        flag[resident.img],
    )
    return ", ".join(part for part in parts if part)


def _of_message(message: MessageRow) -> Piece:
    asked = _tr("asked {day}").format(day=day_text(message.sent_on))
    reply = (
        _tr("no reply logged")
        if message.replied_on is None
        else _tr("reply {day}, after {days} days, {quality}").format(
            day=day_text(message.replied_on), days=message.latency, quality=word(message.quality).lower()
        )
    )
    line = f"{message.addressee}: {asked}, {reply}"
    words = f"<b>{html.escape(word(message.kind))}</b><br>{html.escape(line)}"
    return Piece(f"useMessage_{message.id}", words, line, message.replied_on or message.sent_on)


def _words(claim: Claim) -> str:
    source = " · ".join(
        part
        for part in (
            html.escape(word(claim.source_kind)),
            linked(claim.source),
            html.escape(seen_words(claim)),
            html.escape(claim.note),
        )
        if part
    )
    value = html.escape(stated(claim.field, claim.value))
    return f"<b>{html.escape(word(claim.field))}:</b> {value}<br>{source}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("KnownPieces", text)
