"""Ways in which a page limits the attempts at an exam."""

from collections.abc import Callable

import pytest

Facts = Callable[[str], dict[str, object]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("No more than two attempts at any USMLE Step.", 2),
        ("At most three attempts per Step are accepted.", 3),
        ("All Steps must have been passed on the first attempt.", 1),
        ("We require first-attempt passes on Step 1 and Step 2 CK.", 1),
        ("Step 1 and Step 2 CK passed at first sitting", 1),
        ("USMLE attempts allowed: 2", 2),
        ("Maximum attempts per Step | 3", 3),
        ("USMLE: two attempts at most per Step", 2),
        ("Each Step within three attempts", 3),
        (("We do not consider applicants with more than one failed attempt at a USMLE Step."), 2),
        ("One failure on a Step is tolerated; a second is not.", 2),
        ("Applicants who have failed a Step will not be considered.", 1),
        ("Applicants who failed any Step more than once are not considered.", 2),
        ("No USMLE failures.", 1),
        ("No failed Steps, please.", 1),
        ("A failed Step rules you out.", 1),
        ("Any failed Step is disqualifying.", 1),
        ("A failure on either Step disqualifies.", 1),
        ("On attempts at the Steps, it's once: you fail, you're out.", 1),
        ("More than three attempts at any of the Steps is a disqualification.", 3),
        ("More than two tries at a Step and your application stops there.", 2),
        ("Three or more attempts at one Step exclude you.", 2),
        ("Three failed attempts at a Step end an application.", 3),
        ("We limit USMLE attempts to three per Step.", 3),
        ("The GME policy limits attempts to three per Step.", 3),
        ("Steps may be taken up to three times.", 3),
        ("No Step taken more than twice", 2),
        ("You may not have sat any Step more than twice.", 2),
        ("You must not have taken any USMLE Step more than three times.", 3),
        ("How many attempts at a Step do you accept?\nTwo.", 2),
        ("Do you consider applicants with failed attempts at Step 1?\nNo.", 1),
        (
            (
                "Do you consider applicants who failed a USMLE exam?\nNo, all exams "
                "must be passed on the first try."
            ),
            1,
        ),
        (("I failed Step 1 once. Can I still apply?\nYes, one failure is fine, two are too many."), 2),
        ("I failed a Step. Should I apply?\nUnfortunately we cannot consider you.", 1),
        ("Is there a limit on USMLE attempts?\nYes: three per Step.", 3),
        ("Attempts: max. 2 per Step", 2),
        ("USMLE attempts | first attempt only", 1),
        ("Failed attempts: not accepted", 1),
        ("Step failures allowed: none", 1),
        ("Step failures allowed | 1", 2),
        ("Passing Step 1 and Step 2 CK in no more than two tries each is required.", 2),
        ("Each Step must be passed by the second attempt.", 2),
        ("Applicants must pass every Step at the first or second try.", 2),
        ("We want to see every Step passed the first time.", 1),
        ("All USMLE exams must be passed without repetition.", 1),
        ("A Step may be repeated once.", 2),
        ("Not more than two attempts at either USMLE Step 1 or Step 2 CK.", 2),
        ("Applicants with three or more attempts on any Step are not eligible.", 2),
        ("The number of attempts at each Step must not exceed two.", 2),
        ("State licensure allows no more than three attempts at each USMLE Step.", 3),
        ("Multiple attempts are not accepted: Steps must be cleared in one attempt.", 1),
        ("We only look at applicants who passed all their Steps first time round.", 1),
        ("Step 2 CK: 220 or higher, first attempt", 1),
        ("USMLE attempts: one per Step", 1),
    ],
)
def test_attempt_limit_is_read(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("attempt_limit") == value


@pytest.mark.parametrize(
    "text",
    [
        "We accept a single failed attempt.\n",
        "Two strikes on the same USMLE Step and you are out.",
        "All graduates passed the boards on the first attempt.",
        "First-attempt passes are preferred.",
        "We have no limit on the number of USMLE attempts.",
        "Multiple attempts at Step 1 are looked at individually.",
        "Eighteen passed on their first attempt; the nineteenth passed a year later.",
        "There is no limit on attempts at the Steps.",
        "The in-training examination may be taken twice.",
        "Students may attempt the shelf exam twice.",
        "Failure of a Step is not a disqualification.",
    ],
)
def test_what_only_resembles_attempt_limit_is_passed_over(facts: Facts, text: str) -> None:
    assert "attempt_limit" not in facts(text)
