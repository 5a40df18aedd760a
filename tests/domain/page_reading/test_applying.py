"""How, until when and to whom one applies."""

import pytest


@pytest.mark.parametrize(
    ("text", "system"),
    [
        ("Applications are accepted through ERAS.", "ERAS"),
        ("We participate in the Electronic Residency Application Service.", "ERAS"),
        ("We do not accept applications outside of ERAS.", "ERAS"),
        ("We do not use ERAS. Please send your CV directly to the program.", "direct"),
    ],
)
def test_application_system(facts, text, system):
    assert facts(text).get("application_system") == system


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The application deadline is October 15, 2026.", "2026-10-15"),
        ("Applications are due by 1 December 2026.", "2026-12-01"),
        ("Application deadline: 11/01/2026", "2026-11-01"),
        ("Applications are accepted from September 2, 2026 until January 15, 2027.", "2027-01-15"),
        ("The application deadline is November 1.", "November 1"),
        ("The application deadline was October 15, 2026.", None),
        ("Application deadline: October 15, 2024", None),
        ("Applications for the 2023 Match were due on November 1.", None),
        ("The deadline of the pediatrics residency is October 1, 2026.", None),
        ("ERAS opens on September 2, 2026.", None),
        ("Rank lists are due on March 3, 2027.", None),
    ],
)
def test_deadline(facts, text, day):
    assert facts(text).get("application_deadline") == day


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Interviews are held from October through January.", "October to January"),
        ("Interview season: Nov - Jan", "November to January"),
        ("We interview in November, December and January.", "November to January"),
        ("Interviews take place from October 20, 2026 to January 8, 2027.", "2026-10-20 to 2027-01-08"),
        ("Interview invitations are sent in October.", None),
    ],
)
def test_interviews(facts, text, period):
    assert facts(text).get("interview_period") == period


@pytest.mark.parametrize(
    ("text", "name", "email"),
    [
        ("Program Coordinator: Jane Roe, C-TAGME\njroe@x.example.edu", "Jane Roe", "jroe@x.example.edu"),
        ("Jane Roe\nProgram Coordinator\n555-0100\nJROE@x.example.edu", "Jane Roe", "jroe@x.example.edu"),
        (
            "Questions? Write to our residency coordinator, Ana de la Cruz, at ana [at] x [dot] edu.",
            "Ana de la Cruz",
            "ana@x.edu",
        ),
        ("Contact\nFor more information, e-mail genetics@x.example.edu.", None, "genetics@x.example.edu"),
        ("Clinic coordinator: Bo Li, boli@x.example.edu", None, None),
        ("Contact a@x.example.edu or b@x.example.edu.", None, None),
        ("Fellowship coordinator: Jo Day, jday@x.example.edu", None, None),
    ],
)
def test_contact(facts, text, name, email):
    found = facts(text)
    assert (found.get("contact_name"), found.get("contact_email")) == (name, email)


@pytest.mark.parametrize(
    ("text", "acgme", "nrmp"),
    [
        ("ACGME program ID: 1302621011", "1302621011", None),
        ("ACGME number 1302621011, NRMP code 1490130F0", "1302621011", "1490130F0"),
        ("Phone 1302621011", None, None),
        ("ACGME accredited. NPI: 1301234567", None, None),
        ("ACGME ID of the combined program: 7651234567", None, None),
        ("NRMP code of the categorical pediatrics program: 1490320C0", None, None),
    ],
)
def test_codes(facts, text, acgme, nrmp):
    found = facts(text)
    assert (found.get("acgme_id"), found.get("nrmp_code")) == (acgme, nrmp)
