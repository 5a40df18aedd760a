"""Ways in which a page gives its deadline."""

from collections.abc import Callable

import pytest

Facts = Callable[[str], dict[str, object]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The deadline for applications is November 1.", "November 1"),
        ("Applications are due October 15.", "October 15"),
        ("Apply by November 15, 2026.", "2026-11-15"),
        ("We accept applications until November 30.", "November 30"),
        ("We accept applications through October 31.", "October 31"),
        ("Applications close on December 1.", "December 1"),
        ("Applications received after October 20 will not be reviewed.", "October 20"),
        ("We stop reading applications on November 9.", "November 9"),
        ("The door closes on October 31.", "October 31"),
        ("The portal stays open until December 3.", "December 3"),
        ("Our ERAS window shuts on November 12.", "November 12"),
        ("October 15 is our deadline.", "October 15"),
        ("October 15: last day to apply", "October 15"),
        ("November 8: application deadline", "November 8"),
        ("Nov. 14 | Last day for applications", "November 14"),
        ("Last day to apply | 5 November", "November 5"),
        ("Last day for applications: October 29", "October 29"),
        ("Closing date: December 12", "December 12"),
        ("Closes | November 20", "November 20"),
        ("Application window: September 2 to October 30", "October 30"),
        ("Application period: Sept 3 - Nov 6", "November 6"),
        ("Applications open September 2 and close November 16.", "November 16"),
        ("From September 3 to December 4 you can apply in ERAS.", "December 4"),
        ("Our cut-off is the first of December.", "December 1"),
        ("The cutoff for ERAS applications is Halloween, October 31.", "October 31"),
        ("Your ERAS application has to be with us by the tenth of November.", "November 10"),
        ("All materials must be in ERAS by 5 p.m. Eastern on Friday, October 30, 2026.", "2026-10-30"),
        ("Everything has to be in by November 4.", "November 4"),
        ("We will look at anything that comes in up to November 21.", "November 21"),
        (
            (
                "Don't wait: we begin reading in late September and finish on November "
                "17, after which we read nothing more."
            ),
            "November 17",
        ),
        ("We read applications from September 23 until November 13.", "November 13"),
        ("We download applications from ERAS until November 26.", "November 26"),
        ("After December 5 we no longer download applications.", "December 5"),
        ("Nothing submitted after December 5 is looked at.", "December 5"),
        (
            ("Late applications (after October 10) go to the bottom of the pile and are not read."),
            "October 10",
        ),
        ("Submit your ERAS application no later than October 7, 2026.", "2026-10-07"),
        ("To be considered, apply before November 18.", "November 18"),
        ("Only applications complete by October 25 go to the committee.", "October 25"),
        ("The committee considers files that are complete on October 25.", "October 25"),
        ("When is the deadline?\nNovember 11.", "November 11"),
        ("By when should I apply?\nThe 24th of October at the latest.", "October 24"),
        ("What is the last day to apply?\nOctober 16.", "October 16"),
        ("How late can I apply?\nUntil December 1.", "December 1"),
        ("Is there a deadline?\nYes, November 3.", "November 3"),
        ("When do applications close?\nOn the 2nd of December.", "December 2"),
        ("Application deadline .......... 11/15/2026", "2026-11-15"),
        ("Application deadline\n15 November 2026", "2026-11-15"),
        ("Deadline (ERAS): Oct 28", "October 28"),
        ("ERAS deadline Nov 28", "November 28"),
        ("Apply through ERAS by midnight of October 31.", "October 31"),
        ("ERAS, by November 7", "November 7"),
        ("Until October 22 you can submit your application in ERAS.", "October 22"),
        ("October 22 at midnight is when we close ERAS.", "October 22"),
        ("By the end of October we want to have your complete application.", "October 31"),
        ("The last date on which we accept applications is December 9.", "December 9"),
        ("We cannot guarantee review of applications submitted later than November 23.", "November 23"),
        (
            (
                "Applications submitted on or before October 21 receive full "
                "consideration; after that none is reviewed."
            ),
            "October 21",
        ),
        ("Your application should reach us by the fifteenth of October.", "October 15"),
        ("Mark your calendar: November 19, 11:59 pm, ERAS closes for us.", "November 19"),
        ("ERAS accepts your application to our program through November 25.", "November 25"),
        ("Review of applications ends on December 8.", "December 8"),
        ("This year's deadline, November 14, is firm.", "November 14"),
        ("The deadline has been extended to November 22, 2026.", "2026-11-22"),
        ("Our deadline (December 2) is a hard one.", "December 2"),
        ("Program directors, please note: we take no application after 10/18.", "October 18"),
        (("ERAS will accept your application until November 30; our NRMP code is 1355130F0."), "November 30"),
        ("Complete applications received by Monday, November 2, 2026 will be reviewed.", "2026-11-02"),
        ("We ask that you have submitted by November 5.", "November 5"),
        ("You have until November 5 to apply.", "November 5"),
        ("September 30 is the earliest we see your file and November 16 is the last.", "November 16"),
        ("We start downloading on September 30 and stop on November 16.", "November 16"),
        ("Application | ERAS, until November 3", "November 3"),
        ("When to apply: between September 2 and November 3", "November 3"),
        ("Latest submission: 1 December", "December 1"),
        ("Submission by: December 1", "December 1"),
        ("Due date | Nov 16", "November 16"),
        ("How to apply: ERAS only. Due: Nov 16", "November 16"),
    ],
)
def test_application_deadline_is_read(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("application_deadline") == value


@pytest.mark.parametrize(
    "text",
    [
        "You have time until November 6.\n",
        "ERAS opens to programs on September 24.",
        "Interview invitations are sent by November 1.",
        "Rank lists are due on March 3.",
        "The fellowship deadline is December 1.",
        "Applications for the observership are due October 1.",
        "Letters must arrive by November 1.",
        "Match Day is March 19.",
        "We begin to review applications on September 25.",
        "The deadline for the 2024 Match was November 1, 2023.",
        "Respond to our invitation by November 12.",
        "The internal deadline for nominations is October 1.",
        "Housing applications are due by May 1.",
        "Applicants who apply before September 30 are preferred.",
        "Page updated November 2, 2026.",
        "Interviews end on December 18.",
        "Register with the NRMP by January 31.",
        "Pediatrics applications are due by September 30.",
    ],
)
def test_what_only_resembles_application_deadline_is_passed_over(facts: Facts, text: str) -> None:
    assert "application_deadline" not in facts(text)
