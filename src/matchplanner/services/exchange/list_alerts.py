"""What a list says that an applicant should look into."""

from collections.abc import Iterable, Iterator, Sequence

from matchplanner.domain.claims import ClaimField, YesNo, is_warning
from matchplanner.domain.official_lists import OfficialList
from matchplanner.services.exchange.differences import ListMark
from matchplanner.services.exchange.incoming_rows import Incoming
from matchplanner.services.exchange.outcome import Alert, FieldChange
from matchplanner.services.programs import ProgramRow
from matchplanner.wording import say

_COUNTERPART = {OfficialList.ACGME: OfficialList.ERAS, OfficialList.ERAS: OfficialList.ACGME}


def alerts(
    compared: Sequence[tuple[Incoming, ProgramRow, Sequence[FieldChange]]],
    gone: Iterable[ProgramRow],
    mark: ListMark,
) -> Iterator[Alert]:
    """Yield the warnings of an accreditation (R57), and the programs on one of ACGME and ERAS alone (R48)."""
    other = _COUNTERPART.get(mark.official) if mark.official else None
    for row, program, changes in compared:
        for change in changes:
            if change.field == ClaimField.ACCREDITATION and is_warning(change.new):
                yield Alert(program.name, say("accreditation: {new}", new=change.new))
        if other is not None and program.facts.value(other.tick) == YesNo.NO:
            yield Alert(program.name, say("in this list, but not {other}", other=_inside(other)))
        if row.facts.get(ClaimField.LISTED_ERAS) == YesNo.NO and mark.official is OfficialList.ACGME:
            yield Alert(program.name, say("in this list, but not in ERAS"))
    for program in gone:
        if other is not None and program.facts.value(other.tick) == YesNo.YES:
            yield Alert(program.name, say("not in this list any more, but {other}", other=_inside(other)))


def _inside(other: OfficialList) -> str:
    """Return the words for being on a list, as they stand inside a sentence."""
    words = say(other.tick.label)
    return words[:1].lower() + words[1:]
