"""The frame of the training: length, optional year, earlier training asked for, places a year."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NO, NUMBER, PAST, PREFERENCE, count

_MONTHS_A_YEAR = 12
_LONGEST = 7

_YEARS = (
    rf"({NUMBER}|\ban?(?= (?:full )?year\b))(?: or more|\+)?[ -]*(?:calendar |full |"
    rf"academic )?(years?|yrs?|months?)\b"
)
_PROGRAM = r"(?:program\w*|residenc\w+|training|curriculum|track|pathway|course of study)"
_LENGTH = (
    re.compile(
        rf"{_YEARS}(?![ -]*(?:of|history))[ -,]*(?:\(?[\w/&-]+\)?,? ){{0,7}}?{_PROGRAM}\b(?! (?:director|"
        rf"coordinator))"
    ),
    re.compile(
        rf"{_PROGRAM}\b[^.;:?]{{0,60}}?\b(?:is|lasts?|takes?|spans?|requires?|runs?(?: for)?|consists of|"
        rf"comprises|extends over|covers|of)\b "
        rf"(?:\w+ ){{0,4}}?{_YEARS}(?! (?:ago|before|after|prior|old|from|since|out))"
    ),
    re.compile(rf"(?:duration|length)\b[^.;?]{{0,50}}?{_YEARS}"),
    re.compile(rf"\b(?:approved|accredited)\b[^.;]{{0,90}}?\bfor {_YEARS}"),
    re.compile(rf"\bfor {_YEARS},? (?:you|our residents|residents|they)\b"),
    re.compile(rf"\((?:about )?{_YEARS}\)"),
    re.compile(rf"{_YEARS} (?:long\b|in (?:length|duration)\b)"),
    re.compile(
        rf"(?:complete|in|over|during|throughout|within|across) (?:your |their |the |"
        rf"our )?{_YEARS}(?: of)? (?:\w+ ){{0,4}}?{_PROGRAM}"
    ),
    re.compile(rf"\b(?:the|your|our) {_YEARS} of (?:\w+ ){{0,5}}?{_PROGRAM}"),
)
_BARE_LENGTH = re.compile(rf"\W*{_YEARS}(?: of training)?\s*(?:[,.;(]|$)")
_LENGTH_LABEL = re.compile(
    r"\b(?:length|duration|how long (?:is|does|will)|how many years|program years|"
    r"years of training|accredited length)\b"
)
_NOT_LENGTH = re.compile(
    r"\boptional\b|\badditional\b|\bextra\b|\bprior\b|\bprevious\w*|\bprerequisite|\bhistory\b|"
    r"\bexperience\b|\bpast\b|\blast\b|"
    r"\bresearch\b(?! (?:and|or)\b)|\blaborator\w+|\bevery\b|\bafter (?:at least )?(?:one|two|three|\d)\b|"
    r"\bfellow\w*|\bwithin\b|"
    r"\bclinical (?:rotations?|service)\b|\bboard pass|\bhas (?:been|trained)\b|\bextend\w*|\bpreliminary\b"
)
_ENTRY_BEFORE = re.compile(
    r"\b(?:complet\w+|following|after|prior|previous\w*|minimum of|at least|finish\w*|have|least|more|"
    r"first|final|last|"
    r"another|third|fourth|fifth|remaining|initial|optional|additional|extra|possible|must|"
    r"requires?d?)\W+(?:\w+\W+){0,2}$"
)

_ORDINAL = r"(?:second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|6th|additional|extra|further|another)"
_EXTRA = (
    re.compile(rf"\boptional (?:\w+ ){{0,2}}?{_ORDINAL}[ -]*(?:\w+ ){{0,3}}?(?:years?|yr)\b"),
    re.compile(rf"\boptional (?:\w+ ){{0,2}}?({NUMBER})[ -](?:additional )?(?:years?|yr)\b"),
    re.compile(
        rf"\b(?:option\w*|possib\w+|opportunit\w+|availab\w+|may|can|elect|choose|wish|eligible|able|"
        rf"flexib\w+|optional)\b[^.;]{{0,90}}?\b"
        rf"(?:an?|one|two|{_ORDINAL})(?: or two)? (?:\w+ ){{0,3}}?years?\b"
    ),
    re.compile(
        rf"\b{_ORDINAL}\b (?:\w+ ){{0,4}}?years?\b[^.;]{{0,60}}\b(?:optional|available|possible|may be|"
        rf"can be|is offered|are offered|elective)\b"
    ),
    re.compile(
        r"\b(?:second|third|fourth|fifth|extra|additional) (?:\w+ ){0,2}?year (?:\w+ ){0,3}?option\w*"
    ),
    re.compile(r"\b(?:an?|one) optional (?:\w+ ){0,3}?year\b|\boptional (?:\w+ ){0,3}?year\b"),
)
_EXTRA_LABEL = re.compile(
    r"\boptional\b.*\byears?\b|\byears? \(optional\)|\b(?:additional|extra|third|fifth) year\b"
)
_ONE_YEAR_MORE = re.compile(rf"\b{_ORDINAL}\b|\bone\b|\b1\b|\ban? optional\b|\ban\b|\ba\b")
_TWO_YEARS_MORE = re.compile(
    r"\b(?:two|2) (?:\(2\) )?(?:additional|extra|further|optional|more) years\b|\badditional (?:two|"
    r"2) years\b|\boptional (?:two|2)[ -]years?\b"
)
_NOT_EXTRA = re.compile(
    r"\bprior\b|\bprevious\w*|\bbefore (?:entering|applying|starting)|\bapplicants? (?:may|can|who)\b|"
    r"\byears? of (?:age|experience)|\bfellowship year\b|"
    r"\bper year\b|\beach year\b|\bevery\b|\bacademic year\b|\bone[- ]year\b(?! (?:ext|opt|research|add))|"
    r"\binterview\b|\bmatch\b|\bapply\b"
)

_GME = (
    r"(?:acgme|gme|postgraduate|post-?graduate|graduate medical|residency|clinical training|training|"
    r"internship|primary care|pgy|"
    r"preliminary|pediatrics?|internal medicine|accredited)"
)
_PRIOR = (
    re.compile(
        rf"{_YEARS}'?(?! (?:before|ago|since|after|from|prior|"
        rf"old))(?: or more)?(?:[^.;]{{0,60}}?)\b{_GME}\b"
    ),
    re.compile(rf"\b{_GME}[^.;]{{0,50}}?\b(?:of|for|minimum|least|lasting|:)\W+(?:\w+ ){{0,3}}?{_YEARS}"),
)
_PRIOR_DEMAND = re.compile(
    r"\bmust\b|\brequire\w*|\bprerequisite\w*|\bcomplet\w+|\bprior\b|\bprevious\w*|\bafter\b|\bfollowing\b|"
    r"\bopen to\b|\bneed\w*|"
    r"\bminimum\b|\bat least\b|\beligib\w+|\bshould have\b|\bhave (?:had|finished|done)\b|\bentry\b|\bhave\b"
)
_PRIOR_TOPIC = re.compile(
    r"\bfinished\b|\bpeople who\b|\bapplica\w+|\bcandidates?\b|\bprerequisite\w*|\beligib\w+|\bopen to\b|"
    r"\bentry\b|\bprior\b|"
    r"\bprevious\w*|\badmission\w*|\bphysicians who\b|\bmust\b|\bbefore\b|"
    r"\bcomplet\w+|\bfollowing\b|\bafter\b|\bindividuals\b|\bthose who\b|\bqualif\w+"
)
_PGY_DONE = re.compile(
    r"\b(?:complet\w+|after|following|finish\w*)\b[^.;]{0,50}?\b(?:pgy-?\s?(?P<pgy>[1-3])\b|"
    r"an? (?:\w+ ){0,3}?(?:internship|preliminary year|intern year)|(?P<intern>(?:an )?internship))"
)
_PGY_ENTRY = re.compile(
    r"\b(?:enter|start|begin|entry)\w*\b[^.;]{0,40}?\b(?:at|as) (?:the |a )?pgy-?\s?(?P<pgy>[2-4])\b"
)
_NO_PRIOR = re.compile(
    r"\bno (?:prior|previous) (?:\w+ ){0,4}?(?:training|residency|gme|experience)\b(?: is|"
    r" are)? ?(?:required|needed|necessary|expected)?|\b(?:prior|previous) (?:\w+ ){0,4}?(?:training|"
    r"residency|gme) "
    r"(?:is|are) not (?:required|needed|necessary)"
)
_NOT_PRIOR = re.compile(
    r"\boptional\b|\bthird year\b|\b(?:residency|training|years?|spend \w+) with us\b|"
    r"\bus clinical experience\b|\bu\Ws\W? clinical experience\b|"
    r"\bgraduated?\b[^.;]{0,30}\byears?\b|\bwithin the (?:last|past)\b|\bfellow\w*|\bupon completion\b|"
    r"\b(?:residents|trainees|graduates) (?:who )?(?:complete|spend|will complete|have completed|"
    r"completing)\b|\bafter (?:completing|completion of) (?:the|our|this)\b|\bwill complete\b|\bh-?1-?b\b|"
    r"\bobservership\w*\b|\bresidents? complet\w+|\bour\b[^.;]{0,30}\bresidency (?:lasts|is)\b|\btenured\b|"
    r"\bexperience in research\b"
)
_PRIOR_LABEL = re.compile(
    r"\b(?:prior|previous|prerequisite\w*|entry|requires?)\b.*\b(?:training|gme|residency|years?|"
    r"requirements?)\b|^prerequisite\w*|\bentry (?:level|requirements?)"
)

_WHO = (
    r"(?:(?:new |categorical |first-year |genetics |incoming |medical |clinical |funded |qualified |"
    r"accredited )*(?:residents?|trainees?|positions?|spots?|slots?|places?|openings?|"
    r"interns?|physicians))"
)
_EACH = (
    r"(?:per|each|every|a|/)\s?(?:academic |training |application |program |calendar )?(?:year\b|cycle|"
    r"match\b|class\b|july\b|pgy level)|\bannually\b|\byearly\b|\bper (?:pgy|class|level)"
)
_POSITIONS = (
    re.compile(rf"({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))? in (?:each|every) (?:year|class|pgy)"),
    re.compile(rf"({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))? {_WHO}(?: \w+){{0,8}}? (?:{_EACH})"),
    re.compile(rf"(?:{_EACH}),?\s(?:\w+ ){{0,6}}?({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))? {_WHO}"),
    re.compile(
        rf"{_WHO}\b[^.;?]{{0,40}}(?:{_EACH})\W{{0,3}}(?:is |are |: ?)?({NUMBER})(?:(?: ?- ?| to |"
        rf" or )({NUMBER}))?"
    ),
    re.compile(
        rf"\b(?:accept|take|match|recruit|train|fill|enrol|admit|offer|appoint)\w* ({NUMBER})(?:(?: ?- ?|"
        rf" to |"
        rf" or )({NUMBER}))?(?: [\w-]+){{0,3}}? (?:{_EACH})"
    ),
)
_POSITIONS_LABEL = re.compile(
    r"how many (?:\w+ )?(?:positions?|spots?|slots?|places?|openings?)\b[^?]*\b(?:offer|available|fill|"
    r"there)|"
    r"how many (?:\w+ )?(?:residents?|trainees?|positions?)\b[^?]*\b(?:accept|take|match|recruit|each|per)\b|"
    rf"(?:positions?|residents?|spots?|slots?|places?|openings?|intake|class size)\b.*(?:{_EACH})|"
    rf"\b(?:annual|yearly) (?:intake|positions|class)|class size|(?:per|each) year"
)
_NOT_POSITIONS = re.compile(
    r"\bfellow\w*|\bpatients?\b|\bapplications?\b|\bpublications?\b|\binterview\w*|\bcounsel\w+|"
    r"\bstudents?\b|\bletters?\b|\bconsult\w*|\bapplicants? per\b|\bcases\b|\bweeks?\b|\bdays?\b|\bhours\b|"
    r"\bmonths?\b"
)


_ASKED = re.compile(
    r"\bcomplet\w+|\bat least\b|\bminimum\b|\bprior\b|\bprevious\w*|\bafter\b|\bfollowing\b|\brequire\w*|"
    r"\bmust\b|"
    r"\bopen to\b|\bprerequisite\w*|\bhave\b|\bwith\b|\beligib\w+|\bneed\w*"
)
_LIMIT_BEFORE = re.compile(r"\b(?:no more than|within(?: the)?(?: last| past)?|last|past|up to)\s+$")
_OWN_YEARS = re.compile(
    r"\b(?:is|our|this|the) (?:a |an )?$|\bof the\b|\bduration\b|\blength\b|"
    r"\bcurriculum\b|\blasts\b"
)
_OWN_PROGRAM = re.compile(r"[ -](?:year|month)[ -](?:\w+ ){0,3}(?:program|residency)\b(?! (?:training|year))")


def find(clause: Clause) -> Iterator[Finding]:
    """Read length, optional year, earlier training and places a year."""
    yield from _length(clause)
    yield from _extra(clause)
    yield from _prior(clause)
    yield from _positions(clause)


def _found(clause: Clause, name: Field, value: str | float) -> Finding:
    sentence = clause.sentence
    return Finding(name, value, sentence.start, sentence.end, int(sentence.labelled))


def _in_years(number: str, unit: str) -> int | float | None:
    value = count(number)
    if value is None:
        return None
    if unit.startswith("month"):
        years = value / _MONTHS_A_YEAR
        return int(years) if years.is_integer() else None
    return value


def _length(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    if PAST.search(text):
        return
    if sentence.answer_at and clause.at <= sentence.answer_at and _LENGTH_LABEL.search(sentence.lead):
        stated = re.match(rf"\W*(?:approximately |about )?{_YEARS}", sentence.answer)
        if stated and not _NOT_LENGTH.search(sentence.lead):
            yield from _of_length(clause, _in_years(stated[1], stated[2]))
            return
    bare = _BARE_LENGTH.match(text) if not clause.at else None
    if bare and not _PRIOR_TOPIC.search(f"{sentence.lead} {clause.titles}") and not sentence.answer_at:
        yield from _of_length(clause, _in_years(bare[1], bare[2]))
        return
    for form in _LENGTH:
        for found in form.finditer(text):
            if _NOT_LENGTH.search(found.group()) or _ENTRY_BEFORE.search(text, 0, found.start(1)):
                continue
            yield from _of_length(clause, _in_years(found[1], found[2]))
            return


def _of_length(clause: Clause, years: int | float | None) -> Iterator[Finding]:
    if years is not None and 1 <= years <= _LONGEST:
        yield _found(clause, Field.LENGTH_YEARS, years)


def _extra(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    labelled = bool(sentence.answer_at) and _EXTRA_LABEL.search(sentence.lead) is not None
    if NEGATION.search(text) or _NOT_EXTRA.search(text) or PAST.search(text):
        return
    found = next((hit for form in _EXTRA if (hit := form.search(text))), None)
    if found is None and not labelled:
        return
    if labelled and NO.match(sentence.answer):
        return
    yield _found(clause, Field.OPTIONAL_EXTRA_YEARS, _extra_years(text))


def _extra_years(text: str) -> int:
    return 2 if _TWO_YEARS_MORE.search(text) else 1


def _prior(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    if PREFERENCE.search(text) or PAST.search(text) or _NOT_PRIOR.search(text):
        return
    if _NO_PRIOR.search(text):
        yield _found(clause, Field.PRIOR_GME_YEARS, 0)
        return
    years = (
        _stated_prior(clause)
        if not NEGATION.search(text) or re.search(r"no fewer|no less|not less", text)
        else None
    )
    if years is not None and 0 < years <= _LONGEST:
        yield _found(clause, Field.PRIOR_GME_YEARS, years)
    elif (
        sentence.answer_at and _PRIOR_LABEL.search(sentence.lead) and re.match(r"\W*none\b", sentence.answer)
    ):
        yield _found(clause, Field.PRIOR_GME_YEARS, 0)


def _stated_prior(clause: Clause) -> int | float | None:
    text, sentence = clause.text, clause.sentence
    context = f"{sentence.lead} {clause.titles} {text}"
    if sentence.answer_at and _PRIOR_LABEL.search(sentence.lead):
        stated = re.search(_YEARS, sentence.answer)
        if stated:
            return _in_years(stated[1], stated[2])
    if not _PRIOR_TOPIC.search(context) or not _PRIOR_DEMAND.search(context):
        return None
    for form in _PRIOR:
        for found in form.finditer(text):
            if _is_length_of_ours(context, text, found) or _LIMIT_BEFORE.search(text, 0, found.start(1)):
                continue
            return _in_years(found[1], found[2])
    done = _PGY_DONE.search(text)
    if done:
        return int(done["pgy"]) if done["pgy"] else 1
    return None


def _is_length_of_ours(context: str, text: str, found: re.Match[str]) -> bool:
    """Return whether years that were found are the program's own, not those asked for before it."""
    if _OWN_YEARS.search(text[max(0, found.start() - 24) : found.start()]):
        return True
    return _OWN_PROGRAM.search(found.group()) is not None or _ASKED.search(context) is None


def _positions(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    if PAST.search(text):
        return
    if sentence.answer_at and clause.at <= sentence.answer_at and _POSITIONS_LABEL.search(sentence.lead):
        if _NOT_POSITIONS.search(sentence.lead):
            return
        stated = re.match(
            rf"\W*(?:we |accept |take |offer |have |up to |approximately |about )*({NUMBER})(?:(?: ?- ?|"
            rf" to | or )({NUMBER}))?",
            sentence.answer,
        )
        if stated:
            yield from _of_positions(clause, stated)
            return
    for form in _POSITIONS:
        found = form.search(text)
        if found and not NEGATION.search(text, 0, found.start()) and not _NOT_POSITIONS.search(found.group()):
            yield from _of_positions(clause, found)
            return


def _of_positions(clause: Clause, found: re.Match[str]) -> Iterator[Finding]:
    low, high = count(found[1]), count(found[2]) if found[2] else None
    if low is None or not 0 < low <= 30:  # noqa: PLR2004 - no genetics program is larger
        return
    yield _found(clause, Field.POSITIONS_PER_YEAR, low if high is None or high == low else f"{low}-{high}")
