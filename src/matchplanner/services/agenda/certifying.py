"""What the rank order lists ask for on the Today page: to be certified, again after a change."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from matchplanner.domain import events as event_rules
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_versions import Nearness
from matchplanner.services import profile, rank_lists, rank_versions, ranking
from matchplanner.services.agenda.lines import DueLine, dated
from matchplanner.wording import say

_PLACE = "ranking/versions"


def lines(today: date, moment: datetime | None) -> Iterator[DueLine]:
    """Yield lists that changed since they were certified, and those nothing else reminds of.

    The deadline of the Main Match is a date of the season anyway, that of the
    specialties match only the user's own. Without a moment the day begins at home.
    """
    now = moment or event_rules.start_of_day(today, profile.get().home_zone)
    for of in (MatchList.MAIN, MatchList.SPECIALTIES):
        if not ranking.listed(of) or rank_versions.nearness(of, now.astimezone(UTC)) is Nearness.OVER:
            continue
        held, due = rank_versions.standing(of), rank_lists.deadline(of)
        on = None if due is None else due.clocks.here.day
        if held is not None and held.changed:
            words = (
                say("Certify the rank list again: it is not “{version}” any more", version=held.version.name),
                say("{of}: only what is certified in R3 counts", of=say(of.label)),
            )
            yield _line(today, "certify_again", words, on, of)
        elif held is None and of is MatchList.SPECIALTIES and on is not None:
            words = say("Certify the rank list of the specialties match"), say("The deadline you entered")
            yield _line(today, "certify", words, on, of)


def _line(today: date, kind: str, words: tuple[str, str], on: date | None, of: MatchList) -> DueLine:
    if on is None:
        return DueLine(kind, *words, None, 0, "ranking", 0, mark=of.value, view="versions")
    return dated(today, kind, words, on, _PLACE, mark=of.value)
