"""A rehearsal of certification: what must be in order first, and the order in R3 read back (B16).

R3 takes the codes typed in by hand; no page seen names a file of an applicant's
list (domain_facts.md 1.3). What was typed is therefore read back and compared.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from matchplanner.domain import codes
from matchplanner.domain.labels import LabelledEnum

_CODE = re.compile(r"(?<![0-9A-Z])[0-9]{7}[A-Z][0-9]{1,2}(?![0-9A-Z])")
_CODE_WITHIN = re.compile(r"[0-9]{7}[A-Z][0-9]{1,2}")
_NUMBER = re.compile(r"^#?[0-9]{1,3}(?:[.):\-]+\s*|\s+)")
_NUMBER_ALONE = re.compile(r"#?[0-9]{1,3}[.):\-]*")
_LONGEST = 14
"""A longer word is a heading: codes have nine signs or ten (domain_facts.md 1.4), and slips a few more."""
_COLUMNS = re.compile(r"[\t|;]")


class Step(LabelledEnum):
    """What is gone through before certifying, in this order."""

    CHECKS = "checks", "Checks of the list"
    ECFMG = "ecfmg", "ECFMG certification"
    CODES = "codes", "NRMP codes"
    FEE = "fee", "What it costs"
    DEADLINE = "deadline", "Deadline"
    READ_BACK = "read_back", "Read back from R3"


class StepState(LabelledEnum):
    """How a step stands before the user ticks it."""

    FINE = "fine", "In order"
    LOOK = "look", "Look at this"
    BLOCKED = "blocked", "Must be mended first"


class Slip(LabelledEnum):
    """In what the list in R3 differs from the one here."""

    SWAPPED = "swapped", "Swapped"
    MISSING = "missing", "Missing"
    EXTRA = "extra", "Extra"
    DOUBLED = "doubled", "Doubled"


@dataclass(frozen=True, slots=True)
class Difference:
    """The first line, counted from 1, at which R3 differs: the code expected there, and the one found.

    Either is "" where there is none.
    """

    slip: Slip
    line: int
    expected: str
    found: str


def typed_codes(text: str, known: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the codes of a list as it was typed or pasted, one per line.

    Taken as they come: blanks and invisible marks within a code, small letters,
    a number in front of the line or on one of its own, names behind a code, several codes on a
    line. What has no digit, or is longer than any code, is a heading. `known` are codes of an
    unusual shape to recognise as they are.
    """
    own = {codes.cleaned(code) for code in known if code}
    found: list[str] = []
    for line in text.splitlines():
        found.extend(_of_line(line, own))
    return tuple(found)


def compare(expected: Sequence[str], found: Sequence[str]) -> Difference | None:
    """Return the first difference of R3's order from the expected one, None where there is none.

    The expected codes must differ from one another.
    """
    wanted, there = [codes.cleaned(code) for code in expected], [codes.cleaned(code) for code in found]
    for at, code in enumerate(there):
        line, due = at + 1, wanted[at] if at < len(wanted) else ""
        if code == due:
            continue
        if code in there[:at]:
            return Difference(Slip.DOUBLED, line, due, code)
        if code not in wanted:
            slip = Slip.MISSING if due and due not in there else Slip.EXTRA
            return Difference(slip, line, due, code)
        return Difference(Slip.SWAPPED if due in there else Slip.MISSING, line, due, code)
    if len(there) < len(wanted):
        return Difference(Slip.MISSING, len(there) + 1, wanted[len(there)], "")
    return None


def doubled(listed: Sequence[str]) -> tuple[str, ...]:
    """Return the codes that stand on a list more than once, each once."""
    counts = Counter(codes.cleaned(code) for code in listed if code)
    return tuple(code for code, count in counts.items() if count > 1)


def _of_line(line: str, known: set[str]) -> list[str]:
    upper = codes.visible(line).upper()
    found = _CODE.findall(upper)
    if found:
        return list(found)
    whole = codes.cleaned(line)
    numbered = codes.cleaned(_NUMBER.sub("", upper.strip(), count=1))
    for form in (whole, numbered):
        if form in known:
            return [form]
    within = _CODE_WITHIN.search(whole)
    if within is not None:
        return [within.group()]
    cell = codes.cleaned(_COLUMNS.split(_NUMBER.sub("", upper.strip(), count=1))[0])
    if len(cell) > _LONGEST or _NUMBER_ALONE.fullmatch(cell):
        return []
    return [cell] if any(sign.isdigit() for sign in cell) else []
