"""Answers about the sites of rotations, kept as ticks."""

from datetime import date

import pytest

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.site_checks import SiteList, SiteSize
from matchplanner.errors import UserError
from matchplanner.services import people, programs, rotations, scenarios, site_checks
from matchplanner.services.site_checks import CheckRow
from matchplanner.store.schema import Tick
from matchplanner.store.store import Store

DAY = date(2026, 10, 1)
CRITERIA, CONTENTS = SiteList.CRITERIA, SiteList.CONTENTS


@pytest.fixture
def site(store: Store) -> int:
    with store.write("Add"):
        return rotations.add("Lakeside", starts_on="2027-05-03")


def line(site: int, which: SiteList, key: str) -> CheckRow:
    return next(row for row in site_checks.get(site, DAY).lists[which] if row.item.key == key)


def test_a_line_is_open_until_it_is_answered_and_keeps_where_that_was_seen(store: Store, site: int) -> None:
    assert line(site, CRITERIA, "residency").answer is YesNo.UNKNOWN
    with store.write("Answer"):
        site_checks.answer(site, CRITERIA, "residency", "yes", DAY)
        site_checks.note(site, CRITERIA, "residency", "  their   page ")
    row = line(site, CRITERIA, "residency")
    assert (row.answer, row.seen, row.answered_on) == (YesNo.YES, "their page", DAY)
    with store.write("Other"):
        site_checks.answer(site, CRITERIA, "residency", "no", DAY)
    assert line(site, CRITERIA, "residency").answer is YesNo.NO
    assert Tick.select().count() == 1
    with store.write("Open"):
        site_checks.answer(site, CRITERIA, "residency", "unknown", DAY)
    row = line(site, CRITERIA, "residency")
    assert (row.answer, row.seen, row.answered_on) == (YesNo.UNKNOWN, "their page", None)
    with store.write("Forget"):
        site_checks.note(site, CRITERIA, "residency", "")
    assert Tick.select().count() == 0


def test_the_two_lists_keep_lines_of_the_same_key_apart(store: Store, site: int) -> None:
    with store.write("Answer"):
        site_checks.answer(site, CONTENTS, "cancer", YesNo.YES, DAY)
    assert line(site, CRITERIA, "cancer").answer is YesNo.UNKNOWN
    assert line(site, CONTENTS, "cancer").answer is YesNo.YES
    row = site_checks.get(site, DAY)
    assert (row.count(CONTENTS, YesNo.YES), row.count(CONTENTS, YesNo.UNKNOWN)) == (1, 4)
    assert row.enquiry is not None
    assert "cancer" not in row.enquiry.body
    assert "from 3 May 2027" in row.enquiry.body


def test_the_linked_program_proposes_and_taking_over_keeps_its_source(store: Store, site: int) -> None:
    with store.write("Link"):
        birch = programs.add("Birch", institution="Birch University")
        programs.add_claim(
            birch, ClaimField.CLINICS, "metabolic", SourceKind.PROGRAM_PAGE, source="birch.org", seen_on=DAY
        )
        rotations.edit(site, "program_id", birch)
    proposed = line(site, CONTENTS, "metabolic").proposal
    assert proposed is not None
    assert proposed.answer is YesNo.YES
    assert line(site, CONTENTS, "metabolic").answer is YesNo.UNKNOWN
    with store.write("Take over"):
        site_checks.accept(site, CONTENTS, "metabolic", DAY)
    row = line(site, CONTENTS, "metabolic")
    assert (row.answer, row.seen, row.proposal) == (YesNo.YES, "Clinics: metabolic (birch.org)", None)
    with store.write("Differ"):
        site_checks.answer(site, CONTENTS, "metabolic", YesNo.NO, DAY)
    assert line(site, CONTENTS, "metabolic").proposal is not None
    with pytest.raises(UserError, match="say nothing about this any more"), store.write("Take over"):
        site_checks.accept(site, CONTENTS, "tumor_board", DAY)


def test_a_combined_program_of_the_same_institution_is_found_on_the_list(store: Store, site: int) -> None:
    with store.write("Link"):
        birch = programs.add("Birch", institution="Birch University", program_type="categorical")
        programs.add("Birch combined", institution="Birch University", program_type="combined_peds")
        rotations.edit(site, "program_id", birch)
    proposed = line(site, CRITERIA, "combined").proposal
    assert proposed is not None
    assert proposed.seen == "On your list: Birch combined"


def test_the_mix_counts_the_plan_or_the_scenario_of_the_rotation(store: Store, site: int) -> None:
    with store.write("Sizes"):
        other = rotations.add("Hill", mentor_id=people.add("Dr Vega"))
        site_checks.set_size(site, "big", DAY)
        scenario = scenarios.duplicate("Other", DAY)
        site_checks.set_size(other, SiteSize.SMALL, DAY)
    row = site_checks.get(site, DAY)
    assert (row.size, row.mix.big, row.mix.small, row.mix.unknown) == (SiteSize.BIG, 1, 1, 0)
    assert row.mix.mentored == 1
    copied = site_checks.mix(scenario)
    assert (copied.big, copied.small, copied.unknown) == (1, 0, 1)
    with store.write("Take back"):
        site_checks.set_size(site, "", DAY)
    assert site_checks.get(site, DAY).size is SiteSize.UNKNOWN


def test_what_is_gone_or_on_no_list_is_refused(store: Store, site: int) -> None:
    with pytest.raises(UserError, match="no checklist"), store.write("Answer"):
        site_checks.answer(site, CRITERIA, "tumor_board", YesNo.YES, DAY)
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Answer"):
        site_checks.answer(99, CRITERIA, "cancer", YesNo.YES, DAY)
    with pytest.raises(UserError, match="must be one of"), store.write("Answer"):
        site_checks.answer(site, CRITERIA, "cancer", "maybe", DAY)
