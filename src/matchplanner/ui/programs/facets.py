"""What a list of programs can be narrowed by: each facet reads one thing from a program."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from matchplanner.domain import official_lists
from matchplanner.domain.claim_fields import IMPORTANT
from matchplanner.domain.claims import UNKNOWN, ClaimField, is_warning
from matchplanner.domain.field_values import is_value
from matchplanner.domain.mentoring import HelpKind
from matchplanner.domain.program_filter import Condition, OneOf, ProgramFilter, Span, Within
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.programs.column import Choices, ProgramColumn, Typed, tr
from matchplanner.ui.programs.fact_columns import LISTS, answered

COMMON = (
    "j1",
    "h1b",
    "sponsors",
    "tier",
    "status",
    "region",
    "program_type",
    "accreditation_class",
    "score",
    "fit",
    "scored",
    "positions_per_year",
    "research_level",
    "faculty_count",
    "tags",
    "help",
    "strengths",
    "completeness",
    "gaps",
    "doubts",
    "lists",
)
"""The facets offered first (R54, R55, R56); the others stand in groups below them."""

_BY_SPAN = ("fit",)
"""Columns whose sort key is what the figure may be, from the lowest to the highest."""

_BY_VALUE = ("state", "city", "region", "accreditation", "application_system")


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing to narrow by; `answers` or `number` reads it, the other is None.

    `choices` are the answers with the words that show them; where they are
    empty, the answers that occur are offered.
    """

    key: str
    title: str
    group: str
    answers: Callable[[ProgramRow], Sequence[str]] | None = None
    number: Callable[[ProgramRow], Span | None] | None = None
    choices: Choices = ()

    def offered(self, rows: Iterable[ProgramRow]) -> list[tuple[str, str, int]]:
        """Return (answer, words, how many programs give it), the facet's own answers first."""
        if self.answers is None:
            return []
        counts: dict[str, int] = {value: 0 for value, _words in self.choices}
        for row in rows:
            for answer in self.answers(row):
                counts[answer] = counts.get(answer, 0) + 1
        words = dict(self.choices)
        others = sorted((value for value in counts if value not in words), key=str.casefold)
        return [(value, words.get(value, value), counts[value]) for value in (*words, *others)]

    def words_of(self, value: str) -> str:
        """Return how an answer reads."""
        return dict(self.choices).get(value, value)

    def admits(self, condition: Condition) -> Callable[[ProgramRow], bool]:
        """Return the test that a condition on this facet puts to a program."""
        read_answers, read_number = self.answers, self.number
        if isinstance(condition, OneOf) and read_answers is not None:
            return lambda row: condition.admits(read_answers(row))
        if isinstance(condition, Within) and read_number is not None:
            return lambda row: condition.admits(read_number(row))
        return lambda _row: True

    def describe(self, condition: Condition) -> str:
        """Return a condition as its chip reads: "J-1: Yes, Unknown", "IMG score: 6 to 10"."""
        if isinstance(condition, OneOf):
            said = ", ".join(self.words_of(value) for value in condition.values)
        else:
            said = _range_words(condition)
        return f"{self.title}: {said}"


def build(columns: Sequence[ProgramColumn]) -> dict[str, Facet]:
    """Return every facet by its key: one for each column that can be narrowed by, and the computed ones."""
    found = [facet for column in columns if (facet := _of_column(column)) is not None]
    return {facet.key: facet for facet in (*_computed(), *found)}


def tests(facets: Mapping[str, Facet], asked: ProgramFilter) -> dict[Hashable, Callable[[ProgramRow], bool]]:
    """Return the tests of a filter by condition; conditions on facets that are not there are passed over."""
    return {
        condition: facets[condition.key].admits(condition)
        for condition in asked.conditions
        if condition.key in facets
    }


def _of_column(column: ProgramColumn) -> Facet | None:
    sort, edited, words = column.sort, column.edited or column.shown, column.words
    if sort is not None and column.key in _BY_SPAN:
        return Facet(column.key, column.title, column.group, number=sort)
    if sort is not None and (column.numeric or column.typed is Typed.NUMBER):
        return Facet(column.key, column.title, column.group, number=lambda row: _span(sort(row)))
    if words is not None:
        none = (("", tr("None noted")),)
        return Facet(column.key, column.title, column.group, lambda row: words(row) or ("",), choices=none)
    if column.typed is Typed.CHOICE:
        return Facet(
            column.key, column.title, column.group, lambda row: (edited(row),), choices=column.choices
        )
    if column.key in _BY_VALUE:
        unknown = (("", tr("Unknown")),)
        return Facet(
            column.key,
            column.title,
            column.group,
            lambda row: ("" if (said := column.shown(row)) == tr("unknown") else said,),
            choices=unknown,
        )
    return None


def _computed() -> tuple[Facet, ...]:
    return (*_standing(), *_people(), *_researched())


def _standing() -> tuple[Facet, ...]:
    """Return what is worked out of a program's score, visas and accreditation."""
    judged = tr("Judged")
    return (
        Facet("score", tr("IMG score"), judged, number=_score),
        Facet(
            "scored",
            tr("Scored"),
            judged,
            lambda row: (_scored(row),),
            choices=(("all", tr("All parts")), ("some", tr("Some parts")), ("none", tr("Not yet"))),
        ),
        Facet(
            "sponsors",
            tr("Sponsors"),
            tr("Visa and eligibility"),
            _sponsors,
            choices=(
                ("j1", tr("J-1")),
                ("h1b", tr("H-1B")),
                ("none", tr("No visa")),
                (UNKNOWN, tr("Nothing known")),
            ),
        ),
        Facet(
            "accreditation_class",
            tr("Accreditation status"),
            tr("Program"),
            lambda row: (_accreditation(row),),
            choices=(
                ("warning", tr("Warning, probation or withdrawal")),
                ("sound", tr("In order")),
                (UNKNOWN, tr("Unknown")),
            ),
        ),
    )


def _people() -> tuple[Facet, ...]:
    """Return who could help at a program (R121, R206)."""
    return (
        Facet(
            "help",
            tr("Help by people I know"),
            tr("My marks"),
            lambda row: tuple(dict.fromkeys(helper.kind.value for helper in row.helpers)) or ("",),
            choices=(
                (HelpKind.INTRODUCE.value, tr("Could introduce me")),
                (HelpKind.SPEAK.value, tr("Could speak for me")),
                ("", tr("Nobody noted")),
            ),
        ),
    )


def _researched() -> tuple[Facet, ...]:
    """Return what is worked out of how far a program is researched."""
    research, total = tr("Research"), len(IMPORTANT)
    return (
        Facet(
            "completeness",
            tr("Important answers known"),
            research,
            number=lambda row: _span(answered(row)),
        ),
        Facet(
            "gaps",
            tr("Missing"),
            research,
            _gaps,
            choices=(
                ("institution", tr("Institution")),
                ("place", tr("City or state")),
                ("code", tr("ACGME ID and NRMP code")),
                ("answers", tr("More than half of the {n} important answers").format(n=total)),
                ("", tr("Nothing")),
            ),
        ),
        Facet(
            "doubts",
            tr("Doubts"),
            research,
            _doubts,
            choices=(
                ("disputed", tr("Sources contradict each other")),
                ("stale", tr("An important answer is too old")),
                ("", tr("None")),
            ),
        ),
        Facet(
            "lists",
            tr("Official lists"),
            research,
            _lists,
            choices=(
                ("missing", tr("Missing from the latest list")),
                ("contradict", tr("ACGME and ERAS contradict each other")),
                *((name, tr("On {list}").format(list=name)) for name in LISTS.values()),
                ("", tr("Not looked up")),
            ),
        ),
    )


def _span(value: float | None) -> Span | None:
    return None if value is None else (float(value), float(value))


def _score(row: ProgramRow) -> Span | None:
    return (float(row.score.low), float(row.score.high)) if row.score.known else None


def _scored(row: ProgramRow) -> str:
    if not row.score.known:
        return "none"
    return "all" if row.score.assessed == row.score.of else "some"


def _sponsors(row: ProgramRow) -> tuple[str, ...]:
    said = {field: row.facts.value(field) for field in (ClaimField.J1, ClaimField.H1B)}
    taken = tuple(field.value for field, value in said.items() if value in {"yes", "conditional"})
    if taken:
        return taken
    refused = row.facts.value(ClaimField.VISA_SPONSORSHIP) == "no" or set(said.values()) == {"no"}
    return ("none",) if refused else (UNKNOWN,)


def _accreditation(row: ProgramRow) -> str:
    status = row.facts.value(ClaimField.ACCREDITATION)
    if not is_value(status):
        return UNKNOWN
    return "warning" if is_warning(status) else "sound"


def _gaps(row: ProgramRow) -> tuple[str, ...]:
    missing = (
        ("institution", not row.institution),
        ("place", not (row.city and row.state)),
        ("code", not (row.acgme_id or row.nrmp_code)),
        ("answers", answered(row) * 2 < len(IMPORTANT)),
    )
    return tuple(part for part, gone in missing if gone) or ("",)


def _doubts(row: ProgramRow) -> tuple[str, ...]:
    found = (("disputed", row.facts.disputed()), ("stale", row.facts.stale(IMPORTANT)))
    return tuple(doubt for doubt, there in found if there) or ("",)


def _lists(row: ProgramRow) -> tuple[str, ...]:
    said = {name: row.facts.value(field) for field, name in LISTS.items()}
    found = [name for name, value in said.items() if value == "yes"]
    if {said["ACGME"], said["ERAS"]} == {"yes", "no"}:
        found.append("contradict")
    if "no" in said.values() or official_lists.gone_from(row.facts):
        found.append("missing")
    return tuple(found) or ("",)


def _range_words(condition: Within) -> str:
    low, high = condition.low, condition.high
    if low is not None and high is not None:
        said = f"{low:g}" if low == high else tr("{low} to {high}").format(low=f"{low:g}", high=f"{high:g}")
    elif low is not None:
        said = tr("at least {low}").format(low=f"{low:g}")
    elif high is not None:
        said = tr("at most {high}").format(high=f"{high:g}")
    else:
        said = tr("known")
    return tr("{range} or unknown").format(range=said) if condition.unknown else said
