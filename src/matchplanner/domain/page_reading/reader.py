"""A page's text in, proposals out: pure, and nothing where the page says nothing."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from matchplanner.domain.page_reading import (
    adults,
    application_system,
    applying,
    attempts,
    boards,
    curriculum,
    ecfmg,
    entry,
    exams,
    faint,
    further,
    graduates_abroad,
    graduation,
    ids,
    interviews,
    laboratories,
    length,
    loosely,
    people,
    positions,
    research,
    standing,
    visa,
)
from matchplanner.domain.page_reading.asides import is_only_liked
from matchplanner.domain.page_reading.fields import Field, Finding, Proposal
from matchplanner.domain.page_reading.lines import Mark
from matchplanner.domain.page_reading.outline import Outline, outline
from matchplanner.domain.page_reading.page_subject import is_doubtful, is_general, main_program
from matchplanner.domain.page_reading.specialties import Main
from matchplanner.domain.page_reading.subject import Clause, clauses
from matchplanner.domain.page_reading.weighing import weighed

_RULES: tuple[Callable[[Clause], Iterator[Finding]], ...] = (
    visa.find,
    application_system.find,
    ecfmg.find,
    exams.find,
    attempts.find,
    graduation.find,
    entry.find,
    length.find,
    positions.find,
    standing.find,
    graduates_abroad.find,
    boards.find,
    curriculum.find,
    adults.find,
    laboratories.find,
    research.find,
)

_OF_HEADINGS: tuple[Callable[[Clause], Iterator[Finding]], ...] = (length.find,)
"""What a heading may state itself, "(2 years)"; else it only says what stands below."""

_OF_PROGRAMS = frozenset(
    {
        *(Field.LENGTH_YEARS, Field.POSITIONS_PER_YEAR, Field.PRIOR_GME_YEARS, Field.ACCREDITATION),
        *(Field.APPLICATION_SYSTEM, Field.APPLICATION_DEADLINE, Field.J1, Field.ECFMG_REQUIRED),
    }
)
_ASKED_FOR = frozenset(
    {
        *(Field.USMLE_STEP1_MIN, Field.USMLE_STEP2_MIN, Field.ATTEMPT_LIMIT, Field.YOG_LIMIT_YEARS),
        *(Field.PRIOR_GME_YEARS, Field.OET_REQUIRED),
    }
)
"""What is no requirement where a heading calls it welcome."""

_LEAST = 4
"""So many of these facts make a piece of news, or any doubtful page, the description of a program."""


def read(
    text: str,
    today: date | None = None,
    marks: Sequence[Mark] = (),
    *,
    name: str = "",
    any_specialty: bool = False,
) -> tuple[Proposal, ...]:
    """Return what a page states about its program, in the order in which it says so.

    Empty for a page that is not a genetics residency's, or with `any_specialty`
    not a residency's at all. `today` tells which
    deadlines belong to a season that is over; without it none is. `marks` are
    the page's headings where its mark-up names them, `name` the title that a
    browser shows above it.
    """
    page = outline(text, marks, name)
    main = main_program(page)
    if main is None or (main is Main.OTHER and not any_specialty):
        return ()
    findings = weighed(_findings(page, main, today), faint.USUAL_YEARS.get(main))
    stated = {found.field for found in findings}
    if is_doubtful(page) and len(_OF_PROGRAMS & stated) < _LEAST:
        return ()
    if is_general(page) and not stated & {Field.ACGME_ID, Field.NRMP_CODE}:
        return ()
    return tuple(
        Proposal(found.field, found.value, text[found.start : found.end], found.start, found.end)
        for found in findings
    )


def _findings(page: Outline, main: Main, today: date | None) -> Iterator[Finding]:
    for clause in clauses(page, main):
        if is_only_liked(clause.titles) or is_only_liked(clause.sentence.lead):
            yield from (found for found in _of_clause(clause, main, today) if found.field not in _ASKED_FOR)
        else:
            yield from _of_clause(clause, main, today)
    yield from people.find(page, main)


def _of_clause(clause: Clause, main: Main, today: date | None) -> Iterator[Finding]:
    for rule in _OF_HEADINGS if clause.sentence.is_heading else _RULES:
        yield from rule(clause)
    if not clause.sentence.is_heading:
        yield from applying.find(clause, today)
        yield from interviews.find(clause, today)
        yield from faint.find(clause, main, today)
        yield from further.find(clause, today)
        yield from loosely.find(clause, today)
    yield from ids.find(clause, main)
