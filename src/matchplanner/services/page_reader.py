"""The page reader: proposals from a program's page, and what becomes of those that are accepted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.page_reading import reader
from matchplanner.domain.page_reading.fields import Field, Proposal, Value
from matchplanner.services.saved_pages import files
from matchplanner.services.saved_pages.html import VisibleText, visible_text

if TYPE_CHECKING:
    from matchplanner.services.programs import ProgramRow

_COLUMNS = {Field.ACGME_ID: "ACGME program ID", Field.NRMP_CODE: "NRMP code"}
"""The proposals that are columns of the program itself, by their own names; all others become claims."""

_NAMED_OTHERWISE = {Field.LENGTH_YEARS: ClaimField.DURATION_YEARS}
_WORDED_OTHERWISE = {(Field.APPLICATION_SYSTEM, "direct"): "Directly to the program"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's text, the address it was saved from if it says so, and what it proposes."""

    text: str
    url: str
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal beside what the plan holds; `present` is empty where it holds nothing."""

    proposal: Proposal
    label: str
    value: str
    present: str

    @property
    def is_new(self) -> bool:
        """Whether the plan says nothing or something else."""
        return self.value.casefold() != self.present.casefold()


def read_file(path: Path, today: date, *, any_specialty: bool = False) -> Reading:
    """Read a saved page (.html, .mhtml, .pdf, .txt); raises FileFormatError for what is none.

    Only pages of genetics residencies say something unless `any_specialty`.
    """
    return _reading(files.load(path), today, any_specialty)


def read_text(text: str, today: date, *, any_specialty: bool = False) -> Reading:
    """Read pasted text; raises FileFormatError if there is none or far too much."""
    return _reading(files.checked(VisibleText(files.pasted(text))), today, any_specialty)


def read_html(source: str, today: date, *, any_specialty: bool = False) -> Reading:
    """Read a page copied with its mark-up, which tells headings and tables from plain lines."""
    return _reading(files.checked(visible_text(files.pasted(source))), today, any_specialty)


def shown(value: Value) -> str:
    """Return a value as one reads it: a list with commas."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def as_json(proposals: Iterable[Proposal]) -> list[dict[str, object]]:
    """Return proposals as `read-page --json` prints them; the sentence on one line."""
    return [
        {
            "field": str(proposal.field),
            "value": list(proposal.value) if isinstance(proposal.value, tuple) else proposal.value,
            "sentence": " ".join(proposal.sentence.split()),
        }
        for proposal in proposals
    ]


def lines(proposals: Iterable[Proposal]) -> list[str]:
    """Return proposals as `read-page` prints them for people."""
    found = []
    for proposal in proposals:
        found += [f"{proposal.field}: {shown(proposal.value)}", f"    {' '.join(proposal.sentence.split())}"]
    return found or ["The page states nothing about a residency program that can be read by rule."]


def _reading(page: VisibleText, today: date, any_specialty: bool) -> Reading:  # noqa: FBT001 - handed on
    found = reader.read(page.text, today, page.marks, name=page.name, any_specialty=any_specialty)
    return Reading(page.text, page.url, found)


def offers(proposals: Iterable[Proposal], row: "ProgramRow") -> tuple[Offer, ...]:
    """Put each proposal beside what the plan holds about the program."""
    return tuple(_offer(proposal, row) for proposal in proposals)


def accept(program_id: int, proposals: Iterable[Proposal], url: str, seen_on: date) -> None:
    """Write proposals into the plan: claims of the program's page with its sentence, or the two codes.

    A claim of the same page and day is corrected. Raises UserError if the
    program is gone.
    """
    from matchplanner.services import programs, research

    for proposal in proposals:
        if proposal.field in _COLUMNS:
            programs.edit(program_id, str(proposal.field), _stored(proposal))
            continue
        said = " ".join(proposal.sentence.split())
        source = research.Source(SourceKind.PROGRAM_PAGE, url.strip(), seen_on, said)
        research.answer(program_id, {_claim_field(proposal.field): _stored(proposal)}, source, seen_on)


def _offer(proposal: Proposal, row: "ProgramRow") -> Offer:
    value = _stored(proposal)
    if proposal.field in _COLUMNS:
        return Offer(proposal, _COLUMNS[proposal.field], value, str(getattr(row, str(proposal.field))))
    field = _claim_field(proposal.field)
    fact = row.facts[field]
    options = dict(field.rule.options)
    present = options.get(fact.value, fact.value) if fact.answered else ""
    return Offer(proposal, field.label, options.get(value, value), present)


def _claim_field(field: Field) -> ClaimField:
    return _NAMED_OTHERWISE.get(field) or ClaimField(str(field))


def _stored(proposal: Proposal) -> str:
    """Return a value as the plan keeps it; of a span of places, "1-2", the smaller number."""
    value = proposal.value
    if isinstance(value, tuple):
        return "; ".join(value)
    text = str(value)
    if proposal.field is Field.POSITIONS_PER_YEAR:
        return text.partition("-")[0]
    return _WORDED_OTHERWISE.get((proposal.field, text), text)
