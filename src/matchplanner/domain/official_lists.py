"""The four official lists a program can stand on, and what this says of it (R47, R48)."""

from collections.abc import Mapping

from matchplanner.domain.claims import ClaimField, Fact, SourceKind, YesNo, is_warning
from matchplanner.domain.labels import LabelledEnum
from matchplanner.wording import say

IMPORTED_FROM = "Imported from "


class OfficialList(LabelledEnum):
    """A list kept by an official body."""

    ACGME = "acgme", "ACGME"
    ABMGG = "abmgg", "ABMGG"
    FREIDA = "freida", "FREIDA"
    ERAS = "eras", "ERAS"

    @property
    def tick(self) -> ClaimField:
        """The fact that a program stands on this list."""
        return _TICKS[self]

    @property
    def source_kind(self) -> SourceKind:
        """The kind of source that the list is."""
        return _KINDS[self]

    @property
    def source(self) -> str:
        """The name its claims carry, the same for every issue: a newer one replaces an older one's word."""
        return f"{self.label} list"


_TICKS = {
    OfficialList.ACGME: ClaimField.LISTED_ACGME,
    OfficialList.ABMGG: ClaimField.LISTED_ABMGG,
    OfficialList.FREIDA: ClaimField.LISTED_FREIDA,
    OfficialList.ERAS: ClaimField.LISTED_ERAS,
}
_KINDS = {
    OfficialList.ACGME: SourceKind.ACGME,
    OfficialList.ABMGG: SourceKind.INSTITUTION_PAGE,
    OfficialList.FREIDA: SourceKind.FREIDA,
    OfficialList.ERAS: SourceKind.ERAS,
}


def gone_from(facts: Mapping[ClaimField, Fact]) -> tuple[str, ...]:
    """Return the lists that named a program once and whose newest issue does not."""
    found = [a_list.label for a_list in OfficialList if facts[a_list.tick].value == YesNo.NO]
    last = {claim.note: claim for claim in facts[ClaimField.LISTED].claims if claim.note}
    found += [note.removeprefix(IMPORTED_FROM) for note, claim in last.items() if claim.value == YesNo.NO]
    return tuple(found)


def warnings(facts: Mapping[ClaimField, Fact]) -> tuple[str, ...]:
    """Return what the lists say that an applicant should look into, a sentence each.

    That is an accreditation under warning (R57), a program gone from a list,
    and one in ERAS but not with ACGME or the reverse (R48). What no list has
    been asked about yet is unknown and no warning.
    """
    found: list[str] = []
    status = facts[ClaimField.ACCREDITATION]
    if status.known and is_warning(status.value):
        found.append(say("Accreditation: {status}.", status=status.value))
    found += [say("Not in the latest list: {name}.", name=name) for name in gone_from(facts)]
    acgme, eras = facts[ClaimField.LISTED_ACGME].value, facts[ClaimField.LISTED_ERAS].value
    if (acgme, eras) == (YesNo.NO, YesNo.YES):
        found.append(say("In ERAS, but not accredited by ACGME's list."))
    elif (acgme, eras) == (YesNo.YES, YesNo.NO):
        found.append(say("Accredited by ACGME's list, but not in ERAS."))
    return tuple(found)
