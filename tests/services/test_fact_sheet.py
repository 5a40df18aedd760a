from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.claim_fields import IMPORTANT
from matchplanner.domain.claims import UNKNOWN, Claim, ClaimField, SourceKind, fact
from matchplanner.services.fact_sheet import FactSheet

TODAY = date(2026, 10, 1)
FIELDS = (ClaimField.J1, ClaimField.ACCREDITATION, ClaimField.STRENGTHS, ClaimField.COUNSELING)
values = st.sampled_from(["yes", "no", "Continued Accreditation", "cancer; metabolic", UNKNOWN, "not stated"])
days = st.none() | st.integers(0, 2000).map(lambda ago: TODAY - timedelta(days=ago))
claims = st.lists(
    st.tuples(st.sampled_from(FIELDS), values, st.sampled_from(SourceKind), days, st.booleans()), max_size=8
)


def sheet_of(found: list[Claim]) -> FactSheet:
    rows = [
        (
            1,
            claim.id,
            claim.field.value,
            claim.value,
            claim.source_kind.value,
            "",
            "",
            claim.seen_on and claim.seen_on.isoformat(),
            "",
            int(claim.picked),
        )
        for claim in found
    ]
    return FactSheet([*rows, (1, 99, "a field of later", "x", "own", "", "", None, "", 0)], TODAY)


@given(claims)
def test_what_is_told_cheaply_is_what_the_facts_say(
    parts: list[tuple[ClaimField, str, SourceKind, date, bool]],
) -> None:
    picked: set[ClaimField] = set()
    found = []
    for number, (field, value, kind, day, pick) in enumerate(parts, start=1):
        found.append(Claim(number, field, value, kind, seen_on=day, picked=pick and field not in picked))
        picked |= {field} if pick else set()
    sheet = sheet_of(found)
    facts = {f: fact(f, [claim for claim in found if claim.field is f], TODAY) for f in ClaimField}
    assert dict(sheet) == facts
    assert all(sheet.value(f) == facts[f].value for f in ClaimField)
    assert sheet.answered() - {"a field of later"} == {f.value for f in ClaimField if facts[f].answered}
    assert sheet.disputed() == any(said.disputed for said in facts.values())
    assert sheet.stale(IMPORTANT) == any(facts[f].stale and facts[f].known for f in IMPORTANT)
    shown = [facts[f].shown for f in IMPORTANT if facts[f].answered]
    oldest = min(
        (claim.seen_on.isoformat() if claim.seen_on else "" for claim in shown if claim), default=None
    )
    assert sheet.oldest({f.value for f in IMPORTANT}) == oldest


def test_sheets_of_the_same_claims_are_equal() -> None:
    claim = Claim(1, ClaimField.J1, "yes", SourceKind.OWN)
    assert sheet_of([claim]) == sheet_of([claim])
    assert sheet_of([claim]) != sheet_of([])
    assert len({sheet_of([claim]), sheet_of([claim])}) == 1


def test_programs_of_which_sources_say_the_same_are_told_alike() -> None:
    def said(number: int, program: str, *, j1: str = "yes") -> FactSheet:
        row = (number, number, "j1", j1, "acgme", "", "", "2026-09-01", "", 0)
        other = (number, number + 50, "program_size", program, "own", "", "", None, "", 0)
        return FactSheet([row, other], TODAY)

    fields = {ClaimField.J1.value}
    assert said(1, "small").said_of(fields) == said(2, "large").said_of(fields)
    assert said(1, "small").said_of(fields) != said(2, "small", j1="no").said_of(fields)
    assert said(1, "small")[ClaimField.J1].value == said(2, "large")[ClaimField.J1].value
