"""The case log: what is noted of a case, what is counted, where to look things up, and what becomes of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar
from urllib.parse import quote_plus

from matchplanner.domain.interviews import Enough
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.phrases import listed

ERAS_EXPERIENCE = 750
"""Most characters of an experience in ERAS (domain_facts.md 4.3)."""

ERAS_MEANINGFUL = 300
"""Most characters more for an experience that is called most meaningful (domain_facts.md 4.3)."""

QUESTIONS = range(3, 6)
"""Three to five questions for each case, the night before (R183)."""

_MOST_GENES = 3


class Inheritance(LabelledEnum):
    """How a condition is inherited."""

    UNKNOWN = "", "unknown"
    DOMINANT = "autosomal_dominant", "Autosomal dominant"
    RECESSIVE = "autosomal_recessive", "Autosomal recessive"
    X_LINKED = "x_linked", "X-linked"
    Y_LINKED = "y_linked", "Y-linked"
    MITOCHONDRIAL = "mitochondrial", "Mitochondrial"
    IMPRINTED = "imprinted", "Imprinted"
    CHROMOSOMAL = "chromosomal", "Chromosomal"
    REPEAT = "repeat_expansion", "Repeat expansion"
    MOSAIC = "mosaic", "Somatic mosaicism"
    MULTIFACTORIAL = "multifactorial", "Multifactorial"
    SPORADIC = "sporadic", "Sporadic"


class AgeBand(LabelledEnum):
    """About how old somebody was: a date of birth or an exact age could tell who it is."""

    UNKNOWN = "", "unknown"
    PRENATAL = "prenatal", "Before birth"
    NEWBORN = "newborn", "Newborn"
    INFANT = "infant", "Infant"
    CHILD = "child", "Child"
    ADOLESCENT = "adolescent", "Adolescent"
    ADULT = "adult", "Adult"
    OLDER = "older", "Older adult"


class CaseRole(LabelledEnum):
    """What the applicant did in a case."""

    OBSERVED = "observed", "Observed"
    HISTORY = "history", "Took the history"
    EXAMINED = "examined", "Examined"
    NOTE = "note", "Drafted a note"
    PRESENTED = "presented", "Presented in clinic"
    CONFERENCE = "conference", "Presented at conference"
    COUNSELED = "counseled", "Took part in the counseling"
    FOLLOWED = "followed", "Followed up results"


class Topic(LabelledEnum):
    """What was practised in counseling (R181)."""

    PLAIN = "plain", "Explained it in plain words"
    RECURRENCE = "recurrence", "Recurrence risk"
    UNCERTAINTY = "uncertainty", "Uncertain prognosis"
    CANCER = "cancer", "Result in a cancer gene"
    REPRODUCTIVE = "reproductive", "Reproductive choice"


class LookUp(LabelledEnum):
    """Where a gene or condition is looked up (R184)."""

    GENEREVIEWS = "genereviews", "GeneReviews"
    OMIM = "omim", "OMIM"
    UPTODATE = "uptodate", "UpToDate or the like"


class PracticeKind(LabelledEnum):
    """What is counted: skills (R185, R208) and initiative (R186)."""

    PEDIGREE = "pedigree", "Pedigree, three to four generations"
    HEAD = "head_circumference", "Head circumference"
    ARM_SPAN = "arm_span", "Arm span"
    SEGMENT_RATIO = "segment_ratio", "Segment ratio"
    ANOMALIES = "anomalies", "Anomalies documented"
    REPORT = "report", "Genetic test report read"
    BOARD = "board", "Tumor or genome board attended"
    NOTE = "note", "Note drafted"
    PRESENTATION = "presentation", "Case or tumor-board presentation"
    TALK = "talk", "Five-minute talk"

    @property
    def skill(self) -> bool:
        """Tell a skill of the field from initiative."""
        return self not in _INITIATIVE

    def done(self, count: int) -> str:
        """Say in the past tense how often it was done: "drew 3 pedigrees"."""
        verb, one, more = _DONE[self]
        return f"{verb} {count} {one if count == 1 else more}"


_INITIATIVE = frozenset({PracticeKind.NOTE, PracticeKind.PRESENTATION, PracticeKind.TALK})
_DONE = {
    PracticeKind.PEDIGREE: ("drew", "pedigree", "pedigrees"),
    PracticeKind.HEAD: ("measured", "head circumference", "head circumferences"),
    PracticeKind.ARM_SPAN: ("measured", "arm span", "arm spans"),
    PracticeKind.SEGMENT_RATIO: ("measured", "segment ratio", "segment ratios"),
    PracticeKind.ANOMALIES: ("documented the anomalies of", "patient", "patients"),
    PracticeKind.REPORT: ("read", "genetic test report", "genetic test reports"),
    PracticeKind.BOARD: ("attended", "tumor or genome board", "tumor or genome boards"),
    PracticeKind.NOTE: ("drafted", "note", "notes"),
    PracticeKind.PRESENTATION: ("gave", "case presentation", "case presentations"),
    PracticeKind.TALK: ("gave", "five-minute talk", "five-minute talks"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What of a case is told to others: no field of it may identify anybody."""

    condition: str
    gene: str
    inheritance: Inheritance
    roles: tuple[CaseRole, ...]
    practice: tuple[tuple[PracticeKind, int], ...]
    learning: str
    site: str


@dataclass(frozen=True, slots=True)
class Link:
    """A search at a site for a gene or condition; nothing is fetched until somebody opens it."""

    site: LookUp
    term: str
    url: str


Member = TypeVar("Member", bound=LabelledEnum)


def parse_ticked(kind: type[Member], text: str) -> tuple[Member, ...]:
    """Return the ticked members of a vocabulary, stored a line each; what is no member is left out."""
    held = set(text.split("\n"))
    return tuple(member for member in kind if member.value in held)


def ticked_text(ticked: Iterable[LabelledEnum]) -> str:
    """Return ticked members as the plan stores them."""
    return "\n".join(member.value for member in ticked)


def week_of(day: date) -> date:
    """Return the Monday of a day's week: a case keeps its week, not its day (B15)."""
    return day - timedelta(days=day.weekday())


def question_count(text: str) -> int:
    """Count the questions among notes for the next day: lines that end with a question mark."""
    return sum(line.rstrip().endswith("?") for line in text.split("\n"))


def questions_enough(count: int) -> Enough:
    """Judge the number of questions prepared for a case."""
    if count in QUESTIONS:
        return Enough.FINE
    return Enough.FEW if count < QUESTIONS.start else Enough.MANY


_DOUBT = re.compile(
    r"(?:(?:(?:highly|strongly)[ ])?(?:suspected|suspicion of|possible|probable|presumed|likely|confirmed|"
    r"known|query|rule out|r/o)[ ]|\?[ ]?)",
    re.IGNORECASE,
)
_URLS = {
    LookUp.GENEREVIEWS: "https://www.ncbi.nlm.nih.gov/books/NBK1116/?term={term}",
    LookUp.OMIM: "https://www.omim.org/search?index=entry&search={term}",
}


def looked_for(condition: str) -> str:
    """Return what to search for: a condition without words of doubt before it or question marks around it."""
    term = " ".join(condition.split())
    doubt = _DOUBT.match(term)
    if doubt is not None and doubt.end() < len(term):
        term = term[doubt.end() :]
    return term.rstrip(" ?")


def genes(text: str) -> tuple[str, ...]:
    """Return the genes of a field in which several may stand, each once."""
    return tuple(dict.fromkeys(part for part in re.split(r"[\s,;/]+", text) if part))


def links(condition: str, gene: str) -> tuple[Link, ...]:
    """Return searches in GeneReviews and OMIM for up to three genes and the condition (R184)."""
    terms = [term for term in (*genes(gene)[:_MOST_GENES], looked_for(condition)) if term]
    return tuple(
        Link(site, term, url.format(term=quote_plus(term)))
        for term in dict.fromkeys(terms)
        for site, url in _URLS.items()
    )


def subject(told: Told) -> str:
    """Name a case: "Suspected Marfan syndrome (FBN1, autosomal dominant)"."""
    gene = ", ".join(genes(told.gene))
    inheritance = "" if told.inheritance is Inheritance.UNKNOWN else _lower(told.inheritance.label)
    if not told.condition:
        return gene or "A case"
    behind = ", ".join(part for part in (gene, inheritance) if part)
    return f"{told.condition} ({behind})" if behind else told.condition


def packet_bullet(told: Told) -> str:
    """Return the line that reminds a letter writer of a shared case (R199, R200)."""
    parts = [subject(told)]
    done = _done(told)
    if done:
        parts[0] += f": {listed(done)}"
    learning = _flat(told.learning)
    if learning:
        parts.append(f"Learned: {_lower(learning)}")
    return _sentences(parts)


def talking_point(told: Told) -> str:
    """Return what to tell of a case in an interview: the case, what I did, what I learned."""
    parts = [f"A case to tell: {_lower(subject(told))}"]
    done = _done(told)
    if done:
        parts.append(f"What I did: {listed(done)}")
    learning = _flat(told.learning)
    if learning:
        parts.append(f"What I learned: {_lower(learning)}")
    return _sentences(parts)


def eras_line(told: Told) -> str:
    """Return the text of an ERAS experience; how long it may be is for its writer to see to."""
    place = f" at {told.site}" if told.site else ""
    parts = [f"{subject(told)}{place}"]
    done = _done(told)
    if done:
        parts[0] += f": I {listed(done)}"
    learning = _flat(told.learning)
    if learning:
        parts.append(f"I learned {_lower(learning)}" if learning.startswith(_CLAUSES) else learning)
    return _sentences(parts)


_CLAUSES = (
    "How ",
    "That ",
    "To ",
    "What ",
    "Why ",
    "When ",
    "how ",
    "that ",
    "to ",
    "what ",
    "why ",
    "when ",
)


def practice_sentence(counts: Mapping[PracticeKind, int]) -> str:
    """Say what was done how often: "Drew 3 pedigrees and gave 1 five-minute talk."; "" for nothing."""
    done = [kind.done(counts[kind]) for kind in PracticeKind if counts.get(kind)]
    text = listed(done)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _done(told: Told) -> list[str]:
    roles = [_lower(role.label) for role in told.roles]
    return roles + [kind.done(count) for kind, count in told.practice if count]


def _lower(text: str) -> str:
    """Begin in lower case, unless the first word is an acronym or a name that stands for itself."""
    first = text.split(" ", 1)[0]
    plain = first.isalpha() and first[1:].islower() and first.casefold() in _PLAIN
    return text[0].lower() + text[1:] if plain else text


_PLAIN = frozenset(
    {word.split()[0].casefold() for kind in (CaseRole, Inheritance) for word in (m.label for m in kind)}
    | {clause.strip().casefold() for clause in _CLAUSES}
    | {"suspected", "possible", "probable", "presumed", "likely", "confirmed", "known", "a", "an", "the"}
)


def _flat(text: str) -> str:
    return " ".join(text.split()).rstrip(" .")


def _sentences(parts: Iterable[str]) -> str:
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts)
