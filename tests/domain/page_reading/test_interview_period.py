"""Ways in which a page says when it interviews."""

from collections.abc import Callable

import pytest

Facts = Callable[[str], dict[str, object]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Interviews are held from October to December.", "October to December"),
        ("We interview in November and December.", "November to December"),
        ("Interviews take place between early November and mid-December.", "November to December"),
        ("Interviews: November - January", "November to January"),
        ("Interview season | Oct-Dec", "October to December"),
        ("Interview dates: Tuesdays in November", "November"),
        ("We meet candidates by video in October and November.", "October to November"),
        (
            (
                "From the second week of November until the last week of January "
                "applicants are interviewed by video."
            ),
            "November to January",
        ),
        ("Virtual interviews run October through December.", "October to December"),
        ("You will be interviewed in November.", "November"),
        ("All interviews are virtual; they fall in November and December.", "November to December"),
        ("Interview days are the Fridays of November and December.", "November to December"),
        ("Conversations with candidates | 16 November through 11 December", "November to December"),
        ("Interviews happen on Zoom in December.", "December"),
        ("In December we interview about twenty applicants.", "December"),
        ("November and December are interview months.", "November to December"),
        ("November is when we interview.", "November"),
        ("Our interview season begins in October and ends in December.", "October to December"),
        ("Our interview season starts in late October and closes before Christmas.", "October to December"),
        ("The first interviews are in October, the last in January.", "October to January"),
        ("When are interviews?\nNovember to January.", "November to January"),
        ("When do you interview?\nIn December and January, on Zoom.", "December to January"),
        (
            "What are the interview dates?\nWednesdays from October 21 to December 9.",
            "October 21 to December 9",
        ),
        ("Interviews: first three weeks of December.", "December"),
        ("Interviewing: Nov 9-Dec 18", "November 9 to December 18"),
        ("Interview dates\nNovember 4, 11 and 18; December 2 and 9", "November to December"),
        ("Interview dates are November 4, November 11, December 2 and December 9.", "November to December"),
        ("Selected applicants are invited to interview in October and November.", "October to November"),
        (
            "Applicants who are selected come for an interview in November or December.",
            "November to December",
        ),
        (
            "Invitations go out in October; interviews follow in November and December.",
            "November to December",
        ),
        (
            ("We send invitations in early October and interview from late October into December."),
            "October to December",
        ),
        (
            ("Interviews (virtual only) are scheduled for November 2026 through January 2027."),
            "November to January",
        ),
        ("Interview visits: October - mid January", "October to January"),
        ("Interviews right after that, in November and December.", "November to December"),
        ("Interview day: any Thursday in November", "November"),
        (
            ("We hold our interviews on six Mondays, starting October 26 and ending November 30."),
            "October to November",
        ),
        ("Applicants visit us in November.", "November"),
        (
            ("Interviews will be conducted virtually starting mid-October through early December."),
            "October to December",
        ),
        ("Interview window: 11/3/2026 to 12/15/2026", "2026-11-03 to 2026-12-15"),
        ("We do all our interviewing in December.", "December"),
        ("Candidates are seen in December and the first half of January.", "December to January"),
        ("Interviews are over Zoom, November into December.", "November to December"),
        ("Expect to interview between Thanksgiving and mid-December.", "November to December"),
        ("Apply by November 1; interviews in December.", "December"),
        ("Deadline November 1, interviews November 20 to December 11.", "November 20 to December 11"),
    ],
)
def test_interview_period_is_read(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("interview_period") == value


@pytest.mark.parametrize(
    "text",
    [
        "Interview invitations are sent in October.",
        "Last year interviews were held in November.",
        "The fellowship interviews in May.",
        "You may ask for an interview.",
        "Exit interviews of residents take place in May.",
        "Interviewed applicants hear from us by March.",
        "Internal Medicine holds its interviews in October.",
    ],
)
def test_what_only_resembles_interview_period_is_passed_over(facts: Facts, text: str) -> None:
    assert "interview_period" not in facts(text)
