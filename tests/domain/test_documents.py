"""How a paper stands with a host."""

from datetime import date

import pytest

from matchplanner.domain import documents
from matchplanner.domain.documents import Audience, DocumentKind, Need, Paper, PaperState

END = date(2027, 6, 28)
SENT = date(2027, 2, 1)
NEEDED = Need.NEEDED


@pytest.mark.parametrize(
    ("need", "paper", "sent", "last_day", "stands"),
    [
        (Need.UNKNOWN, None, None, END, PaperState.UNKNOWN),
        (NEEDED, None, None, END, PaperState.MISSING),
        (Need.NOT_NEEDED, None, None, END, PaperState.NOT_NEEDED),
        (NEEDED, Paper(), None, END, PaperState.READY),
        (NEEDED, Paper(), SENT, END, PaperState.SENT),
        (NEEDED, Paper(expires_on=date(2027, 6, 27)), None, END, PaperState.EXPIRES),
        (NEEDED, Paper(expires_on=date(2027, 6, 27)), SENT, END, PaperState.EXPIRES),
        (NEEDED, Paper(expires_on=END), SENT, END, PaperState.SENT),
        (NEEDED, Paper(expires_on=date(2020, 1, 1)), None, None, PaperState.READY),
        (NEEDED, Paper(Audience.RESIDENCY), None, END, PaperState.WRONG_VERSION),
        (NEEDED, Paper(Audience.VISITING), SENT, END, PaperState.SENT),
        (Need.UNKNOWN, Paper(), None, END, PaperState.READY),
    ],
)
def test_a_paper_is_judged_for_the_whole_rotation(
    need: Need, paper: Paper | None, sent: date | None, last_day: date | None, stands: PaperState
) -> None:
    assert documents.state(need, paper, sent, last_day) is stands


@pytest.mark.parametrize(("student", "there"), [(True, True), (False, False)])
def test_the_mspe_is_for_students_alone(student: bool, there: bool) -> None:
    assert (DocumentKind.MSPE in documents.kinds(student=student, english=True)) is there


def test_a_transcript_in_english_needs_no_translation() -> None:
    assert DocumentKind.TRANSLATION not in documents.kinds(student=True, english=True)
    assert DocumentKind.TRANSLATION in documents.kinds(student=True, english=False)
