"""The checks of the rank order list on the plan, and what the applicant keeps against them (B1)."""

from dataclasses import replace
from datetime import date

from matchplanner.domain import claims, eligibility, entry, official_lists, rank_lint
from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.eligibility import ELIGIBILITY_FIELDS, Applicant, Rule, State
from matchplanner.domain.interviews import InterviewStatus
from matchplanner.domain.programs import ProgramStatus
from matchplanner.domain.rank_lint import Entry, RankFinding, RankRule, RankState
from matchplanner.services import closing, fit, goals, profile, programs, rank_criteria, ranking
from matchplanner.services.plain_rows import tuples
from matchplanner.services.programs import ProgramRow
from matchplanner.services.ranking import RankRow
from matchplanner.store.schema import Interview, Program, RankWaiver


def findings(today: date) -> tuple[RankFinding, ...]:
    """Return what speaks against the list, the gravest first, with the reasons for what is kept."""
    kept = _waivers()
    return tuple(
        replace(one, waived=kept.get((one.rule.value, one.program), ""))
        for one in rank_lint.findings(_state(today))
    )


def waive(rule: RankRule, program_id: int | None, reason: object, today: date) -> None:
    """Keep what a finding is about, for a reason. Raises UserError without one."""
    stored = entry.required(reason, "Say why you keep it: the reason prints with the list.")
    restore(rule, program_id)
    RankWaiver.create(rule=rule.value, program=program_id, reason=stored, made_on=today)


def restore(rule: RankRule, program_id: int | None) -> None:
    """Let a finding stand again."""
    where = RankWaiver.program.is_null() if program_id is None else RankWaiver.program == program_id
    RankWaiver.delete().where((RankWaiver.rule == rule.value) & where).execute()


def _state(today: date) -> RankState:
    rows = ranking.rows()
    if not rows:
        return RankState(())
    held = {row.id: row for row in programs.rows(today, [row.program_id for row in rows])}
    mine, said = goals.applicant(), closing.answers()
    board = rank_criteria.board()
    interviewed = _interviewed()
    return RankState(
        tuple(_entry(row, held[row.program_id], mine, said.get(row.program_id)) for row in rows),
        interviews=len(interviewed),
        absent=tuple(one for one in interviewed if one[0] not in held),
        disagreements=board.disagreements,
        criteria={one.id: one.name for one in board.criteria},
        ecfmg=profile.ecfmg_verdict(),
    )


def _entry(row: RankRow, program: ProgramRow, mine: Applicant, said: closing.Answers | None) -> Entry:
    known = fit.known_of(program, ELIGIBILITY_FIELDS)
    visa = eligibility.gates(known, program.score, mine).of(Rule.VISA)
    status = program.facts[ClaimField.ACCREDITATION]
    return Entry(
        id=row.program_id,
        name=row.program,
        code=row.nrmp_code,
        interviewed=row.interviewed,
        visa_refused=visa.state is State.CLOSED,
        ruled_out=not program.status.pursued,
        trouble=status.value if status.known and claims.is_warning(status.value) else "",
        unlisted=bool(official_lists.gone_from(program.facts)),
        unanswered=closing.unanswered(closing.NO_ANSWERS if said is None else said),
    )


def _interviewed() -> tuple[tuple[int, str], ...]:
    """Return the programs that have held an interview and are still pursued, by name."""
    query = Program.select(Program.id, Program.name, Program.status).where(
        Program.id.in_(Interview.select(Interview.program).where(Interview.status == InterviewStatus.DONE))
    )
    found = [(key, name) for key, name, status in tuples(query) if ProgramStatus.read(status).pursued]
    return tuple(sorted(found, key=lambda program: (program[1].casefold(), program[0])))


def _waivers() -> dict[tuple[str, int | None], str]:
    query = RankWaiver.select(RankWaiver.rule, RankWaiver.program, RankWaiver.reason)
    return {(rule, program): reason for rule, program, reason in tuples(query)}
