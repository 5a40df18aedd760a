"""The texts of the application in their versions (R174, R175, R207, R208).

What is ticked of a statement's points, and what stays in a text on purpose although it could identify a
patient, are ticks of lists that bear the text's own mark.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from matchplanner.domain import entry, identifiers, texts
from matchplanner.domain.identifiers import Kept
from matchplanner.domain.texts import Length, Point, TextKind
from matchplanner.errors import UserError
from matchplanner.services import own_ticks
from matchplanner.services.own_ticks import OwnTick
from matchplanner.store.schema import Pathway, Statement, Tick

_POINTS, _KEPT = "points", "kept"


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text; `plan` is the name of the plan it is for, "" for any of them."""

    id: int
    uid: str
    kind: TextKind
    title: str
    plan_id: int | None
    plan: str
    body: str
    note: str
    kept: tuple[Kept, ...]

    @property
    def length(self) -> Length:
        """How long it is."""
        return texts.length(self.body)

    @property
    def fits(self) -> bool:
        """Whether ERAS takes a text of this length."""
        return self.kind.limit is None or self.length.characters <= self.kind.limit


def rows() -> tuple[TextRow, ...]:
    """Return the texts by kind, each kind in the order it was written; unknown kinds are left out."""
    plans = dict(plans_offered())
    kinds = list(TextKind)
    known = [row for row in Statement.select().order_by(Statement.id) if row.kind in tuple(TextKind)]
    found = [_row(row, plans) for row in known]
    return tuple(sorted(found, key=lambda row: kinds.index(row.kind)))


def get(text_id: int) -> TextRow:
    """Return one text; raises UserError if it is gone."""
    for row in rows():
        if row.id == text_id:
            return row
    raise UserError(_GONE)


def plans_offered() -> tuple[tuple[int, str], ...]:
    """Return the plans a text may be for, (id, name), in their order."""
    return tuple((row.id, row.name) for row in Pathway.select().order_by(Pathway.position, Pathway.id))


def add(kind: TextKind, title: object = "", *, body: object = "", keep: Sequence[Kept] = ()) -> int:
    """Add a text and return its id.

    Raises UserError for words that could identify a patient and are not among what to `keep`.
    """
    stored = entry.paragraph(body)
    identifiers.refuse(stored, keep)
    name = entry.one_line(title) or _free_title(kind.label)
    made = Statement.create(kind=kind.value, title=name, body=stored)
    _keep(made.uid, identifiers.still_there(keep, [stored]))
    return made.id


def duplicate(text_id: int, kind: TextKind | None = None) -> int:
    """Begin another version of a text, of its own kind or of another; its ticks and reasons go along."""
    row = get(text_id)
    wanted = row.kind if kind is None else kind
    copy = Statement.create(
        kind=wanted.value,
        title=_free_title(row.title),
        pathway=row.plan_id,
        body=row.body,
        note=row.note,
    )
    for of in (_POINTS, _KEPT):
        for tick in Tick.select().where(Tick.list == _list(of, row.uid)):
            Tick.create(list=_list(of, copy.uid), item=tick.item, ticked_on=tick.ticked_on, note=tick.note)
    return copy.id


def edit(text_id: int, field: str, value: object, keep: Sequence[Kept] = ()) -> None:
    """Store "title", "pathway", "note" or "body"; `keep` are the things left in the body on purpose.

    Raises UserError when the value cannot be taken, and for a body or note in which something could identify
    a patient that is not kept on purpose; each thing kept needs a reason.
    """
    row = get(text_id)
    stored = _TAKE[field](value)
    if field == "note":
        identifiers.refuse(str(stored), hint="Say it without.")
    if field == "body":
        if not all(one.reason.strip() for one in keep):
            raise UserError("Say in a few words why it may stay.")
        kept = (*row.kept, *keep)
        identifiers.refuse(str(stored), kept)
        _keep(row.uid, identifiers.still_there(kept, [str(stored)]))
    Statement.update({field: stored}).where(Statement.id == text_id).execute()


def delete(text_id: int) -> None:
    """Delete a text with what was ticked for it."""
    row = get(text_id)
    for of in (_POINTS, _KEPT):
        own_ticks.forget(_list(of, row.uid))
    Statement.delete().where(Statement.id == text_id).execute()


def points(text_id: int) -> Mapping[Point, OwnTick]:
    """Return what is ticked or noted of the points of a statement."""
    held = own_ticks.read(_list(_POINTS, get(text_id).uid))
    return {point: held.get(point.value, OwnTick()) for point in Point}


def tick_point(text_id: int, point: Point, today: date, *, done: bool) -> None:
    """Tick a point as made in a statement, or take the tick back."""
    own_ticks.tick(_list(_POINTS, get(text_id).uid), point.value, today, done=done)


def _row(row: Statement, plans: Mapping[int, str]) -> TextRow:
    kept: Any = row  # the column behind the foreign key is typed in the stubs by its model only
    plan: int | None = kept.pathway_id
    return TextRow(
        id=row.id,
        uid=row.uid,
        kind=TextKind(row.kind),
        title=row.title,
        plan_id=plan,
        plan="" if plan is None else plans.get(plan, ""),
        body=row.body,
        note=row.note,
        kept=_held(row.uid),
    )


def _held(uid: str) -> tuple[Kept, ...]:
    """Return what stays in a text on purpose: the item is its kind and words, the note the reason."""
    held = own_ticks.read(_list(_KEPT, uid))
    return identifiers.parse_kept("\n".join(f"{item}\t{tick.note}" for item, tick in held.items()))


def _keep(uid: str, kept: Sequence[Kept]) -> None:
    own_ticks.forget(_list(_KEPT, uid))
    for one in kept:
        item = f"{one.kind.value}\t{entry.one_line(one.words)}"
        Tick.create(list=_list(_KEPT, uid), item=item, note=entry.one_line(one.reason))


def _list(of: str, uid: str) -> str:
    return f"text_{of}:{uid}"


def _free_title(title: str) -> str:
    taken = {row.title for row in Statement.select(Statement.title)}
    name, number = title, 2
    while name in taken:
        name, number = f"{title} {number}", number + 1
    return name


def _pathway(value: object) -> int | None:
    if value in {None, ""}:
        return None
    if int(str(value)) not in dict(plans_offered()):
        raise UserError("This plan is not there any more.", "Choose another one, or none.")
    return int(str(value))


_GONE = "This text is not in the plan any more."
_TAKE: Mapping[str, Callable[[object], object]] = {
    "title": lambda value: entry.required(value, "A text needs a title, so that versions can be told apart."),
    "pathway": _pathway,
    "note": entry.one_line,
    "body": entry.paragraph,
}
