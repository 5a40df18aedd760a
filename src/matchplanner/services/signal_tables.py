"""How many signals and geographic preferences a season has: shipped lists, corrected by the user (B24)."""

import functools
import importlib.resources
import tomllib

from matchplanner.domain import entry, season, token_tables
from matchplanner.domain.origins import Origin
from matchplanner.domain.places import Division
from matchplanner.domain.season import Track
from matchplanner.domain.token_tables import Allowance, DivisionLimit, SignalTable
from matchplanner.errors import UserError
from matchplanner.services import season as seasons
from matchplanner.store.schema import SeasonValue

_SIGNALS, _DIVISIONS, _MARK = "signals", "divisions", "/"
_NEWEST = season.MATCH_YEARS.stop - 1


def of_season() -> SignalTable:
    """Return what the target year's season has, corrected by the user; the newest while X is unknown.

    A correction that this version cannot read stays in the plan, unread.
    """
    target = seasons.target_year()
    year = _NEWEST if target is None else season.match_year_of(target)
    own: list[Allowance] = []
    limit: DivisionLimit | None = None
    for row in SeasonValue.select().where(SeasonValue.match_year == year):
        kind, _, rest = row.key.partition(_MARK)
        origin = Origin((), (row.source,) if row.source else (), row.checked_on, own=True)
        if kind == _SIGNALS:
            track, _, specialty = rest.partition(_MARK)
            counts = token_tables.counts_of(row.value)
            if counts is not None:
                own.append(Allowance(specialty, entry.read(Track, track, Track.MAIN), counts, origin))
        elif kind == _DIVISIONS and row.value.isdigit():
            limit = DivisionLimit(int(row.value), origin)
    return token_tables.of_season(_shipped(), year, own, limit)


def correct(
    specialty: object, track: Track, signals: object, *, source: object = "", checked_on: object = None
) -> None:
    """Put the user's own number in place of the shipped one; blank goes back to that.

    `signals` is "5", "3+12" for gold and silver, or "0" for none.
    """
    name = entry.required(specialty, "Name the specialty.")
    text = entry.one_line(signals)
    counts = token_tables.read_counts(text) if text else ()
    held = of_season().allowance(name)
    for one in Track:
        for known in {name, name if held is None else held.specialty}:
            _forget(f"{_SIGNALS}{_MARK}{one.value}{_MARK}{known}")
    if text:
        key = f"{_SIGNALS}{_MARK}{track.value}{_MARK}{name if held is None else held.specialty}"
        _keep(key, token_tables.counts_text(counts), source, checked_on)


def correct_divisions(most: object, *, source: object = "", checked_on: object = None) -> None:
    """Put the user's own limit of divisions in place of the shipped one; blank goes back to that."""
    number = entry.whole_number(most, "The number of divisions", 0, len(Division))
    _forget(_DIVISIONS)
    if number is not None:
        _keep(_DIVISIONS, str(number), source, checked_on)


def _year() -> int:
    target = seasons.target_year()
    if target is None:
        raise UserError(
            "How many there are belongs to a season.", "Enter the target application year in Profile first."
        )
    return season.match_year_of(target)


def _forget(key: str) -> None:
    SeasonValue.delete().where((SeasonValue.match_year == _year()) & (SeasonValue.key == key)).execute()


def _keep(key: str, value: str, source: object, checked_on: object) -> None:
    SeasonValue.create(
        match_year=_year(),
        key=key,
        value=value,
        source=entry.one_line(source),
        checked_on=entry.day(checked_on, "The day you checked it"),
    )


@functools.cache
def _shipped() -> tuple[tuple[Allowance, ...], tuple[DivisionLimit, ...]]:
    file = importlib.resources.files("matchplanner.resources").joinpath("signals", "signals.toml")
    return token_tables.parse(tomllib.loads(file.read_text("utf-8")))
