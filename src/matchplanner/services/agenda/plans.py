"""What the applicant's plans still lack before the applications go out."""

from collections.abc import Iterator
from datetime import date

from matchplanner.services import letters_assigning, plans, season
from matchplanner.services.agenda.lines import DueLine, dated
from matchplanner.store.schema import Assignment, Pathway
from matchplanner.wording import counted, say


def lines(today: date) -> Iterator[DueLine]:
    """Yield the statements missing before submission (B12), and letters that tell of another plan."""
    yield from _statements(today)
    yield from _leaks()


def _statements(today: date) -> Iterator[DueLine]:
    submission = season.submission(season.target_year())
    if submission is None or submission.on < today or not Pathway.select().exists():
        return
    for row in plans.read().rows:
        if row.programs and not row.statements:
            words = (
                say("Statement for “{name}”", name=row.name),
                counted(
                    "The plan has 1 program to apply to and no statement of its own; "
                    "ERAS takes applications then",
                    "The plan has {n} programs to apply to and no statement of its own; "
                    "ERAS takes applications then",
                    len(row.programs),
                ),
            )
            yield dated(today, "plan_statement", words, submission.on, "application/texts", mark=str(row.id))


def _leaks() -> Iterator[DueLine]:
    if not Assignment.select().exists():
        return
    found = letters_assigning.leaks()
    if found:
        title = counted(
            "A letter tells of your other plan", "{n} letters tell of your other plan", len(found)
        )
        mark = " ".join(one.mark for one in found)
        why, page = found[0].text, "letters"
        yield DueLine("plan_leak", title, why, None, 0, page, 0, risk=True, mark=mark, view="assignment")
