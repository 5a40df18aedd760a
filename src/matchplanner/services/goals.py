"""What the applicant wants and must heed, drawn from the profile."""

import re
from datetime import date

from matchplanner.domain.applicant import EcfmgStatus
from matchplanner.domain.application_advice import Advice, Constraints, advice
from matchplanner.domain.eligibility import Applicant, visa_need
from matchplanner.domain.fit import Goal, goals_of
from matchplanner.services import profile, season
from matchplanner.services.profile import ExamRow, ProfileRow

REVIEW = "programs_review"
_TRAINING_STARTS = (7, 1)
"""Residencies start on the first of July after the Match (domain_facts.md 3)."""

_SCORE = re.compile(r"\b([1-3]\d\d)\b")
_IN_THE_US = ("us", "usa", "u.s.", "u.s.a.", "united states", "united states of america", "canada")


def goals() -> tuple[Goal, ...]:
    """Return the goals the profile names, in the order of their weight."""
    row = profile.get()
    return goals_of(row.focus, row.themes, row.career_shape, row.keywords, row.vision)


def advice_on_number() -> tuple[Advice, ...]:
    """Return what to consider when deciding how many programs to apply to (R32)."""
    row = profile.get()
    return advice(Constraints(row.h1b_need, row.j1_eligible, row.relocate, row.strength))


def applicant() -> Applicant:
    """Return what programs' rules ask of the profile."""
    row, exams = profile.get(), profile.exams()
    step1, step2 = _exam(exams, "step 1"), _exam(exams, "step 2", "ck")
    attempts = [exam.attempts for exam in (step1, step2) if exam is not None and exam.attempts is not None]
    oet = _exam(exams, "oet")
    return Applicant(
        visa=visa_need(row.j1_eligible, row.h1b_need, row.immigration_status),
        certified=row.ecfmg_status is EcfmgStatus.CERTIFIED,
        certified_on=row.ecfmg_on,
        ecfmg_days=_ecfmg_days(row),
        step1=_score(step1),
        step1_passed=step1 is not None and "pass" in step1.result.casefold(),
        step2=_score(step2),
        attempts=max(attempts, default=None),
        graduation_year=row.graduation_year,
        target_year=row.target_year,
        us_training_years=sum(
            training.years or 0
            for training in profile.trainings()
            if training.country.casefold().strip() in _IN_THE_US
        ),
        oet_passed=oet is not None and bool(oet.result) and "fail" not in oet.result.casefold(),
    )


def _ecfmg_days(row: ProfileRow) -> dict[str, date]:
    """Return until when certification must have come, by the moment a program names.

    A certificate "to apply" counts by the day on which programs may review,
    since all applications until then carry the same date (domain_facts.md 3.1);
    "to be interviewed" has no common day and is held against the same one; a
    certificate without a date is due for the rank order list (domain_facts.md 5).
    """
    days = {found.key: found.on for found in season.milestones(row.target_year)}
    review, ranking = days.get(REVIEW), days.get(season.RANK_DEADLINE)
    start = None if row.target_year is None else date(row.target_year + 1, *_TRAINING_STARTS)
    by = {
        "by_application": review,
        "by_interview": review,
        "by_ranking": ranking,
        "by_start": start,
        "required": ranking,
    }
    return {moment: day for moment, day in by.items() if day is not None}


def _exam(exams: tuple[ExamRow, ...], *words: str) -> ExamRow | None:
    """Return the latest examination named by one of these words, one with a result before a planned one."""
    named = [exam for exam in exams if any(word in exam.name.casefold() for word in words)]
    return max(named, key=lambda exam: (bool(exam.result), exam.taken_on or date.min), default=None)


def _score(exam: ExamRow | None) -> int | None:
    found = None if exam is None else _SCORE.search(exam.result)
    return None if found is None else int(found.group(1))
