"""Papers and the hosts that want them: one record of a paper serves many hosts."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import documents, entry
from matchplanner.domain.applicant import Stage
from matchplanner.domain.documents import Audience, DocumentKind, Need, Paper, PaperState
from matchplanner.domain.rotations import told_apart
from matchplanner.errors import UserError
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Document, Profile, Rotation, SiteDocument
from matchplanner.wording import say


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A paper the applicant has; `hosts` counts those it goes to."""

    id: int
    kind: DocumentKind
    title: str
    audience: Audience
    language: str
    file: str
    issued_on: date | None
    expires_on: date | None
    note: str
    hosts: int

    @property
    def name(self) -> str:
        """What one calls it."""
        return self.title or self.kind.label

    @property
    def paper(self) -> Paper:
        """The paper as the rules see it."""
        return Paper(self.audience, self.expires_on)


@dataclass(frozen=True, slots=True)
class Site:
    """A host, with the days of its rotation."""

    rotation_id: int
    name: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One kind of paper at one host; `document` is the one `chosen` for it, else the one that fits best."""

    rotation_id: int
    kind: DocumentKind
    need: Need
    state: PaperState
    document: DocumentRow | None
    chosen: int | None
    due_on: date | None
    sent_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What is noted about a kind of paper at a host; `document` None leaves open which one goes there."""

    need: Need = Need.UNKNOWN
    document: int | None = None
    due_on: date | None = None
    sent_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Every kind at every host; `cells` by rotation id and kind."""

    kinds: tuple[DocumentKind, ...]
    sites: tuple[Site, ...]
    papers: tuple[DocumentRow, ...]
    cells: Mapping[tuple[int, DocumentKind], Cell]

    def to_do(self) -> tuple[Cell, ...]:
        """Return what stands in a rotation's way, by host."""
        return tuple(
            self.cells[site.rotation_id, kind]
            for site in self.sites
            for kind in self.kinds
            if self.cells[site.rotation_id, kind].state in documents.TO_DO
        )


def read() -> Matrix:
    """Return all papers and hosts; a paper not chosen for a host is the newest that holds there."""
    wanted = _wanted()
    papers = _papers(Counter(one.document for one in wanted.values()))
    own = tuple(
        Rotation.select()
        .where(Rotation.scenario.is_null())
        .order_by(Rotation.starts_on.is_null(), Rotation.starts_on, Rotation.id)
    )
    names = told_apart((row.site, row.starts_on) for row in own)
    sites = tuple(
        Site(row.id, name, row.starts_on, row.ends_on) for row, name in zip(own, names, strict=True)
    )
    profile = Profile.get_by_id(1)
    known = {paper.kind for paper in papers} | {_kind(kind) for _rotation, kind in wanted}
    usual = documents.kinds(student=profile.stage != Stage.GRADUATE, english=_in_english(papers))
    kinds = tuple(kind for kind in DocumentKind if kind in usual or kind in known)
    cells = {
        (site.rotation_id, kind): _cell(
            site, kind, wanted.get((site.rotation_id, kind.value), Terms()), papers
        )
        for site in sites
        for kind in kinds
    }
    return Matrix(kinds, sites, papers, cells)


def add(kind: DocumentKind, **fields: object) -> int:
    """Add a paper and return its id; raises UserError for a value that cannot be taken."""
    row = Document(kind=kind.value, **{name: _TAKE[name](value) for name, value in fields.items()})
    _check_order(row)
    row.save()
    return int(row.id)


def edit(document_id: int, field: str, value: object) -> None:
    """Store one field of a paper."""
    stored = _TAKE[field](value)
    row = Document.get_or_none(Document.id == document_id)
    if row is None:
        raise UserError("This document is not in the plan any more.")
    setattr(row, field, stored)
    _check_order(row)
    Document.update({field: stored}).where(Document.id == document_id).execute()


def delete(document_id: int) -> None:
    """Delete a paper; the hosts it went to want one again. Its file stays where it is."""
    Document.delete().where(Document.id == document_id).execute()


def set_need(rotation_id: int, kind: DocumentKind, need: Need) -> None:
    """Note whether a host asks for a paper."""
    _store(rotation_id, kind, need=need.value)


def use(rotation_id: int, kind: DocumentKind, document_id: int | None) -> None:
    """Choose the paper that goes to a host, which then asks for it; None leaves the choice open."""
    _store(rotation_id, kind, document=document_id, need=Need.NEEDED.value)


def mark_sent(rotation_id: int, kind: DocumentKind, on: date | None) -> None:
    """Note the day a paper went to a host, or that it has not gone.

    Raises UserError while there is no paper to send.
    """
    cell = read().cells.get((rotation_id, kind))
    if cell is None or (on is not None and cell.document is None):
        raise UserError(
            say("There is no {kind} to send yet.", kind=say(kind.label)), "Add the document first."
        )
    used = None if cell.document is None else cell.document.id
    _store(rotation_id, kind, document=used, need=Need.NEEDED.value, sent_on=on)


def agree(rotation_id: int, kind: DocumentKind, terms: Terms) -> None:
    """Note everything about one kind of paper at one host.

    Raises UserError for a day of sending without a paper, or for a paper that is gone.
    """
    chosen = terms.document
    if chosen is not None and not Document.select().where(Document.id == chosen).exists():
        raise UserError("This document is not in the plan any more.", "Choose another one.")
    if terms.sent_on is not None and chosen is None:
        raise UserError("Choose the document that was sent.", "Or leave the day of sending blank.")
    _store(
        rotation_id,
        kind,
        need=terms.need.value,
        document=chosen,
        due_on=terms.due_on,
        sent_on=terms.sent_on,
        note=entry.one_line(terms.note),
    )


def _check_order(row: Document) -> None:
    if row.issued_on is not None and row.expires_on is not None and row.expires_on < row.issued_on:
        raise UserError("The document would expire before it was issued.", "Check the two dates.")


def _store(rotation_id: int, kind: DocumentKind, **values: object) -> None:
    same = (SiteDocument.rotation == rotation_id) & (SiteDocument.kind == kind.value)
    if SiteDocument.select().where(same).exists():
        SiteDocument.update(values).where(same).execute()
    else:
        SiteDocument.create(rotation=rotation_id, kind=kind.value, **values)


def _wanted() -> dict[tuple[int, str], Terms]:
    row = SiteDocument
    query = row.select(row.rotation, row.kind, row.need, row.document, row.due_on, row.sent_on, row.note)
    return {
        (rotation, kind): Terms(Need(need), document, _day(due), _day(sent), note)
        for rotation, kind, need, document, due, sent, note in tuples(query)
    }


def _day(stored: str | None) -> date | None:
    return None if stored is None else date.fromisoformat(stored)


def _papers(hosts: Mapping[int | None, int]) -> tuple[DocumentRow, ...]:
    return tuple(
        DocumentRow(
            id=row.id,
            kind=_kind(row.kind),
            title=row.title,
            audience=Audience(row.audience),
            language=row.language,
            file=row.file,
            issued_on=row.issued_on,
            expires_on=row.expires_on,
            note=row.note,
            hosts=hosts.get(row.id, 0),
        )
        for row in Document.select().order_by(Document.id)
    )


def _cell(site: Site, kind: DocumentKind, wanted: Terms, papers: tuple[DocumentRow, ...]) -> Cell:
    chosen = next((paper for paper in papers if paper.id == wanted.document), None)
    paper = chosen or _best(kind, papers, site.ends_on)
    stands = None if paper is None else paper.paper
    return Cell(
        rotation_id=site.rotation_id,
        kind=kind,
        need=wanted.need,
        state=documents.state(wanted.need, stands, wanted.sent_on, site.ends_on),
        document=paper,
        chosen=wanted.document,
        due_on=wanted.due_on,
        sent_on=wanted.sent_on,
        note=wanted.note,
    )


def _best(kind: DocumentKind, papers: tuple[DocumentRow, ...], last_day: date | None) -> DocumentRow | None:
    """Return the paper to send: for hosts rather than for residencies, holding to the end, the newest."""
    of_kind = [paper for paper in papers if paper.kind is kind]
    if not of_kind:
        return None

    def rank(paper: DocumentRow) -> tuple[bool, bool, date, int]:
        holds = documents.state(Need.NEEDED, Paper(expires_on=paper.expires_on), None, last_day)
        meant = paper.audience is not Audience.RESIDENCY
        return meant, holds is PaperState.READY, paper.issued_on or date.min, paper.id

    return max(of_kind, key=rank)


def _in_english(papers: tuple[DocumentRow, ...]) -> bool:
    languages = {paper.language.casefold() for paper in papers if paper.kind is DocumentKind.TRANSCRIPT}
    return bool(languages) and languages <= {"english", "en"}


def _kind(stored: str) -> DocumentKind:
    return entry.read(DocumentKind, stored, DocumentKind.OTHER)


_TAKE: Mapping[str, Callable[[object], object]] = {
    "kind": lambda value: entry.choice(DocumentKind, value, "The kind of document").value,
    "title": entry.one_line,
    "audience": lambda value: entry.choice(Audience, value, "The version").value,
    "language": entry.one_line,
    "file": entry.one_line,
    "issued_on": lambda value: entry.day(value, "The day it was issued"),
    "expires_on": lambda value: entry.day(value, "The day it expires"),
    "note": entry.paragraph,
}
