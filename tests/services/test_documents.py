"""Papers and hosts: one record for many, judged for each, files kept by copy."""

from datetime import date
from pathlib import Path

import pytest

from matchplanner.domain.documents import DocumentKind, Need, PaperState
from matchplanner.errors import UserError
from matchplanner.services import attachments, documents, profile, rotations
from matchplanner.services.documents import Cell
from matchplanner.store.store import Store

CV, TB, MSPE = DocumentKind.CV, DocumentKind.TUBERCULOSIS, DocumentKind.MSPE
JUNE, AUGUST = ("2027-06-01", "2027-06-28"), ("2027-08-02", "2027-08-27")


@pytest.fixture
def sites(store: Store) -> tuple[int, int]:
    """Two rotations of a graduate."""
    with store.write("Plan"):
        profile.edit("target_year", 2027)
        profile.edit("stage", "graduate")
        late = rotations.add("August place", starts_on=AUGUST[0], ends_on=AUGUST[1])
        early = rotations.add("June place", starts_on=JUNE[0], ends_on=JUNE[1])
    return early, late


def cell(rotation: int, kind: DocumentKind) -> Cell:
    return documents.read().cells[rotation, kind]


def test_one_paper_serves_every_host_it_holds_for(store: Store, sites: tuple[int, int]) -> None:
    early, late = sites
    with store.write("TB"):
        for site in sites:
            documents.set_need(site, TB, Need.NEEDED)
        documents.add(TB, issued_on="2026-07-15", expires_on="2027-07-15")
    assert cell(early, TB).state is PaperState.READY
    assert cell(late, TB).state is PaperState.EXPIRES
    assert [(one.rotation_id, one.kind) for one in documents.read().to_do()] == [(late, TB)]
    assert [site.name for site in documents.read().sites] == ["June place", "August place"]

    with store.write("A newer one"):
        documents.add(TB, issued_on="2027-07-01", expires_on="2028-07-01")
    assert cell(late, TB).state is PaperState.READY
    assert documents.read().to_do() == ()


def test_sending_notes_which_paper_went_and_undo_takes_it_back(store: Store, sites: tuple[int, int]) -> None:
    early, _late = sites
    with pytest.raises(UserError, match="no CV to send"), store.write("Too soon"):
        documents.mark_sent(early, CV, date(2027, 1, 5))
    with store.write("CV"):
        kept = documents.add(CV, audience="visiting", title="CV for hosts")
    with store.write("Sent") as done:
        documents.mark_sent(early, CV, date(2027, 1, 5))
    sent = cell(early, CV)
    assert (sent.state, sent.sent_on, sent.need) == (PaperState.SENT, date(2027, 1, 5), Need.NEEDED)
    assert [paper.hosts for paper in documents.read().papers] == [1]

    with store.write("Another version"):
        documents.add(CV, audience="visiting", title="Newer")
    went = cell(early, CV).document
    assert went is not None
    assert went.id == kept, "what was sent stays what was sent"
    store.revert(done[0])
    assert cell(early, CV).state is PaperState.READY


def test_the_residency_version_is_not_for_hosts(store: Store, sites: tuple[int, int]) -> None:
    early, _late = sites
    with store.write("CV"):
        residency = documents.add(CV, audience="residency", issued_on="2027-05-01")
        documents.set_need(early, CV, Need.NEEDED)
    assert cell(early, CV).state is PaperState.WRONG_VERSION
    with store.write("Visiting version"):
        documents.add(CV, audience="visiting", issued_on="2026-12-01")
    assert cell(early, CV).state is PaperState.READY
    with store.write("By hand"):
        documents.use(early, CV, residency)
    assert cell(early, CV).state is PaperState.WRONG_VERSION


def test_a_graduate_is_not_asked_for_the_mspe_unless_it_is_there(
    store: Store, sites: tuple[int, int]
) -> None:
    assert sites
    assert MSPE not in documents.read().kinds
    with store.write("Kept all the same"):
        documents.add(MSPE)
    assert MSPE in documents.read().kinds


def test_dates_that_contradict_each_other_are_refused(store: Store, sites: tuple[int, int]) -> None:
    assert sites
    with store.write("Add"):
        added = documents.add(TB, issued_on="2027-01-01")
    with pytest.raises(UserError, match="expire before it was issued"), store.write("Try"):
        documents.edit(added, "expires_on", "2026-01-01")
    with store.write("Delete"):
        documents.delete(added)
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Gone"):
        documents.edit(added, "title", "x")


def test_a_file_is_kept_by_copy_and_missed_where_it_was_taken_away(tmp_path: Path) -> None:
    plan, scan = tmp_path / "My plan.matchplan", tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 one")
    first = attachments.keep(scan, plan)
    scan.write_bytes(b"%PDF-1.7 two")
    second = attachments.keep(scan, plan)
    assert (first, second) == ("scan.pdf", "scan 2.pdf")

    kept = attachments.found(first, plan)
    assert kept == tmp_path / "My plan files" / "scan.pdf"
    assert kept.read_bytes() == b"%PDF-1.7 one"
    kept.unlink()
    assert attachments.found(first, plan) is None
    assert attachments.found("../scan.pdf", plan) is None, "nothing outside the folder is opened"
    with pytest.raises(UserError, match=r"no file gone\.pdf"):
        attachments.keep(tmp_path / "gone.pdf", plan)
