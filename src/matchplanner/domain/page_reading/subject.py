"""Which statements of a page speak of its program rather than of another one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matchplanner.domain.page_reading.asides import is_aside, is_story
from matchplanner.domain.page_reading.lines import TITLE_LEVEL
from matchplanner.domain.page_reading.outline import Outline, Section, Sentence
from matchplanner.domain.page_reading.page_subject import is_of_others
from matchplanner.domain.page_reading.specialties import (
    ANY_GENETICS,
    COMBINED,
    COUNSELLING,
    FELLOWSHIP,
    GENETICS,
    GENETICS_RESIDENCY,
    LEARNERS,
    OTHER_RESIDENCY,
    OTHER_SPECIALTY,
    OTHER_SUBJECT,
    RESIDENTS,
    Main,
)
from matchplanner.domain.page_reading.words import parts

_BARE_OTHER = re.compile(
    rf"(?:categorical |general |combined )?(?:pediatric )?{OTHER_SPECIALTY}(?: (?:and|&) \w+)?"
)
"""A heading that consists of another specialty's name."""

_BARE_GENETICS = re.compile(rf"(?:the )?{GENETICS}(?: and genomics| & genomics)?(?: \(\w+\))?")
_STAFF_TITLE = re.compile(
    r"\b(?:other|related|further|affiliated) (?:training |genetics |educational )?(?:program(?:me)?s?|"
    r"pathways?|opportunit\w+|residenc\w+|tracks?)|"
    r"\b(?:scholars?|observers?|visitors?|employees?|news|events|giving|donate|careers? at|fellowships?|"
    r"fellows?|students?|"
    r"publications?|"
    r"affiliated hospitals?|history of the (?:hospital|university|institution)|about (?:the )?(?:hospital|"
    r"university))\b|^related\b|\byou may also (?:like|be interested)\b|^see also\b|^more (?:from|about|in)\b"
)
_OURS = re.compile(
    rf"{GENETICS_RESIDENCY.pattern}|\b(?:our|this|the) (?:\w+[ -]){{0,3}}residency\b|\bour residents?\b|"
    r"\b(?:genetics|categorical) (?:residents?|program(?:me)?|track)\b|\bresidents and fellows\b|"
    r"\bhouse ?(?:staff|officers?)\b"
)
_AFTER_OURS = re.compile(
    rf"\b(?:graduates? (?:of|from)|complet\w+|after|following|finish\w*|trained in) (?:an? |any |the |"
    rf"their |your )?"
    rf"(?:accredited |acgme-accredited )?(?:residency in )?{GENETICS}(?: residency)?"
)
_HOUSE_WIDE = re.compile(
    r"\b(?:residen(?:ts?|cy|cies)|trainees|house ?staff)(?: (?:training )?program(?:me)?s?)?(?:,| and| or|"
    r"/| ?&)+ ?(?:clinical |their )?"
    r"fellow(?:s|ships?)?(?: program(?:me)?s?)?\b|"
    r"\bfellow(?:s|ships?)?(?: program(?:me)?s?)?(?:,| and| or|/| ?&)+ ?(?:medical |"
    r"clinical )?residen(?:ts?|cy|cies)\b"
)
_TRAIL = re.compile(r"\s[>\u00bb\u203a|]\s")
"""A trail of links, "Education > Fellowships > Medical Genetics", is no heading."""

_BEFORE_ENTRY = re.compile(
    r"\b(?:complet\w+|prior|previous(?:ly)?|prerequisite|after|following|at least|in addition to|minimum|"
    r"or more|have|did|done|my|from|either|(?:years?|months?) of|finish\w*|graduates|train(?:ed|ing) in|"
    r"eligible|years? in|needs?|full)\b"
)
_REFERS_BACK = re.compile(
    r"\s*(?:it|they|these|this|that|its|their|the (?:fellowship|program(?:me)?|fellows?)|those|such|"
    r"fellows?|both)\b"
)
_ONLY_FOR = re.compile(r"\W*(?:and |but )?(?:only|just|solely|not|never|mainly) (?:for|in|by|to|of)\b")
_PAGE_WIDE = re.compile(
    r"\b(?:(?:all|both) (?:of our )?(?:training )?(?:programs|residenc\w+|tracks)|contact\w*|overview|about|"
    r"faqs?|frequently|our|program(?:me)?|residency|residents?|how to apply|"
    r"apply|application\w*)\b"
)

_NO_RESIDENCY = re.compile(
    rf"{COUNSELLING.pattern}|\bcounsell?\w+|\bph\W?d\b|\bmasters?\b|\bstudents?\b|\bmsc?\b"
)
"""What a column or row is about that is of no residents."""


class Scope(StrEnum):
    """Whom a passage speaks of."""

    OURS = "ours"
    OTHER = "other"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement about the page's own program; `at` is its place in the sentence."""

    sentence: Sentence
    text: str
    at: int

    @property
    def titles(self) -> str:
        """The title of its section."""
        return self.sentence.section.title


def clauses(page: Outline, main: Main) -> Iterator[Clause]:
    """Yield the statements that speak of the page's own program."""
    sections, guest = _section_scopes(page, main), _is_guest(page, main)
    paragraph, carried = -1, Scope.OPEN
    for sentence in page.sentences:
        if not is_ours(sentence, main) or _is_labelled_other(sentence, main):
            continue
        if sentence.paragraph != paragraph:
            paragraph, carried = sentence.paragraph, Scope.OPEN
        scope = scope_of(sentence.text, main)
        if not sentence.answer_at and sentence.lead and scope is Scope.OPEN:
            scope = scope_of(sentence.lead, main)
        if scope is Scope.OPEN and carried is Scope.OTHER and _REFERS_BACK.match(sentence.text):
            scope = Scope.OTHER
        if scope is not Scope.OPEN:
            carried = scope
        section = sections[sentence.section.number]
        standing = section if scope is Scope.OPEN else scope
        if section is Scope.OTHER and (guest or _names_other(sentence.text, main)):
            continue
        if is_story(sentence.text, sentence.answer):
            continue
        yield from _own_parts(sentence, main, standing)


def _is_labelled_other(sentence: Sentence, main: Main) -> bool:
    """Return whether a statement's label names another specialty, "Pediatrics: October 1"."""
    return sentence.labelled and main is not Main.OTHER and _BARE_OTHER.fullmatch(sentence.lead) is not None


def is_ours(sentence: Sentence, main: Main) -> bool:
    """Return whether a cell of a table about several programs is about the page's own."""
    return not sentence.subject or _of_subject(sentence.subject, main) is Scope.OURS


def _of_subject(subject: str, main: Main) -> Scope:
    """Return whom a cell of a table about several programs speaks of."""
    combined = COMBINED.search(subject) is not None
    if combined or FELLOWSHIP.search(subject) or _NO_RESIDENCY.search(subject):
        return Scope.OURS if combined and main is Main.COMBINED else Scope.OTHER
    genetics = ANY_GENETICS.search(subject) is not None or "categorical" in subject
    other = re.search(OTHER_SPECIALTY, subject) is not None and not ANY_GENETICS.search(subject)
    return Scope.OURS if genetics and not other and main is Main.GENETICS else Scope.OTHER


def _own_parts(sentence: Sentence, main: Main, standing: Scope) -> Iterator[Clause]:
    """Yield the parts of a sentence that are not about another program.

    In a sentence about two programs a part without a name belongs to the one
    named before it.
    """
    cut = list(parts(sentence.text))
    named = [scope_of(text, main) for _, text in cut]
    both = Scope.OTHER in named and Scope.OURS in named
    last = Scope.OPEN if both or _turns_to_another(cut, named) else standing
    for (at, text), scope in zip(cut, named, strict=True):
        last = scope if scope is not Scope.OPEN else last
        if last is not Scope.OTHER and not is_aside(text):
            yield Clause(sentence, text, at)


def _turns_to_another(cut: Sequence[tuple[int, str]], named: Sequence[Scope]) -> bool:
    """Return whether only what follows the first part is about another program: "...; the fellowship ..."."""
    first = next((number for number, scope in enumerate(named) if scope is Scope.OTHER), 0)
    return bool(first) and not _ONLY_FOR.match(cut[first][1])


def _is_guest(page: Outline, main: Main) -> bool:
    """Return whether the page's program only has a section on a page of another specialty's."""
    return main is not Main.OTHER and is_of_others(page)


def _guest_scopes(page: Outline, main: Main) -> Mapping[int, Scope]:
    """Return whom the sections of another program's page speak of: ours only where a heading says so."""
    scopes: dict[int, Scope] = {0: Scope.OTHER}
    for section in page.sections[1:]:
        named = (COMBINED if main is Main.COMBINED else GENETICS_RESIDENCY).search(section.title)
        above = any(scopes[number] is Scope.OURS for number in section.above)
        scopes[section.number] = Scope.OURS if named or above else Scope.OTHER
    return scopes


def _section_scopes(page: Outline, main: Main) -> Mapping[int, Scope]:
    if _is_guest(page, main):
        return _guest_scopes(page, main)
    with_text = {sentence.section.number for sentence in page.sentences}
    scopes: dict[int, Scope] = {0: Scope.OPEN}
    before: Section = page.sections[0]
    listed = _lists_specialties(page, main)
    own = {section.level for section in page.sections[1:] if _title_scope(section.title, main) is Scope.OURS}
    for section in page.sections[1:]:
        scope = _title_scope(section.title, main)
        if listed and scope is Scope.OPEN:
            scope = _listed_scope(section, listed)
        if scope is Scope.OPEN and section.level in own and main is not Main.OTHER:
            scope = Scope.OTHER if _BARE_OTHER.fullmatch(section.title) else scope
        if scope is Scope.OPEN:
            scope = next(
                (scopes[n] for n in reversed(section.above) if scopes[n] is not Scope.OPEN), Scope.OPEN
            )
            goes_on = section.level == TITLE_LEVEL == before.level and before.number in with_text
            apart = _STAFF_TITLE.search(before.title) and not _names_other(before.title, main)
            if goes_on and not section.above and not apart and not _PAGE_WIDE.search(section.title):
                scope = scopes[before.number]
        scopes[section.number] = scope
        before = section
    return scopes


def _lists_specialties(page: Outline, main: Main) -> int:
    """Return the level of the headings by which a page lists programs of several specialties; 0 if none."""
    if main is not Main.GENETICS:
        return 0
    levels = {section.level for section in page.sections[1:] if _BARE_GENETICS.fullmatch(section.title)}
    others = {section.level for section in page.sections[1:] if _BARE_OTHER.fullmatch(section.title)}
    return min(levels & others, default=0)


def _listed_scope(section: Section, level: int) -> Scope:
    """Return whom a section of a list of programs speaks of: any that is not named genetics is another."""
    if _BARE_GENETICS.fullmatch(section.title):
        return Scope.OURS
    return Scope.OTHER if section.level == level and not _PAGE_WIDE.search(section.title) else Scope.OPEN


def _title_scope(title: str, main: Main) -> Scope:
    if _TRAIL.search(title):
        return Scope.OPEN
    scope = scope_of(title, main)
    if scope is Scope.OPEN and RESIDENTS.search(title):
        return Scope.OURS
    if scope is Scope.OPEN and (_STAFF_TITLE.search(title) or COUNSELLING.search(title)):
        return Scope.OTHER
    return scope


def scope_of(text: str, main: Main) -> Scope:
    """Return whom a folded text names: the page's program, only other ones, or none."""
    ours = _names_main(text, main)
    if _names_other(text, main):
        return Scope.OURS if ours else Scope.OTHER
    return Scope.OURS if ours else Scope.OPEN


def _names_main(text: str, main: Main) -> bool:
    if main is Main.COMBINED and COMBINED.search(text):
        return True
    if main is Main.OTHER:
        return _OURS.search(text) is not None
    if main is Main.GENETICS:
        text = COMBINED.sub(" ", text)
    plain = _AFTER_OURS.sub(" ", OTHER_RESIDENCY.sub(" ", text))
    return _OURS.search(plain) is not None and (main is Main.GENETICS or "categorical" not in plain)


def _names_other(text: str, main: Main) -> bool:
    text = _HOUSE_WIDE.sub(" ", text)
    if FELLOWSHIP.search(text) or COUNSELLING.search(text) or LEARNERS.search(text):
        return True
    if main is Main.OTHER:
        return False
    if main is Main.GENETICS and COMBINED.search(text):
        return True
    if main is Main.COMBINED and re.search(r"\bcategorical\b", text) and not COMBINED.search(text):
        return True
    if OTHER_SUBJECT.match(text) and not COMBINED.search(text):
        return True
    other = None if COMBINED.search(text) else OTHER_RESIDENCY.search(text)
    return other is not None and not _BEFORE_ENTRY.search(text, 0, other.start())


def line_scopes(page: Outline, main: Main) -> list[Scope]:
    """Return for each line whom its section speaks of."""
    sections = _section_scopes(page, main)
    scopes, number = [], 0
    for line in page.lines:
        while number + 1 < len(page.sections) and page.sections[number + 1].start <= line.start:
            number += 1
        scopes.append(sections[number])
    return scopes
