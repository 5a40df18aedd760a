"""The sample plan: an invented applicant's season on the starter directory.

Everything about the applicant, the writers and the rotations is invented, and
says so. The programs are real, so no opinion on them is: the evidence of each
score names itself an invention.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from matchplanner.domain import timeline
from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.interviews import InterviewFormat, InterviewStatus, TalkingKind
from matchplanner.domain.letters import LetterState
from matchplanner.domain.programs import ProgramStatus
from matchplanner.domain.rotations import RotationKind, RotationMode, RotationStatus
from matchplanner.progress import Progress, unwatched
from matchplanner.services import (
    experiences,
    interviews,
    letters,
    people,
    profile,
    programs,
    rotations,
    sample_decision,
    sample_log,
    sample_people,
    sample_research,
    sample_season,
    scoring,
    starter,
)
from matchplanner.services.sample_decision import Places
from matchplanner.services.scoring import Given
from matchplanner.store import marks

MARK = marks.SAMPLE
"""The plan's mark that tells the sample from somebody's own plan."""

_AUGUST = 8
_PARTS = 5
_INVENTED = "Invented for the sample plan"

_INTERVIEWERS = "Dr. Anežka Vzorová (invented)\nProf. Søren Eksempel (invented)"

_MAYO = "Medical Genetics Residency (Mayo Clinic Rochester)"
_INDIANA = "Pediatrics-Medical Genetics (Indiana)"
_UTAH = "Pediatric-Genetics Residency (Utah)"
_STANFORD = "Pediatrics-Medical Genetics (Stanford)"
_BIRMINGHAM = "Pediatrics-Medical Genetics (Birmingham)"
_MOUNT_SINAI = "Pediatrics-Medical Genetics (Mount Sinai)"
_CHOP = "Pediatrics/Genetics Combined Residency (CHOP/Penn)"
_IOWA = "Medical Genetics Residency (Iowa)"


@dataclass(frozen=True, slots=True)
class _Judged:
    """An invented judgement: points by criterion, tier, own interest, status."""

    points: Mapping[str, int]
    tier: int
    interest: int
    status: ProgramStatus


_JUDGED = {
    _INDIANA: _Judged(
        {"past_imgs": 2, "visa": 2, "clarity": 2, "responsiveness": 2}, 2, 9, ProgramStatus.WILL_APPLY
    ),
    _MAYO: _Judged(
        {"past_imgs": 1, "visa": 1, "clarity": 2, "responsiveness": 1}, 1, 9, ProgramStatus.WILL_APPLY
    ),
    _UTAH: _Judged({"past_imgs": 1, "visa": 2, "clarity": 2}, 2, 7, ProgramStatus.WILL_APPLY),
    _STANFORD: _Judged({"visa": 2, "clarity": 2}, 1, 8, ProgramStatus.WILL_APPLY),
    _BIRMINGHAM: _Judged(
        {"past_imgs": 3, "visa": 3, "clarity": 1, "responsiveness": 2}, 3, 7, ProgramStatus.WILL_APPLY
    ),
    _MOUNT_SINAI: _Judged(
        {"past_imgs": 2, "clarity": 1, "responsiveness": 0}, 2, 6, ProgramStatus.WILL_APPLY
    ),
    _IOWA: _Judged({"past_imgs": 2, "visa": 3, "clarity": 2}, 3, 6, ProgramStatus.CONSIDERING),
}


def fill(today: date, progress: Progress = unwatched) -> None:
    """Put the whole sample into an empty plan; must run inside a write.

    The same day gives the same season: the one whose calendar the day lies in.
    """
    target_year = today.year + (1 if today.month >= _AUGUST else 0)
    progress(0, _PARTS)
    starter.load(today)
    marks.set_mark(MARK, "1")
    progress(1, _PARTS)
    ids = {row.name: row.id for row in programs.rows(today)}
    _fill_profile(target_year)
    _judge(ids, today)
    writers = _add_people()
    sites = _add_rotations(ids, target_year)
    progress(2, _PARTS)
    _add_letters(writers, sites, today)
    _add_interviews(ids, target_year)
    sample_research.fill(ids[_MAYO], today)
    progress(3, _PARTS)
    sample_people.fill(writers, ids[_INDIANA], ids[_MAYO], today)
    sample_log.fill(ids[_INDIANA], ids[_MAYO], ids[_IOWA], ids[_STANFORD], today)
    progress(4, _PARTS)
    sample_season.fill(sites, target_year, today)
    names = (_INDIANA, _STANFORD, _UTAH, _CHOP, _BIRMINGHAM, _MOUNT_SINAI, _MAYO, _IOWA)
    sample_decision.fill(Places(*(ids[name] for name in names)), today)
    progress(_PARTS, _PARTS)


def _fill_profile(target_year: int) -> None:
    profile.edit_all(
        {
            "name": "Zeynep Örnekoğlu-Łęcka",
            "school": "Örnek University Faculty of Medicine (invented)",
            "country": "Türkiye",
            "graduation_year": target_year - 3,
            "stage": "graduate",
            "us_school": "no",
            "target_year": target_year,
            "focus": "pediatric,laboratory",
            "vision": (
                "In ten years I want to lead a clinic for children with undiagnosed conditions. "
                "Half of my week should belong to patients and families, the other half to the laboratory "
                "that reads their genomes. I want to teach residents how the two belong together."
            ),
            "j1_eligible": "yes",
            "h1b_need": "not_needed",
            "immigration_status": "None; lives in Türkiye",
            "rotation_visa": "B-1 for observing",
            "ecfmg_status": "on_track",
            "ecfmg_on": date(target_year, 11, 15),
            "budget_usd": 9000,
            "home_zone": "Europe/Istanbul",
            "sub_focus": "pediatric/metabolism\nlaboratory/molecular",
            "career_shape": "academic",
            "keywords": "rare disease, data science",
            "background_type": "generalist",
            "prepared_note": "Two years on a ward for chronic and undiagnosed disease (invented)",
            "relocate": "yes",
            "strength": "average",
            "english_test": "IELTS 8.0 (invented)",
            "english_expires": date(target_year, 5, 3),
        }
    )
    for name, taken, result, note in (
        ("USMLE Step 1", date(target_year - 2, 6, 12), "Pass", ""),
        ("USMLE Step 2 CK", date(target_year - 1, 7, 21), "241", "Invented result"),
        ("OET Medicine", None, "", "To be taken before the Pathways deadline"),
    ):
        exam = profile.add_exam(name)
        profile.edit_exam(exam, "taken_on", taken)
        profile.edit_exam(exam, "result", result)
        profile.edit_exam(exam, "note", note)
    _add_experiences(target_year)
    training = profile.add_training("Pediatrics")
    for field, value in (("country", "Türkiye"), ("years", 2), ("completed", "no")):
        profile.edit_training(training, field, value)


def _add_experiences(target_year: int) -> None:
    for title, kind, keywords, started in (
        ("Series of nine children with MPS (invented)", ExperienceKind.CASE_REPORT, "metabolic", 2),
        ("Variant curation from afar (invented)", ExperienceKind.REMOTE_PROJECT, "molecular, statistics", 1),
        ("Course in genomic medicine (invented)", ExperienceKind.COURSE, "genomics", 3),
    ):
        experience = experiences.add(title, kind)
        experiences.edit(experience, "keywords", keywords)
        experiences.edit(experience, "started_on", date(target_year - started, 2, 1))


def _judge(ids: Mapping[str, int], today: date) -> None:
    for name, judged in _JUDGED.items():
        given = {
            key: Given(points, _INVENTED, today - timedelta(days=10 * place))
            for place, (key, points) in enumerate(judged.points.items(), start=1)
        }
        scoring.save(ids[name], given)
        programs.edit(ids[name], "tier", judged.tier)
        programs.edit(ids[name], "interest", judged.interest)
        programs.edit(ids[name], "status", judged.status.value)
    programs.add_claim(
        ids[_STANFORD],
        ClaimField.J1,
        "no",
        SourceKind.PERSON,
        source="王範例 (invented)",
        seen_on=today - timedelta(days=20),
        note="Sample of two sources that disagree; not a real statement.",
    )


def _add_people() -> dict[str, int]:
    known = {
        "Dr. Thérèse Voorbeeld": ("Clinical geneticist", "Örnek University", "yes"),
        "Dr. Miloš Příklad": ("Program director, pediatrics", "Örnek University", "no"),
        "د. ليلى المثال": ("Clinical geneticist, host of the rotation", "Invented host", "yes"),
        "Nguyễn Thị Ví Dụ": ("Genetic counselor", "Invented host", "no"),
        "王範例": ("Resident met at a conference", "", "unknown"),
    }
    found = {}
    for number, (name, (role, institution, certified)) in enumerate(known.items(), start=1):
        found[name] = people.add(
            name,
            role=role,
            institution=institution,
            board_certified=certified,
            email=f"person{number}@example.org",
            notes=_INVENTED,
        )
    return found


def _add_rotations(ids: Mapping[str, int], target_year: int) -> list[int]:
    """Add three rotations, the last two of which share two weeks, so that the calendar has a conflict."""

    def weeks(month: int, day: int, count: int) -> dict[str, date]:
        start = timeline.snapped(date(target_year, month, day))
        return {"starts_on": start, "ends_on": start + timedelta(weeks=count, days=-3)}

    first = rotations.add(
        "Example Children's Hospital",
        city="Indianapolis",
        state="IN",
        kind=RotationKind.BROAD.value,
        mode=RotationMode.OBSERVERSHIP.value,
        status=RotationStatus.ACCEPTED.value,
        program_id=ids[_INDIANA],
        notes=_INVENTED,
        **weeks(5, 3, 4),
    )
    second = rotations.add(
        "Example Genetics Clinic",
        city="Rochester",
        state="MN",
        kind=RotationKind.GENETICS.value,
        mode=RotationMode.HANDS_ON.value,
        status=RotationStatus.APPLIED.value,
        program_id=ids[_MAYO],
        notes=_INVENTED,
        **weeks(6, 7, 4),
    )
    third = rotations.add(
        "Example Metabolic Clinic",
        city="Salt Lake City",
        state="UT",
        kind=RotationKind.GENETICS.value,
        mode=RotationMode.UNKNOWN.value,
        status=RotationStatus.IDEA.value,
        program_id=ids[_UTAH],
        notes=_INVENTED,
        **weeks(6, 21, 4),
    )
    return [first, second, third]


def _add_letters(writers: Mapping[str, int], sites: list[int], today: date) -> None:
    wanted = (
        ("Dr. Thérèse Voorbeeld", None, LetterState.AGREED, "yes"),
        ("Dr. Miloš Příklad", None, LetterState.UPLOADED, "yes"),
        ("د. ليلى المثال", sites[1], LetterState.CANDIDATE, "unknown"),
        ("Nguyễn Thị Ví Dụ", sites[0], LetterState.ASKED, "yes"),
    )
    for age, (writer, site, state, waived) in enumerate(wanted, start=1):
        letter = letters.add(writers[writer], rotation_id=site, today=today)
        letters.set_state(letter, state, today - timedelta(days=9 * age))
        letters.edit(letter, "waived", waived)


def _add_interviews(ids: Mapping[str, int], target_year: int) -> None:
    _add_interview(
        ids[_INDIANA],
        datetime.combine(date(target_year, 11, 10), time(9)),
        "America/Indiana/Indianapolis",
        likes=("Own clinic for inborn errors of metabolism", "Residents choose their research early"),
        questions=(
            "How do residents and counselors share a new patient?",
            "Where did the last graduates go: fellowship, academic post, community?",
        ),
    )
    _add_interview(
        ids[_STANFORD],
        datetime.combine(date(target_year, 11, 10), time(13)),
        "America/Los_Angeles",
        likes=(
            "Rapid genome sequencing in the nursery",
            "Laboratory and clinic under one roof",
            "Mentors by name",
        ),
        questions=("Who reads variants with the residents?", "How long does the visa paperwork take?"),
    )
    _add_interview(
        ids[_MAYO],
        datetime.combine(date(target_year, 11, 17), time(8, 30)),
        "America/Chicago",
        likes=("Half of the patients are adults", "Optional third year"),
        questions=("May the third year be spent in the laboratory?",),
    )
    _add_interview(
        ids[_UTAH],
        None,
        "America/Denver",
        likes=("Own NRMP number", "Mountains"),
        questions=("What changed in the curriculum last year?", "How is call shared with pediatrics?"),
    )


def _add_interview(
    program_id: int,
    starts_at: datetime | None,
    zone: str,
    *,
    likes: tuple[str, ...],
    questions: tuple[str, ...],
) -> None:
    interview = interviews.add(program_id, starts_at, zone)
    interviews.edit(interview, "format", InterviewFormat.VIDEO.value)
    if starts_at is not None:
        interviews.edit(interview, "status", InterviewStatus.SCHEDULED.value)
        interviews.edit(interview, "minutes", 240)
        interviews.edit(interview, "interviewers", _INTERVIEWERS)
    interviews.edit(interview, "notes", _INVENTED)
    for text in likes:
        interviews.add_point(program_id, TalkingKind.LIKE, text)
    for text in questions:
        interviews.add_point(program_id, TalkingKind.QUESTION, text)
