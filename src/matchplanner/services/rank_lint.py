"""The checks of the rank order list on the plan, and what the applicant keeps against them (B1)."""

from dataclasses import replace
from datetime import date

from matchplanner.domain import claims, eligibility, entry, fees, official_lists, rank_lint
from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.eligibility import ELIGIBILITY_FIELDS, Applicant, Rule, State
from matchplanner.domain.interviews import InterviewStatus
from matchplanner.domain.pair_relations import Verdict
from matchplanner.domain.programs import ProgramStatus
from matchplanner.domain.rank_lint import Entry, Preferred, RankFinding, RankRule, RankState
from matchplanner.domain.rank_lists import MatchList
from matchplanner.services import (
    budget,
    closing,
    fit,
    goals,
    orders,
    pair_answers,
    programs,
    rank_criteria,
    rank_lists,
    rank_versions,
    ranking,
)
from matchplanner.services.plain_rows import tuples
from matchplanner.services.programs import ProgramRow
from matchplanner.services.rank_criteria import Board
from matchplanner.services.ranking import RankRow
from matchplanner.store.schema import Interview, Program, RankChoice, RankWaiver


def findings(today: date, of: MatchList | None = None, board: Board | None = None) -> tuple[RankFinding, ...]:
    """Return what speaks against a list, the gravest first, with the reasons for what is kept.

    Without a list, the first one in play is meant; `board` is the list's, for
    whoever has read it already.
    """
    held = rank_lists.shown() if of is None else of
    kept = _waivers()
    return tuple(
        replace(one, waived=kept.get((_key(one.rule, one.program, held, one.about), one.program), ""))
        for one in rank_lint.findings(_state(held, today, board or rank_criteria.board(held)))
    )


def waive(
    rule: RankRule,
    program_id: int | None,
    reason: object,
    today: date,
    of: MatchList = MatchList.MAIN,
    *,
    about: str = "",
) -> None:
    """Keep what a finding is about, for a reason. Raises UserError without one.

    `about` is the finding's: one that rests on something else stands again.
    """
    stored = entry.required(reason, "Say why you keep it: the reason prints with the list.")
    restore(rule, program_id, of, about=about)
    key = _key(rule, program_id, of, about)
    RankWaiver.create(rule=key, program=program_id, reason=stored, made_on=today)


def restore(
    rule: RankRule, program_id: int | None, of: MatchList = MatchList.MAIN, *, about: str = ""
) -> None:
    """Let a finding stand again."""
    where = RankWaiver.program.is_null() if program_id is None else RankWaiver.program == program_id
    RankWaiver.delete().where((RankWaiver.rule == _key(rule, program_id, of, about)) & where).execute()


def _key(rule: RankRule, program_id: int | None, of: MatchList, about: str) -> str:
    """Return what a waiver is stored under: what is about a whole list names it, but for the Main Match's."""
    rule_alone = program_id is not None or of is MatchList.MAIN
    key = rule.value if rule_alone else f"{of.value}:{rule.value}"
    return f"{key}:{about}" if about else key


def _state(of: MatchList, today: date, board: Board) -> RankState:
    rows = ranking.rows(of)
    if not rows:
        return RankState(())
    held = {row.id: row for row in programs.rows(today, [row.program_id for row in rows])}
    mine, said = goals.applicant(), closing.answers()
    interviewed = _of_list(of, _interviewed())
    settled = orders.settled_pairs(board)
    different = {row.nrmp_code for row in rows if row.nrmp_code}
    return RankState(
        tuple(_entry(row, held[row.program_id], mine, said.get(row.program_id)) for row in rows),
        interviews=len(interviewed),
        absent=tuple(one for one in interviewed if one[0] not in held),
        disagreements=board.disagreements,
        criteria={one.id: one.name for one in board.criteria},
        ecfmg=rank_lists.ecfmg(of, today),
        willing=_of_list(of, closing.would_attend_unlisted()),
        fee=fees.rank_fee(budget.season_fees(), of, len(different)),
        certification=rank_versions.certification(of),
        coded=of.certified,
        choices=tuple(
            Preferred(*row.answer.over, row.made_on)
            for row in reversed(pair_answers.read(RankChoice))
            if row.answer.verdict in (Verdict.FIRST, Verdict.SECOND) and row.answer.pair not in settled
        ),
    )


def _of_list(of: MatchList, found: tuple[tuple[int, str], ...]) -> tuple[tuple[int, str], ...]:
    members = rank_lists.memberships(program for program, _name in found)
    return tuple(one for one in found if members[one[0]].of is of)


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
        match_known=row.member.known,
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
