"""What could identify a patient is found by its shape; the language of genetics is left alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import identifiers
from matchplanner.domain.identifiers import FindingKind, Kept, scan

K = FindingKind
STORY = "Mrs Smith, MRN 448812, seen 12 June"

FOUND = [
    ("Mrs Smith came with her son", K.NAME, "Mrs Smith"),
    ("Mr. John Smith has ectopia lentis", K.NAME, "Mr. John Smith"),
    ("Ms Öztürk is a carrier", K.NAME, "Ms Öztürk"),
    ("Señor García has a cleft lip", K.NAME, "Señor García"),
    ("Frau Öztürk, 34 weeks", K.NAME, "Frau Öztürk"),
    ("Miss O'Brien declined", K.NAME, "Miss O'Brien"),
    ("as in Mrs Smith's report", K.NAME, "Mrs Smith"),
    ("Mr J. Okafor, tall", K.NAME, "Mr J. Okafor"),
    ("mrs smith was seen", K.NAME, "mrs smith"),
    ("Baby girl Khan, cleft palate", K.NAME, "Baby girl Khan"),
    ("Patient name: Ayesha Khan", K.NAME, "Ayesha Khan"),
    ("Name: Łukasz Nowak", K.NAME, "Łukasz Nowak"),
    ("a girl named Sara with Turner syndrome", K.NAME, "Sara"),
    ("her brother is called Tom", K.NAME, "Tom"),
    ("MRN 448812", K.RECORD, "MRN 448812"),
    ("mrn: 00448812", K.RECORD, "mrn: 00448812"),
    ("MRN #A448812", K.RECORD, "MRN #A448812"),
    ("hospital number 12-3456", K.RECORD, "hospital number 12-3456"),
    ("Medical record no. 5561234", K.RECORD, "Medical record no. 5561234"),
    ("NHS number 943 476 5919", K.RECORD, "NHS number 943 476 5919"),
    ("known as 943 476 5919", K.RECORD, "943 476 5919"),
    ("SSN 078-05-1120", K.RECORD, "SSN 078-05-1120"),
    ("078-05-1120 on the form", K.RECORD, "078-05-1120"),
    ("CNIC 42101-1234567-1", K.RECORD, "CNIC 42101-1234567-1"),
    ("her file H2345678 says", K.RECORD, "H2345678"),
    ("label 23456789 on the tube", K.RECORD, "23456789"),
    ("1234 5678 9012", K.RECORD, "1234 5678 9012"),
    ("chart no 88123", K.RECORD, "chart no 88123"),
    ("seen 12 June", K.DATE, "12 June"),
    ("seen on the 3rd of May", K.DATE, "3rd of May"),
    ("born 12-Jun-2019", K.DATE, "12-Jun-2019"),
    ("June 12, 2027 in clinic", K.DATE, "June 12, 2027"),
    ("on May 3 she returned", K.DATE, "May 3"),
    ("on may 3rd she returned", K.DATE, "may 3rd"),
    ("2027-06-12", K.DATE, "2027-06-12"),
    ("DOB 6/12/2019", K.DATE, "6/12/2019"),
    ("DOB 12.06.2019", K.DATE, "12.06.2019"),
    ("DOB 6/12/19", K.DATE, "6/12/19"),
    ("scan of 5 OCT 2027", K.DATE, "5 OCT 2027"),
    ("call her at (212) 555-0143", K.PHONE, "(212) 555-0143"),
    ("212-555-0143", K.PHONE, "212-555-0143"),
    ("+92 300 1234567", K.PHONE, "+92 300 1234567"),
    ("0300-1234567", K.PHONE, "0300-1234567"),
    ("phone: 555 0143", K.PHONE, "555 0143"),
    ("write to a.smith+x@example.org soon", K.EMAIL, "a.smith+x@example.org"),
    ("lives at 12 Elm Grove Road", K.ADDRESS, "12 Elm Grove Road"),
    ("1600 Main St, second floor", K.ADDRESS, "1600 Main St"),
    ("PO Box 1234", K.ADDRESS, "PO Box 1234"),
    ("moved to IL 62704", K.ADDRESS, "IL 62704"),
    ("a 93-year-old man", K.AGE, "93-year-old"),
    ("grandmother, 91 yo", K.AGE, "91 yo"),
    ("died aged 101", K.AGE, "aged 101"),
    ("low risk. She died aged 101", K.AGE, "aged 101"),
    ("mr lee came", K.NAME, "mr lee"),
    ("1. June 2027", K.DATE, "1. June 2027"),
    ("am 3. May 2027", K.DATE, "3. May 2027"),
    ("the aunt lived to 95 years", K.AGE, "lived to 95 years"),
    ("a grandfather in his nineties", K.AGE, "in his nineties"),
    ("a girl from Sialkot", K.PLACE, "Sialkot"),
    ("the family lives in Cedar Rapids", K.PLACE, "Cedar Rapids"),
    ("a village near Bedford", K.PLACE, "Bedford"),
]

LEFT_ALONE = [
    "Suspected Marfan syndrome, FBN1, autosomal dominant, presented at conference",
    "FBN1 NM_000138.5:c.1129C>T p.(Arg377Cys), ClinVar 16457, rs121913529",
    "p.Arg176Cys; c.526C>T; g.48408313A>G; m.3243A>G; c.3602_3604del",
    "OMIM #154700, OMIM 134797, MIM: 600123, PMID 20301510, HP:0001519, ORPHA:558, NBK1335",
    "arr[GRCh37] 22q11.21(18648855_21800471)x1; chr15:48408313-48645709",
    "46,XX,t(9;22)(q34;q11.2); 47,XX,+21; 45,X[12]/46,XX[18]; 22q11.2 deletion",
    "GRCh38 position 48408313 and hg19 chr15 48700503",
    "Dr Q and Prof. Müller taught segment ratios; Dr. Hall asked about Ghent criteria",
    "Mr and Mrs, Mrs A, Mr. X and Ms B stand for nobody",
    "MR angiography of the aorta, MRI brain, mr imaging, MS analysis, QT 450 ms interval",
    "MRS showed a lactate peak; MR Imaging normal",
    "A Master of Science student, Master Class on dysmorphology",
    "baby girl with hypotonia, baby boy, Baby Boy",
    "a gene called FBN1 and a syndrome named after Marfan",
    "a patient called back for results",
    "seen in June 2027, first seen in 2019, week 23, spring",
    "may 3 of 4 siblings be affected? they may 2 or 3 times",
    "blood pressure 110/70, murmur grade 3/6, Beighton 7/9, US:LS 0.85, arm span 178.5 cm",
    "head circumference 52.5 cm (98th centile), Z = +3.2, height 192 cm, aged 14 months",
    "5 OCT images and 2 SEP recordings",
    "platelets 150000/µL, CK 15430 U/L, 1200000 reads, a 1500000 bp deletion, 3,200,000 people",
    "G3P2, 38+4 weeks, birth weight 2900 g, Apgar 9/10",
    "an 89-year-old woman, a 64 yo man, aged 42, surveillance for 90 days, 95% penetrance",
    "onset 90 years ago in the literature; aged 95 days; age 9.5 years",
    "a boy from Pakistan, a family from India, parents from the same village, patient from Cardiology",
    "a patient from Texas, a couple from South Asia, a child from NICU, families from Genetics Clinic",
    "12 Patients, 3 Cases, 5 Minute Talks, 4 Generation Pedigree",
    "2019 2020 2021 and 1 in 5000 births; 1:25 000; pp. 1182-1190",
    "TP53, BRCA1, CYP2D6*4, HLA-B27, 5-HT1A, B12 1 mg",
    "ACMG PVS1, PM2, PP3; CADD 28.5; gnomAD 0.00001234",
    "Neurofibromatosis type 1. May be de novo; grade 2. March of symptoms",
    "mr neurography and mr cholangiography were normal, mr findings fit",
    "penetrance at 90 years is high; the risk of cancer to age 90 is 40%",
    "a patient from Peds, a child from Monday's clinic, a family from Amish ancestry",
    "TSC2 c.5238_5255del; FMR1 > 200 CGG; HTT (CAG)42; 7q11.23; del(15)(q11q13); SNP array 1.4 Mb",
    "Echo 12/40 weeks, NT 3.5 mm, HbA1c 48 mmol/mol, ratio 1:250, 3-5 per cent, T2/FLAIR",
    "IVS12+1G>A, c.52+1G>A, c.1521_1523delCTT, m.11778G>A, 16p13.11, Xq28",
    "Case 1 of 4 and lab 3; chart review; file it",
    "",
]


@pytest.mark.parametrize(("text", "kind", "words"), FOUND)
def test_what_could_identify_somebody_is_found(text: str, kind: FindingKind, words: str) -> None:
    found = scan(text)

    assert [(one.kind, one.words) for one in found] == [(kind, words)]
    assert text[found[0].start : found[0].end] == words
    assert found[0].reason.endswith(".")


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_the_language_of_genetics_is_left_alone(text: str) -> None:
    assert [(one.kind, one.words) for one in scan(text)] == []


def test_the_text_of_the_story_holds_a_name_a_record_number_and_a_date() -> None:
    assert [(one.kind, one.words) for one in scan(STORY)] == [
        (K.NAME, "Mrs Smith"),
        (K.RECORD, "MRN 448812"),
        (K.DATE, "12 June"),
    ]


@given(st.text(max_size=300))
def test_stretches_lie_in_order_within_the_text_and_never_overlap(text: str) -> None:
    found = scan(text)

    assert all(text[one.start : one.end] == one.words != "" for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(alphabet="abcdefg ,.;\n", max_size=80), st.text(alphabet="abcdefg ,.;\n", max_size=80))
def test_the_storys_identifiers_are_found_wherever_they_stand(before: str, after: str) -> None:
    kinds = [one.kind for one in scan(f"{before} {STORY}. {after}")]

    assert {K.NAME, K.RECORD, K.DATE} <= set(kinds)


@pytest.mark.parametrize(
    "unit",
    [
        "12 June ",
        "1",
        "1 ",
        "12-",
        "Mrs ",
        "Mrs A ",
        "a.b",
        "a@",
        "@a.",
        "12 Oak ",
        "+1 ",
        "01 ",
        "A",
        "name: ",
        "é ",
        "9",
        "/1",
    ],
)
def test_a_long_text_of_almost_matches_is_read_to_its_end(unit: str) -> None:
    """One that took a step for each pair of characters would run into the suite's limit for a hang."""
    text = unit * (100_000 // len(unit))

    assert [finding.kind for finding in scan(f"{text}\nMRN 448812")][-1:] == [K.RECORD]


def test_what_was_left_in_on_purpose_is_settled_until_its_words_are_gone() -> None:
    found = scan(STORY)
    kept = (Kept(K.NAME, "mrs  smith", "The textbook's own example"),)

    assert [one.kind for one in identifiers.unsettled(found, kept)] == [K.RECORD, K.DATE]
    assert identifiers.still_there(kept, ["nothing", STORY]) == kept
    assert identifiers.still_there(kept * 2, [STORY]) == kept
    assert identifiers.still_there(kept, ["The mother"]) == ()


def test_reasons_read_back_as_they_were_stored() -> None:
    kept = (Kept(K.NAME, "Mrs Smith", "An example"), Kept(K.DATE, "12 June", "A congress"))

    assert identifiers.parse_kept(identifiers.kept_text(kept)) == kept
    assert identifiers.parse_kept("") == ()
    assert identifiers.parse_kept("nonsense\nfuture\twords\treason") == ()
