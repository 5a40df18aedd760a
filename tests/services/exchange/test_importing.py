"""Importing lists: what would change is said first, applied as one step, and never done twice."""

from datetime import date

import pytest

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.programs import ProgramType
from matchplanner.errors import FileFormatError
from matchplanner.services import programs
from matchplanner.services.exchange import importing, program_files
from matchplanner.services.exchange.answers import program_type
from matchplanner.services.exchange.columns import layout
from matchplanner.services.exchange.content import read_table
from matchplanner.services.exchange.outcome import Preview
from matchplanner.services.exchange.summary import lines
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)

LIST = """program_name,institution,city,state,acgme_id,nrmp_code,j1,h1b,duration_years,source_url,source_seen
Genetics Residency,Birch University,Boston,MA,1302400001,1234766C0,yes,unknown,2,https://birch.edu/genetics,2026-05
Combined Program,Oak Hospital,Salem,OR,,2345765C0,no,no,4,,
Third,Elm School,Chicago,Illinois,,,,,,,
"""


def look(text: str, name: str = "list.csv") -> Preview:
    return importing.preview(read_table(text.encode()), name, TODAY)


def bring_in(store: Store, text: str, name: str = "list.csv") -> Preview:
    found = look(text, name)
    with store.write("Import"):
        importing.apply(found)
    return found


def counts(found: Preview) -> tuple[int, ...]:
    return tuple(found.counts().values())


def test_a_list_is_first_shown_then_brought_in_as_one_step(store: Store) -> None:
    empty = store.dump()

    found = look(LIST)
    assert counts(found) == (3, 0, 0, 0, 0, 0)
    assert store.dump() == empty

    with store.write("Import") as done:
        importing.apply(found)
    rows = programs.rows(TODAY)
    assert [row.name for row in rows] == ["Genetics Residency", "Combined Program", "Third"]
    assert rows[2].state == "IL"
    assert rows[2].region == "Midwest"

    (change,) = done
    back = store.revert(change)
    assert store.dump() == empty
    store.revert(back)
    assert [row.name for row in programs.rows(TODAY)] == [row.name for row in rows]


def test_facts_become_claims_with_their_source_and_date(store: Store) -> None:
    bring_in(store, LIST)
    first, second, third = programs.rows(TODAY)

    claim = first.facts[ClaimField.J1].shown
    assert claim is not None
    assert (claim.value, claim.source, claim.seen, claim.seen_on) == (
        "yes",
        "https://birch.edu/genetics",
        "2026-05",
        date(2026, 5, 1),
    )
    assert claim.source_kind is SourceKind.INSTITUTION_PAGE
    other = second.facts[ClaimField.H1B].shown
    assert other is not None
    assert (other.value, other.source, other.source_kind, other.seen_on) == (
        "no",
        "list.csv",
        SourceKind.DIRECTORY,
        None,
    )
    assert not first.facts[ClaimField.H1B].claims
    assert not third.facts[ClaimField.J1].known


def test_the_same_list_twice_changes_nothing(store: Store) -> None:
    bring_in(store, LIST)
    before = store.dump()

    assert counts(bring_in(store, LIST)) == (0, 0, 3, 0, 0, 0)
    assert store.dump() == before


def test_a_changed_list_changes_what_differs_and_then_nothing_more(store: Store) -> None:
    bring_in(store, LIST)
    edited = LIST.replace("Boston", "Cambridge").replace(",no,no,4", ",yes,no,3")

    found = bring_in(store, edited)

    assert counts(found) == (0, 2, 1, 0, 0, 0)
    assert [(c.field, c.old, c.new) for c in found.changed[0].changes] == [("city", "Boston", "Cambridge")]
    assert [(c.field, c.old, c.new) for c in found.changed[1].changes] == [
        ("j1", "no", "yes"),
        ("duration_years", "4", "3"),
    ]
    assert programs.rows(TODAY)[0].city == "Cambridge"
    assert programs.rows(TODAY)[1].facts[ClaimField.J1].disputed
    assert counts(look(edited)) == (0, 0, 3, 0, 0, 0)


def test_what_a_list_leaves_blank_is_not_erased(store: Store) -> None:
    bring_in(store, LIST)

    found = look("program_name,institution,city,website,j1\nGenetics Residency,Birch University,Boston,,\n")

    assert counts(found)[:3] == (0, 0, 1)
    assert not found.changed


@pytest.mark.parametrize(
    "row",
    [
        "Renamed,Other Name,Elsewhere,NY,1302400001,",
        "Renamed,Other Name,Elsewhere,NY,,1234766C0",
        "Renamed,Other Name,Elsewhere,NY,,1234766C0\u200b",
        "GENETICS  residency,birch university,boston,,,",
    ],
)
def test_a_program_is_found_by_its_codes_or_its_whole_name(store: Store, row: str) -> None:
    bring_in(store, LIST)

    found = look(f"program_name,institution,city,state,acgme_id,nrmp_code\n{row}\n")

    assert not found.new
    assert len(found.changed) + len(found.unchanged) == 1
    assert len(found.vanished) == 2


def test_a_name_that_is_nearly_the_same_is_uncertain_and_left_alone(store: Store) -> None:
    bring_in(store, "program_name,institution,city,state\nMedical Genetics,University of Birch,Boston,MA\n")
    nearly = "program_name,institution,city,state\nMedical Genetics,Univ. of Birch,Boston,MA\n"
    before = store.dump()

    found = bring_in(store, nearly, "other.csv")

    assert counts(found) == (0, 0, 0, 1, 0, 0)
    assert "100 % alike" in found.uncertain[0].reason
    assert store.dump() == before
    assert counts(look(nearly.replace("MA", "NY")))[:4] == (1, 0, 0, 0)


def test_codes_of_two_programs_in_one_row_are_uncertain(store: Store) -> None:
    bring_in(store, LIST)

    found = look("program_name,acgme_id,nrmp_code\nMixed up,1302400001,2345765C0\n")

    assert "different programs" in found.uncertain[0].reason


TRACKS = """program_name,acgme_id,nrmp_code,city
Genetics,1302400001,1234766C0,Boston
Genetics preliminary,1302400001,1234766P0,Boston
"""


@pytest.mark.parametrize("listed", [TRACKS, TRACKS.replace("1234766C0", "").replace("1234766P0", "")])
def test_two_tracks_under_one_acgme_id_are_told_apart_again(store: Store, listed: str) -> None:
    bring_in(store, listed)

    assert counts(look(listed)) == (0, 0, 2, 0, 0, 0)
    own = program_files.to_csv(programs.rows(TODAY)).decode()
    assert counts(look(own, "own.csv")) == (0, 0, 2, 0, 0, 0)


def test_a_program_that_a_row_perhaps_means_has_not_vanished(store: Store) -> None:
    bring_in(store, TRACKS)

    found = look("program_name,acgme_id,city\nGenetics (new name),1302400001,Boston\n")

    assert counts(found) == (0, 0, 0, 1, 0, 0)


def test_a_program_whose_row_is_invalid_has_not_vanished(store: Store) -> None:
    bring_in(store, LIST)

    found = look(
        LIST.replace(
            "Combined Program,Oak Hospital,Salem,OR,,2345765C0,no,no,4", "Combined Program,,,,,,perhaps,,"
        )
    )

    assert counts(found) == (0, 0, 2, 0, 0, 1)


def test_a_list_that_takes_its_word_back_is_believed_again(store: Store) -> None:
    text = "program_name,j1\nBirch,{}\n"
    for word in ("yes", "no", "yes"):
        bring_in(store, text.format(word))
        assert programs.rows(TODAY)[0].facts[ClaimField.J1].value == word

    assert counts(look(text.format("yes"))) == (0, 0, 1, 0, 0, 0)


def test_the_same_name_with_another_code_is_uncertain(store: Store) -> None:
    bring_in(store, LIST)

    found = look(
        "program_name,institution,city,acgme_id\nGenetics Residency,Birch University,Boston,1302400009\n"
    )

    assert "another code" in found.uncertain[0].reason


def test_programs_gone_from_the_list_are_told_and_kept(store: Store) -> None:
    bring_in(store, LIST)
    programs_before = len(programs.rows(TODAY))

    found = bring_in(store, "\n".join(LIST.splitlines()[:2]))

    assert [gone.name for gone in found.vanished] == ["Combined Program", "Third"]
    assert len(programs.rows(TODAY)) == programs_before
    assert not look("\n".join(LIST.splitlines()[:2]), "another.csv").vanished


def test_a_newer_issue_of_a_list_is_known_by_its_programs_whatever_its_name(store: Store) -> None:
    bring_in(store, LIST, "list-2026.csv")

    found = look("\n".join(LIST.splitlines()[:3]), "list-2027.csv")

    assert [gone.name for gone in found.vanished] == ["Third"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Birch,,,,,", None),
        (",,,,,,", None),
        ("A,,12345,,,,", "The ACGME id “12345” does not have 10 digits."),
        ("A,,,maybe,,,", "J-1 is yes, no, under conditions or unknown."),
        ("A,,,,1e309,,", "Length in years is a number."),
        ("A,,,,-3,,", "Length in years lies between 0.5 and 10."),
        ("A,,,,1_0,,", "Length in years is a number."),
        ("A,,,,nan,,", "Length in years is a number."),
        ("A,,,,,7,", "The tier is 1 (dream), 2 (core) or 3 (safety)."),
        ("A,,,,,,soon", "'soon' is not a status of a program."),
    ],
)
@pytest.mark.usefixtures("store")
def test_a_row_the_plan_cannot_take_is_listed_with_its_reason(row: str, reason: str | None) -> None:
    heading = "program_name,institution,acgme_id,j1,duration_years,tier,status"

    found = look(f"{heading}\n{row}\nGood,,,,,,\n")

    expected = [] if reason is None else [(2, reason)]
    assert [(bad.row, bad.reason) for bad in found.invalid] == expected


@pytest.mark.usefixtures("store")
def test_a_row_without_a_name_is_invalid() -> None:
    found = look("program_name,city\n,Boston\nBirch,Salem\n")

    assert [(bad.row, bad.reason) for bad in found.invalid] == [(2, "A program needs a name.")]
    assert counts(found) == (1, 0, 0, 0, 0, 1)


def test_programs_of_one_name_are_told_apart_by_the_uid_of_our_own_export(store: Store) -> None:
    with store.write("Add"):
        programs.add("Birch", city="Boston")
        programs.add("Birch", city="Boston")

    own = program_files.to_csv(programs.rows(TODAY)).decode()

    assert counts(look(own)) == (0, 0, 2, 0, 0, 0)


@pytest.mark.usefixtures("store")
def test_a_program_that_stands_twice_in_the_list_is_taken_once() -> None:
    found = look("program_name,city\nBirch,Boston\nBirch,Boston\n")

    assert counts(found) == (1, 0, 0, 0, 0, 0)
    assert found.problems[0].text.startswith("1 row names a program of an earlier row")


def test_an_odd_nrmp_code_is_doubted_but_kept(store: Store) -> None:
    found = bring_in(store, "program_name,nrmp_code\nBirch,ABC\n")

    assert "does not look like" in found.problems[0].text
    assert programs.rows(TODAY)[0].nrmp_code == "ABC"


@pytest.mark.parametrize("heading", ["H-1B", "H1B", "H1-B", "H1-B visa", "h1b sponsorship"])
def test_each_way_to_write_the_visa_is_understood(heading: str) -> None:
    assert layout(["Program", heading]).places == {"name": 0, "h1b": 1}


def test_headings_of_other_lists_are_understood(store: Store) -> None:
    bring_in(
        store,
        "Program Name,Program Id,Location,Speciality,J1 Visa Sponsorship,% IMG,Web Address,NRMP Match Codes\n"
        'Genetics,0401100209,"Rochester, MN",Pediatrics/Medical Genetics,'
        'Yes,35%,https://x.edu,"1490765C0, 1490766C0"\n',
    )

    (row,) = programs.rows(TODAY)

    assert (row.acgme_id, row.city, row.state) == ("0401100209", "Rochester", "MN")
    assert (row.nrmp_code, row.website) == ("1490765C0", "https://x.edu")
    assert row.program_type is ProgramType.COMBINED_PEDS
    assert row.facts[ClaimField.J1].value == "yes"
    assert row.facts[ClaimField.IMG_SHARE].value == "35"


def test_a_list_of_visas_says_yes_to_those_it_names_and_nothing_of_the_others(store: Store) -> None:
    bring_in(
        store, 'Program,Visa Status\nBirch,J-1 visa sponsorship through ECFMG\nOak,"H-1B visa, F-1 visa"\n'
    )

    birch, oak = programs.rows(TODAY)

    assert (birch.facts[ClaimField.J1].value, birch.facts[ClaimField.H1B].value) == ("yes", "unknown")
    assert (oak.facts[ClaimField.J1].value, oak.facts[ClaimField.H1B].value) == ("unknown", "yes")


@pytest.mark.parametrize(
    ("words", "j1", "h1b"),
    [
        ("J-1; H-1B", "yes", "yes"),
        ("J1/H1B", "yes", "yes"),
        ("J-1 visa and H-1B visa", "yes", "yes"),
        ("F-1 visa (OPT 1st year)", "unknown", "unknown"),
        ("No J-1", "unknown", "unknown"),
        ("J-1, but no H-1B", "unknown", "unknown"),
        ("J-1: no; H-1B: no", "unknown", "unknown"),
        ("Does not sponsor J-1 or H-1B", "unknown", "unknown"),
        ("J-1, H-1B, not sponsored", "unknown", "unknown"),
        ("J-1 visas aren\u2019t sponsored", "unknown", "unknown"),
        ("H-1B under review", "unknown", "unknown"),
    ],
)
def test_words_about_visas_that_are_no_plain_list_say_nothing(
    store: Store, words: str, j1: str, h1b: str
) -> None:
    found = bring_in(store, f'Program,Visa Status\nBirch,"{words}"\n')

    facts = programs.rows(TODAY)[0].facts
    assert (facts[ClaimField.J1].value, facts[ClaimField.H1B].value) == (j1, h1b)
    doubtful = "1" in words and j1 == h1b == "unknown" and "F-1" not in words
    assert any("was not read" in problem.text for problem in found.problems) is doubtful


@pytest.mark.parametrize(("heading", "words"), [("J-1", "J-1 visa not accepted"), ("J-1", "H-1B visa")])
@pytest.mark.usefixtures("store")
def test_an_answer_about_one_visa_is_never_taken_from_a_denial_or_from_another(
    heading: str, words: str
) -> None:
    found = look(f"program_name,{heading}\nBirch,{words}\n")

    assert [bad.reason for bad in found.invalid] == ["J-1 is yes, no, under conditions or unknown."]


def test_a_list_without_program_names_names_them_after_specialty_and_institution(store: Store) -> None:
    bring_in(store, "specialty,program number,institution,city\nMedical Genetics,1302621011,Mayo,Rochester\n")

    assert [row.name for row in programs.rows(TODAY)] == ["Medical Genetics (Mayo)"]


@pytest.mark.parametrize(
    "heading",
    [
        "graduateType,codeName,yearOfGraduation,ecfmgCertified,visaRequired",
        "id,firstname,lastname,rol",
        "Name,Date of Birth,NPI",
        "Name,Email,Age",
    ],
)
@pytest.mark.usefixtures("store")
def test_a_list_of_people_is_not_taken_for_programs(heading: str) -> None:
    with pytest.raises(FileFormatError, match="people"):
        look(f"{heading}\n{','.join('x' for _ in heading.split(','))}\n")


def test_numbers_that_a_program_made_of_ids_are_ids_again(store: Store) -> None:
    bring_in(store, "program_name,acgme_id,tier,interest\nBirch,1302621011.0,2.0,7.00\n")

    (row,) = programs.rows(TODAY)
    assert (row.acgme_id, row.tier, row.interest) == ("1302621011", 2, 7)


@pytest.mark.usefixtures("store")
def test_a_list_without_any_name_is_refused() -> None:
    with pytest.raises(FileFormatError, match="names was found"):
        look("colour,size\nred,3\n")


@pytest.mark.usefixtures("store")
def test_unknown_columns_are_named() -> None:
    assert "colour" in look("program_name,colour\nBirch,red\n").problems[0].text


def test_a_cell_edited_in_our_own_export_is_shown_afterwards(store: Store) -> None:
    bring_in(store, LIST)
    uid = programs.rows(TODAY)[0].uid

    found = bring_in(store, f"program_name,uid,j1\nGenetics Residency,{uid},no\n", "own.csv")

    assert counts(found)[:3] == (0, 1, 0)
    assert programs.rows(TODAY)[0].facts[ClaimField.J1].value == "no"


def test_many_programs_come_in_quickly_and_are_found_again(store: Store) -> None:
    lines = [f"Program {n},Hospital {n},City {n},TX,13{n:08d}" for n in range(2000)]
    text = "program_name,institution,city,state,acgme_id\n" + "\n".join(lines)

    bring_in(store, text)

    assert counts(look(text)) == (0, 0, 2000, 0, 0, 0)


def test_a_list_that_names_a_known_program_becomes_one_more_place_where_it_is_listed(store: Store) -> None:
    bring_in(store, LIST)
    second = (
        "program_name,institution,city,source_url\nThird,Elm School,Chicago,https://freida.ama-assn.org/x\n"
    )

    found = bring_in(store, second, "freida.csv")

    assert [change.field for change in found.changed[0].changes] == ["listed"]
    claims = programs.rows(TODAY)[2].facts[ClaimField.LISTED].claims
    assert [(claim.source, claim.source_kind) for claim in claims] == [
        ("list.csv", SourceKind.DIRECTORY),
        ("https://freida.ama-assn.org/x", SourceKind.FREIDA),
    ]
    assert counts(look(second, "freida.csv"))[:3] == (0, 0, 1)


def test_a_status_of_accreditation_is_no_status_of_ours(store: Store) -> None:
    bring_in(
        store,
        "Program Name,Program Code,Status\nBirch,1302621011,Continued Accreditation\nOak,1490765C0,Applied",
    )

    birch, oak = programs.rows(TODAY)

    assert birch.facts[ClaimField.ACCREDITATION].value == "Continued Accreditation"
    assert (birch.acgme_id, birch.status.value) == ("1302621011", "considering")
    assert (oak.nrmp_code, oak.status.value) == ("1490765C0", "applied")


def test_two_programs_of_one_name_and_place_make_a_row_uncertain(store: Store) -> None:
    with store.write("Add"):
        programs.add("Birch", city="Boston")
        programs.add("Birch", city="Boston")

    assert "several programs" in look("program_name,city\nBirch,Boston\n").uncertain[0].reason


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("combined_im", ProgramType.COMBINED_IM),
        ("Categorical genetics", ProgramType.CATEGORICAL),
        ("Medical Genetics and Genomics", ProgramType.CATEGORICAL),
        ("Internal Medicine/Medical Genetics", ProgramType.COMBINED_IM),
        ("Maternal-Fetal Medicine-Medical Genetics", ProgramType.COMBINED_MFM),
        ("Medical Biochemical Genetics", ProgramType.FELLOWSHIP_TRACK),
        ("Dermatology", ProgramType.OTHER),
        ("Unknown", ProgramType.UNKNOWN),
    ],
)
def test_a_specialty_tells_the_type(words: str, kind: ProgramType) -> None:
    assert program_type(words) is kind


@pytest.mark.parametrize(
    ("reply", "value"),
    [("Sponsored", "yes"), ("J-1 visa", "yes"), ("J1", "yes"), ("N", "no"), ("case by case", "unknown")],
)
def test_answers_about_visas_come_in_many_words(store: Store, reply: str, value: str) -> None:
    bring_in(store, f"program_name,J-1\nBirch,{reply}\n")

    assert programs.rows(TODAY)[0].facts[ClaimField.J1].value == value


def test_every_outcome_has_its_line(store: Store) -> None:
    bring_in(store, LIST)
    text = (
        "program_name,institution,city,state,acgme_id,nrmp_code,shade\n"
        "Genetics Residency,Birch University,Cambridge,MA,1302400001,,x\n"
        "Combined Programm,Oak Hospital,Salem,OR,,,x\n"
        "Brand new,,,,,odd,x\n"
        "Bad,,,,12,,x\n"
    )

    told = "\n".join(lines(look(text), applied=False))

    assert "Would do: new 1, changed 1, unchanged 0, uncertain 1, vanished 1, invalid 1" in told
    for words in (
        "new: row 4: Brand new",
        "changed: Genetics Residency: city: Boston -> Cambridge",
        "uncertain, left alone: row 3: Combined Programm - perhaps Combined Program: name and",
        "not in the list any more, kept and marked so: Third",
        "invalid, left out: row 5: Bad - The ACGME id",
        "note: Columns that were not read: shade",
        "note: row 4: “ODD” does not look like",
    ):
        assert words in told


@pytest.mark.usefixtures("store")
def test_a_long_outcome_is_cut_short() -> None:
    text = "program_name,tier\n" + "".join(f"Program {n},9\n" for n in range(30))

    told = list(lines(look(text), applied=True))

    assert told[-1] == "... and 10 more"
    assert len(told) == 2 + 20 + 1
