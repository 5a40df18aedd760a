"""What the documents about a rank list say, gathered from the plan."""

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_versions import VersionKind
from matchplanner.errors import UserError
from matchplanner.services import profile, programs, rank_print, rank_versions, ranking, reporting
from matchplanner.services.exchange import exporting
from matchplanner.services.exchange.exporting import Wanted
from matchplanner.services.reporting import Document, Printing
from matchplanner.store.store import Store

TODAY = date(2028, 2, 20)
MAIN = MatchList.MAIN


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    """A and B in the Main Match, S in the specialties match."""
    kinds = {"A": "combined_peds", "B": "combined_im", "S": "categorical"}
    with store.write("Fill"):
        profile.edit_all({"target_year": 2027, "home_zone": "Asia/Karachi"})
        found = {}
        for at, (name, kind) in enumerate(kinds.items()):
            found[name] = programs.add(name, nrmp_code=f"149{at}765C0", program_type=kind)
            ranking.add(found[name])
    return found


@pytest.fixture
def pages() -> Callable[[Document], list[str]]:
    """Print a document and read its pages back."""

    def read(document: Document) -> list[str]:
        data = reporting.render(document, Printing("plan", TODAY), None).data
        return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages]

    return read


Read = Callable[[Document], list[str]]


@pytest.mark.usefixtures("ids")
def test_each_list_prints_with_its_own_match_deadline_and_specialties(pages: Read) -> None:
    (main,) = pages(rank_print.rank_list(TODAY, MAIN))
    assert "Match Main Residency Match Certify by Wed 1 Mar 2028, 21:00 EST (America/New_York)" in main
    assert "1 A Pediatrics/Medical genetics" in main
    assert " S " not in main
    (other,) = pages(rank_print.rank_list(TODAY, MatchList.SPECIALTIES))
    assert "Match Specialties match Certify by unknown - see nrmp.org" in other
    assert "1 S never interviewed 1492765C0" in other
    assert "Medical genetics and genomics" not in other, "one specialty need not be repeated"


@pytest.mark.usefixtures("ids")
def test_without_a_choice_every_list_is_printed(store: Store, pages: Read) -> None:
    document = rank_print.rank_list(TODAY)
    assert document.file_name == "Rank lists 2028-02-20.pdf"
    assert [text.count("Rank order list") > 0 for text in pages(document)] == [True, True]
    made = exporting.export(store, Wanted("rank-list", "csv"), TODAY, None)
    lines = made.data.decode().splitlines()
    assert lines[0].endswith(",match")
    assert [(line.split(",")[0], line.split(",")[-1]) for line in lines[1:]] == [
        ("1", "Main Residency Match"),
        ("2", "Main Residency Match"),
        ("1", "Specialties match"),
    ]


def test_the_list_says_how_it_stands_to_its_versions(store: Store, ids: dict[str, int], pages: Read) -> None:
    def version() -> str:
        text = pages(rank_print.rank_list(TODAY, MAIN))[0]
        return text.partition("Version ")[2].partition(" Certify by")[0]

    assert version() == ""
    with store.write("Keep"):
        rank_versions.keep(MAIN, "v1", datetime(2028, 2, 10, 9, tzinfo=UTC))
    assert version() == "v1, kept Thu 10 Feb 2028, 14:00 PKT (Asia/Karachi)"
    with store.write("Swap"):
        ranking.move(ids["B"], 1)
    assert version() == "changed since v1"
    with store.write("Certify"):
        rank_versions.keep(MAIN, "final", datetime(2028, 2, 12, 9, tzinfo=UTC), kind=VersionKind.CERTIFIED)
    assert version() == "final, noted as certified in R3 on Sat 12 Feb 2028, 14:00 PKT (Asia/Karachi)"
    with store.write("Swap back"):
        ranking.move(ids["A"], 1)
    assert version() == "v1, changed since certified as final: certify again"


def test_the_entry_sheet_says_what_is_to_be_paid(store: Store, ids: dict[str, int], pages: Read) -> None:
    text = pages(rank_print.rank_entry(TODAY, MAIN))[0]
    assert "To pay 0 USD for 2 different codes, 20 of them free; by prices of an earlier season" in text
    assert "1 1490 765 C0 A" in text.replace("\u00a0", " ")
    with store.write("Many"):
        for at in range(20):
            ranking.add(programs.add(f"P{at}", nrmp_code=f"16{at:02}765C0", program_type="categorical"))
    assert ids
    other = pages(rank_print.rank_entry(TODAY, MatchList.SPECIALTIES))[0]
    assert "To pay unknown for 21 codes - see nrmp.org" in other


@pytest.mark.usefixtures("ids")
def test_the_written_proof_names_moment_kind_and_fingerprint(store: Store, pages: Read) -> None:
    with store.write("Certify"):
        kept = rank_versions.keep(
            MAIN, "final", datetime(2028, 2, 12, 9, tzinfo=UTC), kind=VersionKind.CERTIFIED
        )
        rank_versions.set_proof(kept, "R3 screen.png")
    (text,) = pages(rank_print.proof(kept, TODAY))
    assert "Kind Certified in R3, as noted by the applicant" in text
    assert "Sat 12 Feb 2028, 14:00 PKT (Asia/Karachi) Sat 12 Feb 2028, 09:00 UTC" in text
    listed = "".join(f"{one.code}\n" for one in rank_versions.get(kept).lines)
    assert hashlib.sha256(listed.encode()).hexdigest() in text, "as anyone can compute it"
    assert "R3's confirmation R3 screen.png" in text


@pytest.mark.usefixtures("store")
def test_an_empty_list_is_not_printed() -> None:
    with pytest.raises(UserError, match="The rank list is empty"):
        rank_print.rank_list(TODAY)
