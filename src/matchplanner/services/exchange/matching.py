"""Which program of the plan a row of a list means: by its codes, by its name, or perhaps."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from matchplanner.services.exchange import decisions
from matchplanner.services.exchange.incoming_rows import Incoming
from matchplanner.services.programs import ProgramRow
from matchplanner.wording import say

LIKENESS = 92
"""How alike, of 100, name and institution must be for a row to count as perhaps the same program."""

_CONSIDERED = 20
_NO_STATE = ""
_SHORT_FORMS = {
    "univ": "university",
    "hosp": "hospital",
    "med": "medical",
    "ctr": "center",
    "centre": "center",
    "inst": "institute",
    "coll": "college",
    "dept": "department",
    "childrens": "children",
    "st": "saint",
    "and": "",
    "of": "",
    "the": "",
    "at": "",
}


@dataclass(frozen=True, slots=True)
class Match:
    """The program a row means; with `doubt` set, only perhaps, and `others` may be meant as well."""

    program: ProgramRow
    doubt: str = ""
    others: tuple[ProgramRow, ...] = ()


@dataclass(slots=True)
class Finder:
    """Finds programs of a plan; the plan must not change meanwhile.

    `settled` holds the uids of the programs that rows mean by the user's own word.
    """

    programs: Sequence[ProgramRow]
    settled: Mapping[str, str] = field(default_factory=dict)
    _by_key: dict[tuple[str, str], list[ProgramRow]] = field(init=False, default_factory=dict)
    _alike: dict[str, tuple[list[ProgramRow], list[str]]] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Index the programs by everything that tells them apart."""
        for program in self.programs:
            for key in _keys(program.uid, program.acgme_id, program.nrmp_code):
                self._by_key.setdefault(key, []).append(program)
            whole = identity(program.name, program.institution, program.city)
            self._by_key.setdefault(("identity", whole), []).append(program)

    def decided(self, row: Incoming) -> ProgramRow | None:
        """Return the program that the user once said a row like this means."""
        uid = self.settled.get(decisions.mark(row), "") if self.settled else ""
        return next(iter(self._by_key.get(("uid", uid), ())), None) if uid else None

    def exact(self, row: Incoming) -> Match | None:
        """Return the program with the row's uid, ACGME id, NRMP code or name and place, in this order.

        Several programs may share an ACGME id, as the tracks of one hospital
        do: then the one that agrees in everything the row states is meant.
        """
        keys = _keys(row.uid, row.text("acgme_id"), row.text("nrmp_code"))
        whole = identity(row.name, row.text("institution"), row.text("city"))
        by_code = list({p.id: p for key in keys for p in self._by_key.get(key, [])}.values())
        if len(by_code) > 1:
            agreeing = [p for p in by_code if set(keys) <= set(_keys(p.uid, p.acgme_id, p.nrmp_code))]
            if len(agreeing) > 1:
                agreeing = [p for p in agreeing if identity(p.name, p.institution, p.city) == whole]
            if len(agreeing) != 1:
                return Match(by_code[0], say("its codes belong to different programs"), tuple(by_code[1:]))
            return Match(agreeing[0])
        if by_code:
            return Match(by_code[0])
        named = self._by_key.get(("identity", whole), [])
        if not named:
            return None
        if len(named) > 1:
            return Match(named[0], say("several programs have this name and place"), tuple(named[1:]))
        return Match(named[0], say("same name and place, another code") if _contradict(named[0], row) else "")

    def alike(self, row: Incoming, taken: Collection[int]) -> Match | None:
        """Return the program in the same state whose name and institution are most alike, if any is enough.

        A state that is not known, here or there, may be any; then two cities
        that are known must be the same. Programs that another row means, or
        with another code or type, are not considered.
        """
        found: list[tuple[float, ProgramRow]] = []
        for likeness, program in self._near(row):
            if (
                program.id not in taken
                and not _contradict(program, row)
                and not _other_type(program, row)
                and _perhaps_there(program, row)
            ):
                found.append((likeness, program))
        if not found:
            return None
        likeness, program = max(found, key=lambda pair: (pair[0], -pair[1].id))
        others = tuple(other for _likeness, other in found if other is not program)
        return Match(
            program, say("name and institution are {likeness:.0f} % alike", likeness=likeness), others
        )

    def _near(self, row: Incoming) -> Iterator[tuple[float, ProgramRow]]:
        if not self.programs:
            return
        # Loaded here: most imports find every program by its codes or name.
        from rapidfuzz import fuzz, process

        if self._alike is None:
            self._alike = _by_state(self.programs)
        state = row.text("state").casefold()
        wanted = likeness_text(row.name, row.text("institution"))
        for where in (state, _NO_STATE) if state else self._alike:
            here, texts = self._alike.get(where, ([], []))
            for _text, likeness, place in process.extract(
                wanted, texts, scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=_CONSIDERED
            ):
                yield likeness, here[place]


def identity(name: str, institution: str, city: str) -> str:
    """Return name, institution and city in one comparable form, small letters and single spaces."""
    return "\n".join(" ".join(part.casefold().split()) for part in (name, institution, city))


def likeness_text(name: str, institution: str) -> str:
    """Return the words of name and institution, unfolded from their short forms, in alphabetical order."""
    plain = unicodedata.normalize("NFKD", f"{name} {institution}".replace("\u2019", "").replace("'", ""))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    words = (_SHORT_FORMS.get(word, word) for word in re.findall(r"\w+", bare))
    return " ".join(sorted(word for word in words if word))


def _by_state(programs: Sequence[ProgramRow]) -> dict[str, tuple[list[ProgramRow], list[str]]]:
    found: dict[str, tuple[list[ProgramRow], list[str]]] = {}
    for program in programs:
        rows, texts = found.setdefault(program.state.casefold(), ([], []))
        rows.append(program)
        texts.append(likeness_text(program.name, program.institution))
    return found


def _perhaps_there(program: ProgramRow, row: Incoming) -> bool:
    """Tell whether a program and a row may stand in one place, as far as their cities are known."""
    mine, theirs = program.city.casefold(), row.text("city").casefold()
    return bool(program.state and row.text("state")) or not mine or not theirs or mine == theirs


def _keys(uid: str, acgme_id: str, nrmp_code: str) -> list[tuple[str, str]]:
    named = (("uid", uid), ("acgme_id", acgme_id), ("nrmp_code", nrmp_code))
    return [(kind, key) for kind, key in named if key]


def _contradict(program: ProgramRow, row: Incoming) -> bool:
    pairs = ((program.acgme_id, row.text("acgme_id")), (program.nrmp_code, row.text("nrmp_code")))
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _other_type(program: ProgramRow, row: Incoming) -> bool:
    theirs = row.text("program_type")
    return bool(program.program_type.value and theirs and program.program_type.value != theirs)
