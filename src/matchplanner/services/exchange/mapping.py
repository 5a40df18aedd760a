"""Which column holds what, remembered in the plan for the next list with the same headings."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from matchplanner.services.exchange import columns
from matchplanner.services.exchange.dates import DateOrder
from matchplanner.services.exchange.incoming import AS_IT_IS, Wanted
from matchplanner.store.schema import Preference

_PREFIX = "mapping:"
_DIGITS = 32


def remembered(headers: Sequence[str]) -> Wanted:
    """Return how a list with these headings was understood last, `AS_IT_IS` for one never seen."""
    stored = Preference.get_or_none(Preference.key == _key(headers))
    return AS_IT_IS if stored is None else _read(stored.value, headers)


def remember(headers: Sequence[str], wanted: Wanted) -> None:
    """Keep how a list was understood, where it is not what its headings say anyway."""
    by_itself = wanted.columns is None or dict(wanted.columns) == columns.suggested(headers)
    if by_itself and not wanted.dates:
        Preference.delete().where(Preference.key == _key(headers)).execute()
        return
    kept = {"columns": None if by_itself else dict(wanted.columns or {}), "dates": wanted.dates.value}
    value = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    stored = Preference.get_or_none(Preference.key == _key(headers))
    if stored is None:
        Preference.create(key=_key(headers), value=value)
    elif stored.value != value:
        Preference.update(value=value).where(Preference.id == stored.id).execute()


def _key(headers: Sequence[str]) -> str:
    shape = "\n".join(map(columns.plain, headers))
    return _PREFIX + hashlib.sha256(shape.encode()).hexdigest()[:_DIGITS]


def _read(value: str, headers: Sequence[str]) -> Wanted:
    """Return what is stored, as far as this version understands it: the plan may come from another one."""
    try:
        kept: Any = json.loads(value)
    except ValueError:
        return AS_IT_IS
    if not isinstance(kept, dict):
        return AS_IT_IS
    given = kept.get("columns")
    known = {*columns.targets(), columns.NOT_READ}
    mapped = None
    if isinstance(given, dict):
        mapped = {header: target for header, target in given.items() if header in headers and target in known}
    dates = kept.get("dates")
    return Wanted(mapped, DateOrder(dates) if dates in tuple(DateOrder) else DateOrder.AUTOMATIC)
