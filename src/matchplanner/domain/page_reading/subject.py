"""What a page is about, and which of its statements speak of that program rather than of another one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matchplanner.domain.page_reading import page_kind
from matchplanner.domain.page_reading.lines import TITLE_LEVEL, Shape
from matchplanner.domain.page_reading.outline import Outline, Section, Sentence
from matchplanner.domain.page_reading.words import folded, parts

_GENETICS = (
    r"(?<!biochemical )(?<!laboratory )(?<!molecular )(?<!lab )\b(?:medical |clinical |"
    r"human )?(?:genetics?|genomics?|genomic "
    r"medicine|mgg|geneticists?)(?:(?: and | & |/| ?, ?)genom\w+(?: medicine)?)?"
)
_OTHER_SPECIALTY = (
    r"(?:pediatrics?|internal medicine|family medicine|child neurology|neurology|"
    r"obstetrics(?: and gynecology)?|ob/?-?gyn|pathology|surgery|psychiatry|neonatology|"
    r"maternal[- ]fetal medicine|medicine-pediatrics|med-?peds|anesthesiology|radiology|dermatology|"
    r"cardiology|oncology|endocrinology|emergency medicine|urology|orthop(?:a)?edics|"
    r"otolaryngology|ophthalmology|neurosurgery)"
)
_GENETICS_RESIDENCY = re.compile(
    rf"{_GENETICS}[ ,-]+(?:\(\w+\) )?(?:categorical |gme |training |medicine )?(?:residen\w+|"
    rf"program(?:me)?\b(?! assistant)|training)|residen(?:cy|ts?)(?: training|"
    rf" program(?:me)?)?s? (?:program(?:me)? )?in (?:categorical )?{_GENETICS}|"
    rf"categorical (?:\w+ )?{_GENETICS}|{_GENETICS}[ ,(-]+categorical|clinical geneticists? in training"
)
_BARE_OTHER = re.compile(
    rf"(?:categorical |general |combined )?(?:pediatric )?{_OTHER_SPECIALTY}(?: (?:and|&) \w+)?"
)
"""A heading that consists of another specialty's name."""

_BARE_GENETICS = re.compile(rf"(?:the )?{_GENETICS}(?: and genomics| & genomics)?(?: \(\w+\))?")
_ANY_GENETICS = re.compile(rf"\b{_GENETICS}\b")
_COMBINED = re.compile(
    rf"(?<!has )(?<!have )\bcombined[ -]+(?:\(?[\w/&-]+\)?[ ,]+){{0,6}}?(?:program(?:me)?|residen|track|"
    rf"pathway|"
    rf"genetic|training|applica|position|curricul)|"
    rf"(?:pediatrics?|peds?|internal medicine|im|medicine)\s?[-/&+]\s?{_GENETICS}|\b(?:peds|med)[-/]gen\w*|"
    rf"(?:pediatrics|internal medicine) and {_GENETICS}"
)
_FELLOWSHIP = re.compile(
    r"\bfellowships?\b|\bfellows?\b|\blgg\b|laboratory genetics (?:and|&) genomics|"
    r"biochemical genetics (?:program(?:me)?|training program(?:me)?)"
)
_OTHER_RESIDENCY = re.compile(
    rf"{_OTHER_SPECIALTY}\)?[' s]* (?:residency|residents?|program(?:me)?|training program(?:me)?|applicants|"
    rf"applications?|deadline|"
    rf"interviews?|interview season|coordinator|track|match|positions?|side)\b|"
    rf"categorical {_OTHER_SPECIALTY}\b|"
    rf"residen(?:c\w+|ts?) in {_OTHER_SPECIALTY}|{_OTHER_SPECIALTY} (?:runs|has|offers|takes|keeps) its own"
)
_COUNSELLING = re.compile(
    r"(?:master\w*|\bmsc?|m\Ws\W?)(?: of science)? in genetic counsell?ing|\bgc admissions\b|"
    r"counsell?ing program(?:me)?|genetic counsell?ing (?:graduate |training |master\w*|"
    r"ms )*(?:program(?:me)?|training|"
    r"students?|track|degree|master)|"
    r"genetic counsell?or (?:training|education|program(?:me)?)|genetic counsell?ing (?:graduates?|"
    r"applicants)"
)
_LEARNERS = re.compile(
    r"\bmedical students?\b|\bvisiting students?\b|\bclerkships?\b|\bobserver(?:s|ships?)\b|\bexternships?\b|"
    r"\b(?:ph\W?d|doctoral|master'?s|undergraduate) (?:program(?:me)?|students?|training|degrees? in)|"
    r"\bpost-?doc\w*|"
    r"\b(?:ph\W?d|doctorate|master'?s?) in\b(?! hand)|"
    r"\bgraduate students?\b|\bresearch scholars?\b|\bvisiting (?:scholars?|scientists?|professors?)\b|"
    r"\bvslo\b"
)
_STAFF_TITLE = re.compile(
    r"\bother (?:training |genetics )?(?:program(?:me)?s?|pathways?|opportunit\w+|residenc\w+|tracks?)|"
    r"\b(?:scholars?|observers?|visitors?|employees?|news|events|giving|donate|careers? at|fellowships?|"
    r"fellows?|students?|"
    r"publications?|"
    r"affiliated hospitals?|history of the (?:hospital|university|institution)|about (?:the )?(?:hospital|"
    r"university))\b"
)
_OURS = re.compile(
    rf"{_GENETICS_RESIDENCY.pattern}|\b(?:our|this|the) (?:\w+[ -]){{0,3}}residency\b|\bour residents?\b|"
    r"\b(?:genetics|categorical) (?:residents?|program(?:me)?|track)\b|\bresidents and fellows\b|"
    r"\bhouse ?(?:staff|officers?)\b"
)
_AFTER_OURS = re.compile(
    rf"\b(?:graduates? (?:of|from)|complet\w+|after|following|finish\w*|trained in) (?:an? |any |the |"
    rf"their |your )?"
    rf"(?:accredited |acgme-accredited )?(?:residency in )?{_GENETICS}(?: residency)?"
)
_HOUSE_PAGE = re.compile(
    r"\bgraduate medical education\b|\ball (?:of our )?residen(?:cy|ts)\b|\b(?:every|each|"
    r"all) (?:\w+ )?(?:residency|training) program|"
    r"\bhouse ?staff office\b|\bgme office\b"
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

_RESIDENTS = re.compile(r"\bresiden(?:cy|ts?)\b")
_BEFORE_ENTRY = re.compile(
    r"\b(?:complet\w+|prior|previous(?:ly)?|prerequisite|after|following|at least|in addition to|minimum|"
    r"or more|have|did|done|my|from|either|(?:years?|months?) of|finish\w*|graduates|train(?:ed|ing) in|"
    r"eligible|year in)\b"
)
_REFERS_BACK = re.compile(
    r"\s*(?:it|they|these|this|that|its|their|the (?:fellowship|program(?:me)?|fellows?)|those|such|"
    r"fellows?|both)\b"
)
_ONLY_FOR = re.compile(r"\W*(?:and |but )?(?:only|just|solely|not|never|mainly) (?:for|in|by|to|of)\b")
_PAGE_WIDE = re.compile(
    r"\b(?:contact\w*|overview|about|faqs?|frequently|our|program(?:me)?|residency|residents?|how to apply|"
    r"apply|application\w*)\b"
)

_QUOTES_SOMEBODY = re.compile(r"\W*\"(?=[^\"]*\b(?:i|my|me|i'm|i've)\b)")
"""What a resident tells in quotes is no statement of the program."""

_TITLE_LINES = 4
_SHORT_TITLE = 60
_LONGEST_TITLE = 160


class Main(StrEnum):
    """The program a page is about."""

    GENETICS = "genetics"
    COMBINED = "combined"
    OTHER = "other"


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


def main_program(page: Outline, name: str = "") -> Main | None:
    """Return what program a page is about; None if it is no page of a residency program.

    `name` is the title a browser shows above the page.
    """
    low = folded(f"{name}\n{page.text}")
    title = f"{folded(name)} | {_title(page)}"
    residents = _names_residents(title)
    if not page_kind.names_residency(low) or page_kind.is_guide(title):
        return None
    if page_kind.is_other_page(low, title, names_residents=residents):
        return None
    labelled = residents or any(sentence.labelled for sentence in page.sentences)
    if not page_kind.speaks_for_itself(low) and not labelled:
        return None
    return _of_headings(page, title) or _of_text(low, title)


def is_doubtful(page: Outline, name: str = "") -> bool:
    """Return whether a page may be no program's own, such as news: see `page_kind.is_doubtful`."""
    title = f"{folded(name)} | {_title(page)}"
    return page_kind.is_doubtful(
        folded(f"{name}\n{page.text}"), title, names_residents=_names_residents(title)
    )


def is_general(page: Outline, name: str = "") -> bool:
    """Return whether a page speaks of programs in general: see `page_kind.is_general`."""
    return page_kind.is_general(folded(f"{name}\n{page.text}"), f"{folded(name)} | {_title(page)}")


def _names_residents(title: str) -> bool:
    return (_RESIDENTS.search(title) or _GENETICS_RESIDENCY.search(title)) is not None


def _of_headings(page: Outline, title: str) -> Main | None:
    titles = [section.title for section in page.sections[1:]]
    for heading in (title, *titles):
        if _COMBINED.search(heading) and "categorical" not in heading:
            first = _COMBINED.search(title.partition(" | ")[0] + folded(page.lines[0].text))
            return Main.GENETICS if not first and any(map(_names_own, titles)) else Main.COMBINED
        if _GENETICS_RESIDENCY.search(heading):
            return Main.GENETICS
    plain = (section.title for section in page.sections[1:] if len(section.title) < _SHORT_TITLE)
    return Main.GENETICS if any(_only_genetics(title) for title in plain) else None


def _names_own(title: str) -> bool:
    """Return whether a heading names the residency in genetics alone, beside a combined one."""
    return not _COMBINED.search(title) and _GENETICS_RESIDENCY.search(title) is not None


def _only_genetics(title: str) -> bool:
    """Return whether a heading names genetics as a program, without "clinic", "faculty" and the like."""
    return _ANY_GENETICS.search(title) is not None and not (
        _FELLOWSHIP.search(title)
        or page_kind.is_other_title(title)
        or "clinic" in title
        or "department" in title
    )


def _of_text(low: str, title: str) -> Main:
    combined, single = _COMBINED.search(low), _GENETICS_RESIDENCY.search(low)
    if single is None and not _OTHER_RESIDENCY.search(title):
        single = _ANY_GENETICS.search(low)
    if combined and (single is None or combined.start() <= single.start()):
        return Main.COMBINED
    return Main.GENETICS if single or _HOUSE_PAGE.search(low) else Main.OTHER


def _title(page: Outline) -> str:
    """Return the headings at the top, and the highest ones where levels are known."""
    marked = [section.title for section in page.sections[1:] if section.level < TITLE_LEVEL]
    first = [
        folded(line.text)
        for number, line in enumerate(page.lines[:_TITLE_LINES])
        if line.shape is Shape.HEADING
        or (not number and len(line.text) < _LONGEST_TITLE and line.shape is not Shape.ROW)
        or (line.shape is Shape.ROW and _GENETICS_RESIDENCY.search(folded(line.text)))
    ]
    return " | ".join((*first, *marked[:1]))


def clauses(page: Outline, main: Main) -> Iterator[Clause]:
    """Yield the statements that speak of the page's own program."""
    sections = _section_scopes(page, main)
    paragraph, carried = -1, Scope.OPEN
    for sentence in page.sentences:
        if not is_ours(sentence, main):
            continue
        if sentence.labelled and main is not Main.OTHER and _BARE_OTHER.fullmatch(sentence.lead):
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
        if section is Scope.OTHER and _names_other(sentence.text, main):
            continue
        if _QUOTES_SOMEBODY.match(sentence.answer):
            continue
        yield from _own_parts(sentence, main, standing)


def is_ours(sentence: Sentence, main: Main) -> bool:
    """Return whether a cell of a table about several programs is about the page's own."""
    return not sentence.subject or _of_subject(sentence.subject, main) is Scope.OURS


def _of_subject(subject: str, main: Main) -> Scope:
    """Return whom a cell of a table about several programs speaks of."""
    combined = _COMBINED.search(subject) is not None
    if combined or _FELLOWSHIP.search(subject) or _COUNSELLING.search(subject):
        return Scope.OURS if combined and main is Main.COMBINED else Scope.OTHER
    genetics = _ANY_GENETICS.search(subject) is not None or "categorical" in subject
    other = re.search(_OTHER_SPECIALTY, subject) is not None and not _ANY_GENETICS.search(subject)
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
        if last is not Scope.OTHER:
            yield Clause(sentence, text, at)


def _turns_to_another(cut: Sequence[tuple[int, str]], named: Sequence[Scope]) -> bool:
    """Return whether only what follows the first part is about another program: "...; the fellowship ..."."""
    first = next((number for number, scope in enumerate(named) if scope is Scope.OTHER), 0)
    return bool(first) and not _ONLY_FOR.match(cut[first][1])


def _section_scopes(page: Outline, main: Main) -> Mapping[int, Scope]:
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
    if scope is Scope.OPEN and _RESIDENTS.search(title):
        return Scope.OURS
    if scope is Scope.OPEN and (_STAFF_TITLE.search(title) or _COUNSELLING.search(title)):
        return Scope.OTHER
    return scope


def scope_of(text: str, main: Main) -> Scope:
    """Return whom a folded text names: the page's program, only other ones, or none."""
    ours = _names_main(text, main)
    if _names_other(text, main):
        return Scope.OURS if ours else Scope.OTHER
    return Scope.OURS if ours else Scope.OPEN


def _names_main(text: str, main: Main) -> bool:
    if main is Main.COMBINED and _COMBINED.search(text):
        return True
    if main is Main.OTHER:
        return _OURS.search(text) is not None
    if main is Main.GENETICS:
        text = _COMBINED.sub(" ", text)
    plain = _AFTER_OURS.sub(" ", _OTHER_RESIDENCY.sub(" ", text))
    return _OURS.search(plain) is not None and (main is Main.GENETICS or "categorical" not in plain)


def _names_other(text: str, main: Main) -> bool:
    text = _HOUSE_WIDE.sub(" ", text)
    if _FELLOWSHIP.search(text) or _COUNSELLING.search(text) or _LEARNERS.search(text):
        return True
    if main is Main.OTHER:
        return False
    if main is Main.GENETICS and _COMBINED.search(text):
        return True
    if main is Main.COMBINED and re.search(r"\bcategorical\b", text) and not _COMBINED.search(text):
        return True
    other = None if _COMBINED.search(text) else _OTHER_RESIDENCY.search(text)
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
