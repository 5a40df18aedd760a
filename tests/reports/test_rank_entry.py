"""The sheet for typing a list into R3, and the written proof of a version."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from matchplanner.reports import rank_entry, rank_list, rank_proof
from matchplanner.reports.layout import Pdf, Sheet
from matchplanner.reports.rank_data import Deadline, RankedProgram, RankEntrySheet, RankList, RankProof

Pages = Callable[[Pdf], list[str]]
NEW_YORK, KARACHI = ZoneInfo("America/New_York"), ZoneInfo("Asia/Karachi")
OFFICIAL = datetime(2028, 3, 1, 21, 0, tzinfo=NEW_YORK)
DEADLINE = Deadline(OFFICIAL, OFFICIAL.astimezone(KARACHI), provisional=False)
PROGRAMS = (
    RankedProgram(
        1, "\u0141\u00f3d\u017a <b>", "North", "1490765C0", specialty="Pediatrics/Medical genetics"
    ),
    RankedProgram(2, "Second", "South", "ODD12"),
    RankedProgram(3, "Third"),
)


def listed(**more: object) -> RankList:
    told = {"match": "Main Residency Match", "version": "v2, kept Sun 20 Feb 2028", **more}
    return RankList(PROGRAMS, DEADLINE, (("No interview is on record.", "They asked me"),), **told)  # type: ignore[arg-type]  # the test names fields


def test_codes_stand_in_groups_in_typing_order_with_both_clocks(page: Sheet, pages_of: Pages) -> None:
    (text,) = pages_of(rank_entry.render(RankEntrySheet(listed(), "0 USD for 3 different codes"), page))
    assert "Rank NRMP code Program Entered in R3 Read back" in text
    assert "1 1490 765 C0 \u0141\u00f3d\u017a <b> North Pediatrics/Medical genetics" in text
    assert "2 ODD12 Second South" in text
    assert "3 code missing Third" in text
    assert "Wed 1 Mar 2028, 21:00 EST (America/New_York)" in text
    assert "Thu 2 Mar 2028, 07:00 PKT (Asia/Karachi)" in text
    assert "To pay 0 USD for 3 different codes" in text
    assert "Version v2, kept Sun 20 Feb 2028" in text
    assert "No interview is on record. Reason: They asked me" in text
    assert "no file to import is documented" in text


def test_the_head_of_the_table_comes_again_on_each_page(a4: Sheet, pages_of: Pages) -> None:
    many = tuple(RankedProgram(at, f"Program {at}", code=f"{1000 + at}765C0") for at in range(1, 60))
    pages = pages_of(rank_entry.render(RankEntrySheet(RankList(many)), a4))
    assert len(pages) > 1
    assert all("Rank NRMP code Program" in text for text in pages)
    assert "59 1059 765 C0 Program 59" in pages[-1]
    assert "Certify by unknown - see nrmp.org" in pages[0]


def test_the_list_names_its_match_version_and_specialties(page: Sheet, pages_of: Pages) -> None:
    (text,) = pages_of(rank_list.render(listed(), page))
    assert "Match Main Residency Match Version v2, kept Sun 20 Feb 2028" in text
    assert "North Pediatrics/Medical genetics 1490765C0" in text


def test_lists_of_several_matches_start_pages_of_their_own(a4: Sheet, pages_of: Pages) -> None:
    first, second = pages_of(rank_list.render_all((listed(), listed(match="Specialties match")), a4))
    assert "Match Main Residency Match" in first
    assert "Match Specialties match" in second


def test_what_is_not_ranked_in_a_match_has_no_codes_and_no_deadline(a4: Sheet, pages_of: Pages) -> None:
    (text,) = pages_of(rank_list.render(listed(coded=False), a4))
    assert "not ranked in a match: this order is for yourself" in text
    assert "code missing" not in text
    assert "Certify by" not in text


def test_the_proof_names_version_moment_fingerprint_and_codes(page: Sheet, pages_of: Pages) -> None:
    proof = RankProof(
        name="final",
        kind="Certified in R3",
        match="Main Residency Match",
        moments=(OFFICIAL.astimezone(KARACHI), OFFICIAL.astimezone(ZoneInfo("UTC"))),
        reason="after all debriefs",
        confirmation="R3 screen.png",
        digest="ab" * 32,
        programs=PROGRAMS,
    )
    (text,) = pages_of(rank_proof.render(proof, page))
    assert "Version final Kind Certified in R3 Match Main Residency Match" in text
    assert "Thu 2 Mar 2028, 07:00 PKT (Asia/Karachi) Thu 2 Mar 2028, 02:00 UTC" in text
    assert "Reason after all debriefs R3's confirmation R3 screen.png" in text
    assert f"SHA-256 {'ab' * 32}" in text
    assert "1 1490765C0 \u0141\u00f3d\u017a <b>" in text
    assert "3 code missing Third" in text
    assert rank_proof.render(proof, page).data == rank_proof.render(proof, page).data
