"""The starter directory: every program, every fact with the page it was read on, nothing invented."""

import csv
from collections import Counter
from datetime import date
from importlib import resources

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.services import programs, starter
from matchplanner.services.exchange import importing
from matchplanner.services.exchange.content import read_table
from matchplanner.services.programs import ProgramRow
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
FILE = resources.files("matchplanner.resources").joinpath("directory", starter.FILE_NAME)
LISTED = list(csv.DictReader(FILE.read_text("utf-8").splitlines()))


def loaded(store: Store) -> dict[str, ProgramRow]:
    with store.write("Start"):
        starter.load(TODAY)
    return {row.name: row for row in programs.rows(TODAY)}


def test_every_listed_program_is_there_with_its_own_words(store: Store) -> None:
    rows = loaded(store)

    assert list(rows) == [listed["program_name"] for listed in LISTED]
    for listed in LISTED:
        row = rows[listed["program_name"]]
        for column in (
            "institution",
            "city",
            "state",
            "program_type",
            "acgme_id",
            "nrmp_code",
            "website",
            "notes",
        ):
            assert str(getattr(row, column)) == listed[column]
        assert row.region


def test_what_is_blank_or_unknown_there_has_no_claim_here(store: Store) -> None:
    rows = loaded(store)

    for listed in LISTED:
        facts = rows[listed["program_name"]].facts
        for field in (
            ClaimField.J1,
            ClaimField.H1B,
            ClaimField.DURATION_YEARS,
            ClaimField.POSITIONS_PER_YEAR,
        ):
            stated = listed[field.value] if listed[field.value] != "unknown" else ""
            assert [claim.value for claim in facts[field].claims] == ([stated] if stated else [])


def test_the_visa_counts_are_those_of_the_list(store: Store) -> None:
    rows = loaded(store).values()

    assert Counter(row.facts[ClaimField.J1].value for row in rows) == {"yes": 24, "no": 1, "unknown": 40}
    assert Counter(row.facts[ClaimField.H1B].value for row in rows) == {"yes": 2, "no": 9, "unknown": 54}


def test_every_claim_names_its_page_and_none_looks_fresher_than_it_is(store: Store) -> None:
    for row in loaded(store).values():
        for fact in row.facts.values():
            for claim in fact.claims:
                assert claim.source.startswith("http"), (row.name, claim)
                assert claim.seen
                assert claim.seen_on is None or claim.seen.startswith(f"{claim.seen_on:%Y-%m}")


def test_visa_claims_name_the_page_that_speaks_of_visas(store: Store) -> None:
    rows = loaded(store)

    def source(name: str, field: ClaimField) -> str:
        shown = rows[name].facts[field].shown
        assert shown is not None
        return shown.source

    southwestern = "Clinical Medical Genetics Residency (UT Southwestern)"
    assert "/j-1-visas/" in source(southwestern, ClaimField.J1)
    assert "/h-1b-visas/" in source(southwestern, ClaimField.H1B)
    michigan = rows["Medical Genetics Residency Program (Michigan)"].facts[ClaimField.J1].shown
    assert michigan is not None
    assert michigan.source == "http://www.med.umich.edu/medschool/gme/visa.htm"
    assert (michigan.source_kind, michigan.seen) == (SourceKind.INSTITUTION_PAGE, "undated")
    own = "Residency in Clinical Medical Genetics (Washington)"
    assert source(own, ClaimField.J1) == "http://depts.washington.edu/medgen/ResidencyApply.shtml"
    bracketed = "Pediatrics-Medical Genetics (Stanford)"
    assert (
        source(bracketed, ClaimField.J1) == "https://med.stanford.edu/cvmedicine/education/non-us-apps.html"
    )


def test_a_month_is_kept_as_its_first_day(store: Store) -> None:
    shown = loaded(store)["Medicine-Medical Genetics (Mount Sinai)"].facts[ClaimField.LISTED].shown

    assert shown is not None
    assert (shown.seen, shown.seen_on) == ("2024-06 (commit date of the list)", date(2024, 6, 1))


def test_loading_again_adds_nothing_and_the_file_itself_changes_nothing(store: Store) -> None:
    loaded(store)
    before = store.dump()

    with store.write("Start"):
        assert starter.load(TODAY) == 0
    found = importing.preview(read_table(FILE.read_bytes()), starter.FILE_NAME, TODAY)

    assert store.dump() == before
    assert found.counts() == {
        "new": 0,
        "changed": 0,
        "unchanged": 65,
        "uncertain": 0,
        "vanished": 0,
        "invalid": 0,
    }


def test_a_program_has_the_same_uid_in_every_plan(store: Store) -> None:
    rows = loaded(store)

    assert {row.uid for row in starter.directory().programs} == {row.uid for row in rows.values()}
    assert len({row.uid for row in rows.values()}) == len(LISTED)
