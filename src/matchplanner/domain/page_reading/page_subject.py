"""Which program a page is about."""

import re

from matchplanner.domain.page_reading import page_kind
from matchplanner.domain.page_reading.lines import TITLE_LEVEL, Shape
from matchplanner.domain.page_reading.outline import Outline
from matchplanner.domain.page_reading.specialties import (
    ANY_GENETICS,
    COMBINED,
    FELLOWSHIP,
    GENETICS,
    GENETICS_RESIDENCY,
    OTHER_AT_TOP,
    OTHER_RESIDENCY,
    OTHER_SPECIALTY,
    RESIDENTS,
    Main,
)
from matchplanner.domain.page_reading.words import folded

_OWN_OTHER = re.compile(rf"\b(?:our|the|this) (?:[\w-]+ ){{0,3}}?(?:{OTHER_AT_TOP.pattern})")
_LABORATORY_TRAINING = re.compile(
    r"\b(?:clinical )?laboratory genetics (?:and|&) genomics\b|\blgg\b|\b(?:medical |clinical "
    r")?(?:biochemical|molecular|"
    r"laboratory) genetics\b(?! (?:and|&) genomic)"
)
_OWN_GENETICS = re.compile(rf"\b(?:our|this) (?:[\w-]+ ){{0,3}}?(?:{GENETICS_RESIDENCY.pattern})")
_HOUSE_PAGE = re.compile(
    r"\bgraduate medical education\b|\ball (?:of our )?residen(?:cy|ts)\b|\b(?:every|each|"
    r"all) (?:\w+ )?(?:residency|training) program|"
    r"\bhouse ?staff office\b|\bgme office\b"
)

_OWN_HEADING = re.compile(
    rf"\W*(?:\d\W+|[a-c]\W+)?(?:the )?(?:categorical (?:residency|program(?:me)?|track|training|positions?)"
    rf"(?: training| program(?:me)?)?|categorical|(?:categorical )?(?:residency in )?{GENETICS}(?: \(\w+\))?"
    rf"[ ,(-]*(?:categorical)?[ )]*(?:residency)?(?: training)?(?: program(?:me)?)?|"
    rf"{GENETICS_RESIDENCY.pattern}\w*"
    rf"(?: training)?(?: program(?:me)?)?(?: \(categorical\))?)\W*"
)
"""A heading for the program in genetics alone, such as the bare "Categorical residency"."""

_TITLE_LINES = 4
_SHORT_TITLE = 60
_LONGEST_TITLE = 160
_PROGRAMS = re.compile(r"\bprograms\b|\bresidencies\b")
_BARE_OTHER = re.compile(rf"(?:welcome to )?{OTHER_SPECIALTY}")
_TITLE_PARTS = re.compile(r"\s*[|:>\u00bb\u203a]\s*|\s+-+\s+")


def main_program(page: Outline) -> Main | None:
    """Return what program a page is about; None if it is no page of a residency program."""
    low, title = _low(page), _title(page)
    residents = _names_residents(title)
    if not page_kind.names_residency(low) or page_kind.is_guide(title):
        return None
    if page_kind.is_other_page(low, title, names_residents=residents):
        return None
    labelled = residents or any(sentence.labelled for sentence in page.sentences)
    if not page_kind.speaks_for_itself(low) and not labelled:
        return None
    if is_of_others(page):
        return _of_headings(page, title, named=True) or Main.OTHER
    return _of_headings(page, title) or _of_text(low, title)


def is_of_others(page: Outline) -> bool:
    """Return whether the top of a page names another specialty's residency, and genetics not at all."""
    top = [folded(line.text) for line in page.lines[:_TITLE_LINES] if len(line.text) < _SHORT_TITLE]
    said = " | ".join((_title(page), *top))
    if ANY_GENETICS.search(said) or _PROGRAMS.search(said):
        return False
    bare = any(_BARE_OTHER.fullmatch(part) for part in _TITLE_PARTS.split(said))
    return OTHER_AT_TOP.search(said) is not None or (bare and RESIDENTS.search(said) is not None)


def is_doubtful(page: Outline) -> bool:
    """Return whether a page may be no program's own, such as news: see `page_kind.is_doubtful`."""
    title = _title(page)
    return page_kind.is_doubtful(_low(page), title, names_residents=_names_residents(title))


def is_general(page: Outline) -> bool:
    """Return whether a page speaks of programs in general: see `page_kind.is_general`."""
    return page_kind.is_general(_low(page), _title(page))


def _low(page: Outline) -> str:
    return folded(f"{page.name}\n{page.text}")


def _names_residents(title: str) -> bool:
    return (RESIDENTS.search(title) or GENETICS_RESIDENCY.search(_clinical(title))) is not None


def _clinical(title: str) -> str:
    """Return a title without the names of laboratory specialties, which train fellows."""
    return _LABORATORY_TRAINING.sub(" ", title)


def _of_headings(page: Outline, title: str, *, named: bool = False) -> Main | None:
    """Return the program that title and headings speak of; with `named` they must call it a residency."""
    titles = [section.title for section in page.sections[1:]]
    if _lists_both(page):
        return Main.GENETICS
    for heading in (title, *titles):
        if COMBINED.search(heading) and "categorical" not in heading:
            first = COMBINED.search(title.partition(" | ")[0] + folded(page.lines[0].text))
            return Main.GENETICS if not first and any(map(_names_own, titles)) else Main.COMBINED
        if GENETICS_RESIDENCY.search(_clinical(heading)):
            return Main.GENETICS
    if named:
        return None
    plain = (section.title for section in page.sections[1:] if len(section.title) < _SHORT_TITLE)
    return Main.GENETICS if any(_only_genetics(title) for title in plain) else None


def _lists_both(page: Outline) -> bool:
    """Return whether headings of one level name the combined program and the one in genetics alone."""
    combined = {section.level for section in page.sections[1:] if COMBINED.search(section.title)}
    own = {section.level for section in page.sections[1:] if _OWN_HEADING.fullmatch(section.title)}
    return bool(combined & own)


def _names_own(title: str) -> bool:
    """Return whether a heading names the residency in genetics alone, beside a combined one."""
    return not COMBINED.search(title) and GENETICS_RESIDENCY.search(title) is not None


def _only_genetics(title: str) -> bool:
    """Return whether a heading names genetics as a program, without "clinic", "faculty" and the like."""
    return ANY_GENETICS.search(title) is not None and not (
        FELLOWSHIP.search(title)
        or page_kind.is_other_title(title)
        or "clinic" in title
        or "department" in title
    )


def _of_text(low: str, title: str) -> Main:
    if _trains_others(low):
        return Main.OTHER
    combined, single = COMBINED.search(low), GENETICS_RESIDENCY.search(low)
    if single is None and not OTHER_RESIDENCY.search(title):
        single = ANY_GENETICS.search(low)
    if combined and (single is None or combined.start() <= single.start()):
        return Main.COMBINED
    return Main.GENETICS if single or _HOUSE_PAGE.search(low) else Main.OTHER


def _trains_others(low: str) -> bool:
    """Return whether a page calls a residency of another specialty its own, before it names genetics."""
    other, genetics = _OWN_OTHER.search(low), ANY_GENETICS.search(low)
    first = other is not None and (genetics is None or other.start() < genetics.start())
    return first and COMBINED.search(low) is None and _OWN_GENETICS.search(low) is None


def _title(page: Outline) -> str:
    """Return the browser's title, the headings at the top, and the highest one where levels are known."""
    marked = [section.title for section in page.sections[1:] if section.level < TITLE_LEVEL]
    first = [
        folded(line.text)
        for number, line in enumerate(page.lines[:_TITLE_LINES])
        if line.shape is Shape.HEADING
        or (not number and len(line.text) < _LONGEST_TITLE and line.shape is not Shape.ROW)
        or (line.shape is Shape.ROW and GENETICS_RESIDENCY.search(folded(line.text)))
    ]
    return " | ".join((folded(page.name), *first, *marked[:1]))
