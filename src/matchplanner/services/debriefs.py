"""Debriefs of interviews: written once with their moment, never changed; a later view is a revision (B19)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from matchplanner.domain import debriefs, entry
from matchplanner.domain.debriefs import MARKS, Noted, Rated
from matchplanner.domain.interviews import OFF, InterviewStatus
from matchplanner.errors import UserError
from matchplanner.services import interviews
from matchplanner.store.schema import Debrief
from matchplanner.wording import say


@dataclass(frozen=True, slots=True)
class DebriefRow:
    """What was written at one moment, in UTC; a rating of None was not given.

    `soon` says whether it was within a day of the interview's end, None while that is not known.
    """

    id: int
    interview_id: int
    made_at: datetime
    ratings: Mapping[Rated, int | None]
    notes: Mapping[Noted, str]
    soon: bool | None


def rows(interview_id: int) -> tuple[DebriefRow, ...]:
    """Return what was written about an interview, the debrief first and its revisions after it."""
    ends = interviews.get(interview_id).ends
    query = Debrief.select().where(Debrief.interview == interview_id).order_by(Debrief.made_at, Debrief.id)
    return tuple(_row(found, interview_id, ends) for found in query)


def save(
    interview_id: int, ratings: Mapping[Rated, object], notes: Mapping[Noted, object], moment: datetime
) -> int:
    """Keep a debrief, or a revision of it, with its moment; return its id.

    An interview that was open counts as held from now on. Raises UserError for
    a rating outside 1 to 5, for one that was called off or lies ahead, and where
    nothing is said or nothing is different.
    """
    held = interviews.get(interview_id)
    at = moment.astimezone(UTC)
    if held.status in OFF:
        raise UserError(
            say("This interview is noted as {status}.", status=say(held.status.label).lower()),
            "Change its status first.",
        )
    if held.clocks is not None and min(held.clocks.there.day, held.clocks.here.day) > at.date():
        raise UserError("This interview lies ahead.", "Correct its date and time if it was held.")
    marks = {rated: _mark(rated, ratings.get(rated)) for rated in Rated}
    texts = {noted: entry.paragraph(notes.get(noted, "")) for noted in Noted}
    _require_news(rows(interview_id), marks, texts)
    made = Debrief.create(
        interview=interview_id,
        made_at=at.replace(tzinfo=None).isoformat(timespec="seconds"),
        **{rated.value: mark for rated, mark in marks.items()},
        **{noted.value: text for noted, text in texts.items()},
    )
    if held.status is not InterviewStatus.DONE:
        interviews.edit(interview_id, "status", InterviewStatus.DONE.value)
    return made.id


def _mark(rated: Rated, value: object) -> int | None:
    return entry.whole_number(
        value, say("The rating of {rated}", rated=say(rated.label).lower()), MARKS.start, MARKS.stop - 1
    )


def _require_news(
    earlier: tuple[DebriefRow, ...], marks: Mapping[Rated, int | None], texts: Mapping[Noted, str]
) -> None:
    if not any(texts.values()) and all(mark is None for mark in marks.values()):
        raise UserError("Nothing is written yet.", "Give one rating, or a few words.")
    if earlier and (earlier[-1].ratings, earlier[-1].notes) == (marks, texts):
        raise UserError(
            "Nothing is different from what you wrote before.", "Change a rating or a word first."
        )


def _row(found: Debrief, interview_id: int, ends: datetime | None) -> DebriefRow:
    made_at = datetime.fromisoformat(found.made_at)
    at = made_at.astimezone(UTC) if made_at.tzinfo else made_at.replace(tzinfo=UTC)
    return DebriefRow(
        id=found.id,
        interview_id=interview_id,
        made_at=at,
        ratings={rated: getattr(found, rated.value) for rated in Rated},
        notes={noted: getattr(found, noted.value) for noted in Noted},
        soon=debriefs.soon(ends, at),
    )
