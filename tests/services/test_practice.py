"""Counting what was done: per rotation, per case, and altogether."""

from datetime import date

import pytest

from matchplanner.domain.case_log import PracticeKind
from matchplanner.errors import UserError
from matchplanner.services import case_log, practice, rotations
from matchplanner.store.schema import Practice
from matchplanner.store.store import Store

DAY = date(2027, 6, 9)
PEDIGREE, TALK = PracticeKind.PEDIGREE, PracticeKind.TALK


@pytest.fixture
def site(store: Store) -> int:
    with store.write("Add"):
        return rotations.add("Example Hospital")


def test_counts_add_up_per_rotation_and_in_all(store: Store, site: int) -> None:
    with store.write("Count"):
        for _time in range(3):
            practice.count(PEDIGREE, DAY, site)
        practice.count(PEDIGREE, DAY)
        practice.count(TALK, DAY, site)

    assert practice.totals() == {PEDIGREE: 4, TALK: 1}
    assert practice.totals_of(site) == {PEDIGREE: 3, TALK: 1}
    assert practice.totals_of(None) == {PEDIGREE: 1}
    assert practice.sentence(site) == "Drew 3 pedigrees and gave 1 five-minute talk."
    assert len(practice.rows()) == 3


def test_what_is_done_in_a_case_counts_for_its_rotation(store: Store, site: int) -> None:
    with store.write("Count"):
        case = case_log.add(site, DAY)
        practice.count(PEDIGREE, DAY, case_id=case)
        practice.count(PEDIGREE, DAY, site)

    assert practice.totals_in(case) == {PEDIGREE: 1}
    assert practice.totals_of(site) == {PEDIGREE: 2}
    assert case_log.get(case).practice == ((PEDIGREE, 1),)

    with store.write("Delete"):
        case_log.delete(case)
    assert practice.totals_of(site) == {PEDIGREE: 2}


def test_the_latest_is_taken_back_first_and_those_of_cases_last(store: Store, site: int) -> None:
    with store.write("Count"):
        case = case_log.add(site, DAY)
        practice.count(PEDIGREE, date(2027, 6, 11), case_id=case)
        practice.count(PEDIGREE, DAY, site)
        practice.count(PEDIGREE, DAY, site)
        practice.uncount(PEDIGREE, site)
        practice.uncount(PEDIGREE, site)
    assert practice.totals_in(case) == {PEDIGREE: 1}

    with store.write("Count"):
        practice.uncount(PEDIGREE, case_id=case)
    assert practice.totals() == {}
    with pytest.raises(UserError, match="Nothing is counted"), store.write("Count"):
        practice.uncount(PEDIGREE, site)


def test_what_is_gone_is_said_and_what_is_not_known_is_left_out(store: Store) -> None:
    with pytest.raises(UserError, match="rotation"), store.write("Count"):
        practice.count(TALK, DAY, 99)
    with pytest.raises(UserError, match="case"), store.write("Count"):
        practice.count(TALK, DAY, case_id=99)
    with store.write("Future"):
        Practice.create(kind="karyotype_read")
    assert practice.rows() == ()
