"""Facts stated in words that no other rule knows: a number beside its subject, and nothing against it.

What is found here counts only where no plainer statement of the page says otherwise.
"""

import re
from collections.abc import Iterator
from datetime import date

from matchplanner.domain.page_reading.dates import DAY, found_day, is_closed
from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.specialties import Main
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.time_spans import YEARS, in_years
from matchplanner.domain.page_reading.words import (
    NEGATION,
    NUMBER,
    PAST,
    PREFERENCE,
)

_FAINT = -1
USUAL_YEARS = {Main.GENETICS: 2, Main.COMBINED: 4}
"""The years a program of the kind lasts: a number that fits needs fewer words around it."""

_OURS = re.compile(
    r"\b(?:residen(?:cy|ts?)|program(?:me)?|training|train|curriculum|trainees?|with us|course|genetics|"
    r"pgy)\b"
)
_NOT_LENGTH = re.compile(
    r"\b(?:prior|previous\w*|prerequisite\w*|before|after|following|ago|within|last|past|every|each|"
    r"experience|"
    r"research|laborator\w+|graduat\w+|optional|additional|extra|third|fellow\w*|minimum|at least|must|"
    r"require[sd]?|"
    r"requirements?|need\w*|eligib\w+|complet\w+|finish\w*|since|recent|old|attempts?|valid|more than|"
    r"first|second|has run|have run|twice|building|"
    r"accept\w*|applicants?|candidates?|clinical training|internship|preliminary|pediatrics|medicine|"
    r"old(?:er)?|"
    r"between|half|step|usmle|alternate|other|next|one)\b"
)
_ADJECTIVE = re.compile(
    rf"({NUMBER})-(year|month)s?\b(?! (?:rule|home|grant|window|cycle|fellow|research|visa|limit|gap|"
    rf"average|rolling|"
    r"board|pass|first|review|medical|degree|college|term|period|service|span|residency in (?:ped|int|fam)|"
    r"pediatric|"
    r"internal|combined))"
)
_ASKED = re.compile(r"\b(?:complet\w+|fewer|primary|entry|must|at least|prior|previous\w*)\b")
_APPLYING = re.compile(
    r"\b(?:appl(?:y|ications?|ying|icants?)|eras|submi\w+|files?|deadlines?|clos(?:e|es|ing)|due|dossiers?|"
    r"papers|"
    r"materials)\b"
)
_OTHER_DATE = re.compile(
    r"\b(?:interview\w*|rank\w*|match(?:es|ed)?|open(?:s|ing|ed)?|begin\w*|start\w*|invit\w+|letters?|"
    r"updated|"
    r"revised|posted|certif\w+|visa|step|h-?1|graduat\w+|born|founded|orientation|notif\w+|results?|housing|"
    r"registration|expenses?|internal|nominat\w+|propos\w+|was|were|release\w*|second[- ]look|symposium|"
    r"conference)\b"
)
_DEADLINE_MONTHS = frozenset({8, 9, 10, 11, 12, 1})
_YEAR = re.compile(r"(?<![\d-])(19[5-9]\d|20[0-3]\d)(?![\d-])")
_BEGAN = re.compile(
    r"\b(?:start\w*|beg[aiu]n\w*|open\w*|found\w*|establish\w*|launch\w*|creat\w*|inception|origin\w*|born|"
    r"birth|"
    r"existence|first (?:class|residents?|trainees?|cohort|graduates?)|goes back|dates? (?:back|from)|"
    r"inaugura\w+)\b"
)
_PROGRAM = re.compile(r"\b(?:residency|training program(?:me)?|program(?:me)?|residents?|trainees?)\b")
_NOT_FOUNDING = re.compile(
    r"\b(?:hospitals?|universit\w+|school|college|clinics?|cent(?:er|re)|institut\w+|division|department|"
    r"laborator\w+|"
    r"fellow\w*|health system|foundation|screening|city|building|tower|chair\w*|director|joined|counsel\w+|"
    r"match|season|cycle|july 20[23]\d|start(?:ing)? (?:in )?july|positions?|applica\w+|visas?|combined|"
    r"track|"
    r"page|portal|website|opens|appl(?:y|ying)|deadline|fund\w*ing|grant|research|accredit\w+|next)\b"
)
_CERTIFICATE = re.compile(r"\becfmg\b|\beducational commission\b")
_WHEN = (
    ("by_ranking", re.compile(r"\brank(?:ed|ing|s)?\b|\brank[- ]order|\bmatch list\b|\brol\b|\bthe match\b")),
    ("by_interview", re.compile(r"\binterview\w*")),
    (
        "by_start",
        re.compile(
            r"\bstart\w*|\bbeg(?:in|an|un)\w*|\bfirst day\b|\bday one\b|\bjuly 1\b|\bmatriculat\w+|"
            r"\borientation\b|\bhir(?:e|ed|ing)\b|\bemployment\b|\bonboarding\b|\bjune\b|\bcontracts?\b|"
            r"\bappointment\b"
        ),
    ),
    ("by_application", re.compile(r"\bappl(?:y|ies|ying|ication)\b|\bsubmi\w+")),
)
_CERTIFIED = re.compile(r"\bcert(?:if\w+)?\b")
_RESEARCH = re.compile(r"\bresearch\b|\bscholarly\b|\bscientific (?:work|project)\b|\binvestigat\w+\b")
_EXTRA_YEAR = re.compile(r"\b(?:third|3rd|extra|additional|further|another) (?:\w+ )?year\b")
_OFFERED = re.compile(
    r"\b(?:option\w*|elect\w*|extend\w*|may|can|could|possib\w+|availab\w+|offer\w*|fund\w*|arrang\w*|"
    r"interest\w*|"
    r"add\w*|wish\w*|stay\w*|choose\w*|support\w*)\b"
)
_NOT_OFFERED = re.compile(
    r"\b(?:medical school|visas?|fellowships?|pediatrics|require\w*|applica\w+|apply|in their third|"
    r"during the third|"
    r"call|clinics?|interview\w*)\b"
)


def find(clause: Clause, main: Main, today: date | None) -> Iterator[Finding]:
    """Read length, entry, places, deadline, founding and ECFMG rule where the words around them fit."""
    text = clause.text
    if clause.sentence.is_heading or PAST.search(text) or PREFERENCE.search(text) or NEGATION.search(text):
        return
    yield from _length(clause, main)
    yield from _deadline(clause, today)
    yield from _founding(clause)
    yield from _ecfmg(clause)
    if (
        _EXTRA_YEAR.search(text)
        and _RESEARCH.search(text)
        and _OFFERED.search(text)
        and not _NOT_OFFERED.search(text)
    ):
        yield _found(clause, Field.OPTIONAL_EXTRA_YEARS, 1)


def _found(clause: Clause, name: Field, value: str | float) -> Finding:
    return Finding(name, value, clause.sentence.start, clause.sentence.end, _FAINT)


def _length(clause: Clause, main: Main) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    context = f"{sentence.lead} {clause.titles} {text}"
    usual = USUAL_YEARS.get(main)
    if usual is None:
        return
    if any(in_years(found[1], found[2]) == usual for found in _ADJECTIVE.finditer(text)):
        yield _found(clause, Field.LENGTH_YEARS, usual)
        return
    if not _OURS.search(context) or _NOT_LENGTH.search(text) or _NOT_LENGTH.search(sentence.lead):
        return
    spans = {in_years(found[1], found[2]) for found in re.finditer(YEARS, text)}
    if usual in spans and not _ASKED.search(sentence.text):
        yield _found(clause, Field.LENGTH_YEARS, usual)


def _deadline(clause: Clause, today: date | None) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    context = f"{sentence.lead} {clause.titles} {sentence.text}"
    if not _APPLYING.search(f"{sentence.lead} {text}") or _OTHER_DATE.search(f"{sentence.lead} {text}"):
        return
    days = [day for hit in DAY.finditer(text) if (day := found_day(hit)) is not None]
    if len(days) != 1 or days[0].month not in _DEADLINE_MONTHS or is_closed(context, days[0], today):
        return
    yield _found(clause, Field.APPLICATION_DEADLINE, days[0].text())


def _founding(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    years = set(_YEAR.findall(text))
    said = f"{sentence.lead} {text}"
    if len(years) != 1 or not _BEGAN.search(said) or not _PROGRAM.search(said) or _NOT_FOUNDING.search(said):
        return
    yield _found(clause, Field.FOUNDED_YEAR, int(years.pop()))


def _ecfmg(clause: Clause) -> Iterator[Finding]:
    sentence = clause.sentence
    text = clause.text if NEGATION.search(sentence.text) else sentence.text
    if not _CERTIFICATE.search(f"{sentence.lead} {text}") or not _CERTIFIED.search(f"{sentence.lead} {text}"):
        return
    times = [value for value, when in _WHEN if when.search(text)]
    if len(times) == 1:  # as strong as a plain "required", which it completes
        yield Finding(Field.ECFMG_REQUIRED, times[0], sentence.start, sentence.end, 0)
