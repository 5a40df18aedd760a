"""What makes up for only observing: research, scores, statement, and each observership's own list (R226).

Source: guide_away_rotations.txt 499.
"""

from dataclasses import dataclass
from datetime import date

from matchplanner.domain import entry
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.rotation_lists import ITEMS, RotationList
from matchplanner.domain.rotations import RotationMode
from matchplanner.services import own_ticks, profile, research_plans, rotation_lists
from matchplanner.services.own_ticks import OwnTick
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Rotation, Statement

_LIST = "compensation"


class Aim(LabelledEnum):
    """What the guide asks to be stronger in where no hands-on rotation speaks for the applicant."""

    RESEARCH = "research", "Stronger research"
    SCORES = "scores", "Stronger scores"
    STATEMENT = "statement", "A more detailed statement"


@dataclass(frozen=True, slots=True)
class AimRow:
    """How far an aim has come: what the plan shows of it, the user's own tick and word.

    `planned` is only ahead: research that begins later, an examination without
    result, a text without words.
    """

    aim: Aim
    shown: tuple[str, ...]
    planned: tuple[str, ...]
    ticked_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class SiteRow:
    """An observership with what is settled of its list, and what is open."""

    rotation_id: int
    site: str
    done: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compensation:
    """All of it together; `hands_on` and `unknown` count the other rotations, whose mode may be unknown."""

    aims: tuple[AimRow, ...]
    sites: tuple[SiteRow, ...]
    hands_on: int
    unknown: int

    @property
    def only_observing(self) -> bool:
        """Whether there are observerships and nothing hands-on, as far as anybody knows."""
        return bool(self.sites) and not self.hands_on


def read(today: date) -> Compensation:
    """Return what makes up for only observing, over the whole plan."""
    query = Rotation.select(Rotation.id, Rotation.site, Rotation.mode).where(Rotation.scenario.is_null())
    modes = [
        (record, site, entry.read(RotationMode, mode, RotationMode.UNKNOWN))
        for record, site, mode in tuples(query.order_by(Rotation.starts_on, Rotation.id))
    ]
    ticked = rotation_lists.all_ticked()
    sites = tuple(
        _site(record, site, ticked.get(record, rotation_lists.nothing())[RotationList.COMPENSATION])
        for record, site, mode in modes
        if mode is RotationMode.OBSERVERSHIP
    )
    held = [mode for _record, _site, mode in modes]
    return Compensation(
        _aims(today), sites, held.count(RotationMode.HANDS_ON), held.count(RotationMode.UNKNOWN)
    )


def tick(aim: Aim, today: date, *, on: bool) -> None:
    """Note that an aim is reached, or take that back; a word on it stays."""
    own_ticks.tick(_LIST, aim.value, today, done=on)


def note(aim: Aim, text: object) -> None:
    """Keep the user's own evidence for an aim; "" takes it away."""
    own_ticks.note(_LIST, aim.value, text)


def _aims(today: date) -> tuple[AimRow, ...]:
    research = research_plans.read(today)
    exams = [f"{exam.name}: {exam.result}" for exam in profile.exams() if exam.result]
    sat = [exam.name for exam in profile.exams() if not exam.result]
    texts = list(
        tuples(
            Statement.select(Statement.title, Statement.body)
            .where(Statement.kind == "statement")
            .order_by(Statement.id)
        )
    )
    found = {
        Aim.RESEARCH: ([row.title for row in research.held], [row.title for row in research.planned]),
        Aim.SCORES: (exams, sat),
        Aim.STATEMENT: (
            [title for title, body in texts if body],
            [title for title, body in texts if not body],
        ),
    }
    kept = own_ticks.read(_LIST)
    rows = []
    for aim, (shown, planned) in found.items():
        own = kept.get(aim.value, OwnTick())
        rows.append(AimRow(aim, tuple(shown), tuple(planned), own.ticked_on, own.note))
    return tuple(rows)


def _site(record: int, site: str, ticked: frozenset[str]) -> SiteRow:
    items = ITEMS[RotationList.COMPENSATION]
    return SiteRow(
        record,
        site,
        tuple(item.label for item in items if item.key in ticked),
        tuple(item.label for item in items if item.key not in ticked),
    )
