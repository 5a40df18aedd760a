"""The dates of a Match season: from rules, from sources, or corrected by the user."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from matchplanner.domain.date_rules import DateRule, Offset
from matchplanner.domain.labels import LabelledEnum
from matchplanner.errors import SeasonError
from matchplanner.wording import say

MATCH_YEARS = range(2000, 2102)


class Track(LabelledEnum):
    """The clock a program runs on."""

    MAIN = "main", "Main Residency Match"
    FELLOWSHIP_JULY = "fellowship_july", "Fellowship, July cycle"
    FELLOWSHIP_DECEMBER = "fellowship_december", "Fellowship, December cycle"


class MilestoneKind(LabelledEnum):
    """What a date means for the applicant."""

    DEADLINE = "deadline", "Deadline"
    OPENING = "opening", "Opening"
    EVENT = "event", "Event"


class DateStatus(LabelledEnum):
    """How sure a date is."""

    CONFIRMED = "confirmed", "Confirmed by two or more sources"
    ONE_SOURCE = "one_source", "One source"
    DERIVED = "derived", "Derived from the pattern of earlier seasons"
    FROM_MEMORY = "from_memory", "Unverified"
    OWN = "own", "Entered by you"


EXPECTED = frozenset({DateStatus.ONE_SOURCE, DateStatus.DERIVED, DateStatus.FROM_MEMORY})


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """How a milestone is dated from one Match year on, until the next version."""

    since: int
    date_rule: DateRule
    at: time | None
    days: int


@dataclass(frozen=True, slots=True)
class MilestoneRule:
    """A milestone that every season has, and the pattern its dates follow."""

    key: str
    label: str
    track: Track
    kind: MilestoneKind
    pattern: str
    sources: tuple[str, ...]
    versions: tuple[RuleVersion, ...]

    def version(self, match_year: int) -> RuleVersion:
        """Return the version that holds for a Match year; the oldest reaches back for ever."""
        held = [version for version in self.versions if version.since <= match_year]
        return held[-1] if held else self.versions[0]


@dataclass(frozen=True, slots=True)
class SeasonRules:
    """All milestones of a season, with the day the patterns were last checked."""

    zone: str
    checked_on: date
    milestones: tuple[MilestoneRule, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What sources say about one milestone of one season.

    A derived fact has no date of its own: the rule gives it, the fact adds a
    note. `unofficial_sources` counts guide sites that state the same date.
    """

    match_year: int
    key: str
    on: date | None
    at: time | None
    end: date | None
    status: DateStatus
    sources: tuple[str, ...]
    unofficial_sources: int
    checked_on: date
    note: str


@dataclass(frozen=True, slots=True)
class Override:
    """A milestone as the user corrected it; what is None stays as it would be."""

    key: str
    on: date | None = None
    at: time | None = None
    zone: str = ""
    source: str = ""
    checked_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated milestone of one season.

    `at` is the wall time in `zone`, None for a whole day; `end` is the last day
    of what lasts several. `expected` dates must be shown as "expected, check
    the official site". `pattern` says in words how the date is derived.
    """

    key: str
    label: str
    track: Track
    on: date
    at: time | None
    end: date | None
    zone: str
    kind: MilestoneKind
    status: DateStatus
    sources: tuple[str, ...]
    checked_on: date | None
    expected: bool
    overridden: bool
    pattern: str
    note: str


def match_year_of(target_year: int) -> int:
    """Return the Match year of target application year X: applications in September X, Match in March X+1."""
    return target_year + 1


def resolve(
    rules: SeasonRules,
    facts: Iterable[Fact],
    match_year: int,
    overrides: Iterable[Override] = (),
) -> tuple[Milestone, ...]:
    """Date every milestone of a season, earliest first.

    The user's own date wins over a source's, a source's over the rule's. A
    milestone that follows another (the rank list is due 16 days before Match
    Day) follows that one's final date. Raises SeasonError for a year outside
    2000 to 2101 and for facts or overrides about milestones that do not exist.
    """
    if match_year not in MATCH_YEARS:
        raise SeasonError(
            say("There is no Match year {match_year}.", match_year=match_year),
            "Choose a target year from 2000 to 2100.",
        )
    known = {rule.key for rule in rules.milestones}
    stated = {fact.key: fact for fact in facts if fact.match_year == match_year}
    corrected = {override.key: override for override in overrides}
    for key in (*stated, *corrected):
        if key not in known:
            raise SeasonError(
                say("The {match_year} season has no milestone '{key}'.", match_year=match_year, key=key)
            )
    dated: dict[str, Milestone] = {}
    for rule in _in_order_of_dependence(rules.milestones):
        milestone = _from_rule(rule, rules, match_year, dated)
        if rule.key in stated:
            milestone = _with_fact(milestone, stated[rule.key])
        if rule.key in corrected:
            milestone = _with_override(milestone, corrected[rule.key])
        dated[rule.key] = milestone
    return tuple(sorted(dated.values(), key=lambda m: (m.on, m.at or time.min, m.key)))


def milestone_by_key(milestones: Iterable[Milestone], key: str) -> Milestone:
    """Return one milestone of a resolved season; raises SeasonError where there is none."""
    for milestone in milestones:
        if milestone.key == key:
            return milestone
    raise SeasonError(say("The season has no milestone '{key}'.", key=key))


def on_track(milestones: Iterable[Milestone], *tracks: Track) -> tuple[Milestone, ...]:
    """Return the milestones of the given tracks, in their order."""
    return tuple(milestone for milestone in milestones if milestone.track in tracks)


def check_cycles(milestones: Iterable[MilestoneRule]) -> None:
    """Raise SeasonError when a milestone follows one that does not exist, or itself."""
    _in_order_of_dependence(tuple(milestones))


def follows(rule: MilestoneRule) -> frozenset[str]:
    """Return the keys of the milestones whose dates this one is counted from."""
    return frozenset(v.date_rule.after for v in rule.versions if isinstance(v.date_rule, Offset))


def _in_order_of_dependence(milestones: tuple[MilestoneRule, ...]) -> list[MilestoneRule]:
    ordered: list[MilestoneRule] = []
    waiting = list(milestones)
    while waiting:
        placed = {rule.key for rule in ordered}
        ready = [rule for rule in waiting if follows(rule) <= placed]
        if not ready:
            names = ", ".join(rule.key for rule in waiting)
            raise SeasonError(
                say(
                    "Season rules: {names} follow one another, or a milestone that does not exist.",
                    names=names,
                )
            )
        ordered += ready
        waiting = [rule for rule in waiting if rule not in ready]
    return ordered


def _from_rule(
    rule: MilestoneRule, rules: SeasonRules, match_year: int, dated: Mapping[str, Milestone]
) -> Milestone:
    version = rule.version(match_year)
    on = version.date_rule.day(match_year, {key: milestone.on for key, milestone in dated.items()})
    return Milestone(
        key=rule.key,
        label=say(rule.label),
        track=rule.track,
        on=on,
        at=version.at,
        end=on + timedelta(days=version.days - 1) if version.days > 1 else None,
        zone=rules.zone,
        kind=rule.kind,
        status=DateStatus.DERIVED,
        sources=rule.sources,
        checked_on=rules.checked_on,
        expected=True,
        overridden=False,
        pattern=rule.pattern,
        note="",
    )


def _with_fact(milestone: Milestone, fact: Fact) -> Milestone:
    moved = milestone if fact.on is None else _moved(milestone, fact.on)
    return replace(
        moved,
        at=fact.at or milestone.at,
        end=fact.end or moved.end,
        status=fact.status,
        sources=fact.sources or milestone.sources,
        checked_on=fact.checked_on,
        expected=fact.status in EXPECTED,
        note=fact.note,
    )


def _with_override(milestone: Milestone, override: Override) -> Milestone:
    moved = milestone if override.on is None else _moved(milestone, override.on)
    return replace(
        moved,
        at=override.at or milestone.at,
        zone=override.zone or milestone.zone,
        status=DateStatus.OWN,
        sources=(override.source,) if override.source else milestone.sources,
        checked_on=override.checked_on,
        expected=False,
        overridden=True,
        note=override.note or milestone.note,
    )


def _moved(milestone: Milestone, on: date) -> Milestone:
    end = None if milestone.end is None else on + (milestone.end - milestone.on)
    return replace(milestone, on=on, end=end)
