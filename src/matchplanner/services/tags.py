"""Tags: the applicant's own labels on programs, such as "pediatric" or "small but welcoming" (R55, R60)."""

from collections.abc import Collection, Iterable, Sequence

from matchplanner.domain import entry
from matchplanner.errors import UserError
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Program, Tag
from matchplanner.wording import say

SUGGESTED = ("pediatric", "adult", "cancer/genomics", "small", "new", "little known", "welcoming")
"""Tags offered before the applicant has made any (R55, R60)."""

_LONGEST = 60
_CHUNK = 400


def read(program_ids: Collection[int] | None = None) -> dict[int, tuple[str, ...]]:
    """Return the tags of each program that has some, in the order of the alphabet; None asks for all."""
    query = Tag.select(Tag.program, Tag.name)
    if program_ids is not None:
        query = query.where(Tag.program.in_(program_ids))
    found: dict[int, list[str]] = {}
    for program_id, name in tuples(query):
        found.setdefault(program_id, []).append(name)
    return {program_id: tuple(sorted(names, key=str.casefold)) for program_id, names in found.items()}


def names() -> tuple[str, ...]:
    """Return every tag in use and the suggested ones, without repetition."""
    used = _used()
    known = {name.casefold() for name in used}
    return tuple(sorted(used | {n for n in SUGGESTED if n.casefold() not in known}, key=str.casefold))


def _used() -> set[str]:
    return {row[0] for row in tuples(Tag.select(Tag.name).distinct())}


def parsed(text: str) -> tuple[str, ...]:
    """Return the tags of a line of them, parted by commas or semicolons; raises UserError for a long one."""
    found = dict[str, str]()
    for part in text.replace(";", ",").replace("\n", ",").split(","):
        name = entry.one_line(part)
        if len(name) > _LONGEST:
            raise UserError(
                say("A tag has at most {most} characters.", most=_LONGEST), "Notes take longer texts."
            )
        if name:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def put(program_ids: Iterable[int], wanted: Sequence[str]) -> None:
    """Give programs exactly these tags; those they have already stay as they are written."""
    ids = list(program_ids)
    keep = {name.casefold() for name in wanted}
    had = {row[1].casefold() for row in _of(ids)} - keep
    for name in had:
        remove(ids, name)
    for name in wanted:
        add(ids, name)


def add(program_ids: Iterable[int], name: str) -> int:
    """Put a tag on programs and return how many did not have it.

    A tag is the same whatever its case; the spelling in use is kept.
    """
    (wanted,) = parsed(name) or ("",)
    if not wanted:
        raise UserError("A tag needs a name.")
    ids = list(program_ids)
    spelling = next((known for known in _used() if known.casefold() == wanted.casefold()), wanted)
    have = {row[0] for row in _of(ids) if row[1].casefold() == wanted.casefold()}
    there = {
        row[0]
        for part in _chunks(ids)
        for row in tuples(Program.select(Program.id).where(Program.id << part))
    }
    new = [program_id for program_id in dict.fromkeys(ids) if program_id in there - have]
    for part in _chunks(new):
        Tag.insert_many([{"program": program_id, "name": spelling} for program_id in part]).execute()
    return len(new)


def remove(program_ids: Iterable[int], name: str) -> int:
    """Take a tag off programs and return how many had it."""
    doomed = [row[2] for row in _of(list(program_ids)) if row[1].casefold() == name.strip().casefold()]
    for part in _chunks(doomed):
        Tag.delete().where(Tag.id << part).execute()
    return len(doomed)


def _of(ids: Sequence[int]) -> list[tuple[int, str, int]]:
    return [
        (program_id, name, tag_id)
        for part in _chunks(ids)
        for program_id, name, tag_id in tuples(
            Tag.select(Tag.program, Tag.name, Tag.id).where(Tag.program << part)
        )
    ]


def _chunks(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[at : at + _CHUNK] for at in range(0, len(ids), _CHUNK))
