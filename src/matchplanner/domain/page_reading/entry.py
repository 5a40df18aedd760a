"""The training asked for before entry."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.time_spans import LONGEST, YEARS, in_years
from matchplanner.domain.page_reading.words import NEGATION, NUMBER, PAST, PREFERENCE, count

_GME = (
    r"(?:acgme|gme|postgraduate|post-?graduate|graduate medical|residency|clinical training|training|"
    r"internship|primary care|pgy|"
    r"preliminary|pediatrics?|internal medicine|accredited)"
)
_PRIOR = (
    re.compile(rf"({NUMBER}|an?|any) (?:full |prior |previous |preceding )+(years?|yrs?|months?)\b"),
    re.compile(rf"\bresidenc(?:y|ies) in [^.;()]{{0,60}}\({YEARS}\)"),
    re.compile(
        rf"{YEARS}'? of (?:u\Ws\W? |us |american )?(?:clinical )?(?:residency|internship|training|"
        rf"gme)\b"
    ),
    re.compile(rf"{YEARS} of (?:gme|graduate medical|acgme)\b"),
    re.compile(rf"({NUMBER}) (?:pgy|postgraduate) (years?)\b"),
    re.compile(rf"{YEARS} in (?:any|an) (?:acgme|accredited)"),
    re.compile(
        r"\b(one|an?) ((?:clinical |preliminary |transitional |intern |internship |pgy-?1 )+years?)\b"
    ),
    re.compile(
        rf"{YEARS}'?(?! (?:before|ago|since|after|from|prior|"
        rf"old))(?: or more)?(?:(?!\bfollowing\b|\bafter\b)[^.;]){{0,60}}?\b{_GME}\b"
    ),
    re.compile(rf"\b{_GME}[^.;]{{0,50}}?\b(?:of|for|minimum|least|lasting|:)\W+(?:\w+ ){{0,3}}?{YEARS}"),
)
_PRIOR_DEMAND = re.compile(
    r"\bmust\b|\brequire\w*|\bprerequisite\w*|\bcomplet\w+|\bprior\b|\bprevious\w*|\bafter\b|\bfollowing\b|"
    r"\bopen to\b|\bneed\w*|\bsuffices?\b|"
    r"\bminimum\b|\bat least\b|\beligib\w+|\bshould have\b|\bha(?:ve|s) (?:had|finished|done|completed)\b|"
    r"\bentry\b|\bhave\b"
)
_PRIOR_TOPIC = re.compile(
    r"\bmandatory\b|\belsewhere\b|\bentry ticket\b|\bsuffices?\b|\bentrance\b|\brequire[ds]?\b|"
    r"\brequirements?\b|\bcriteria\b|\bneed\w*|\banyone\b|"
    r"\beveryone\b|\byou need\b|\bdo i need\b|"
    r"\bwe ask for\b|\bfinish(?:ed)?\b|"
    r"\bpeople who\b|\bapplica\w+|"
    r"\bcandidates?\b|\bprerequisite\w*|\beligib\w+|\bopen to\b|"
    r"\bentry\b|\bprior\b|"
    r"\bwe require\b|\bprevious\w*|\badmission\w*|\bphysicians who\b|\bmust\b|\bbefore\b|"
    r"\bcomplet\w+|\bfollowing\b|\bafter\b|\bindividuals\b|\bthose who\b|\bqualif\w+"
)
_PGY_DONE = re.compile(
    r"\bpgy-?\s?(?P<first>[12])(?: year)?(?: in [^.;,]{0,50}?)? (?:(?:is|are|must be|has to be|"
    r"training) )?(?:required|completed|complete|prerequisite|"
    r"a prerequisite|needed)|"
    r"\b(?:complet\w+|after|following|finish\w*)\b[^.;]{0,50}?\b(?:pgy-?\s?(?P<pgy>[1-3])\b|"
    r"an? (?:\w+ ){0,3}?(?:internship|preliminary year|intern year)|(?P<intern>(?:an )?internship))|"
    r"\b(?P<year>an internship|a pgy-?\s?1 year) is (?:required|needed|a prerequisite|mandatory)"
)
_ENTRY_LEVEL = re.compile(
    r"\b(?:begin|start|enter|entry|entrance|join|commenc|appoint|accept|recruit)\w*\b[^.;]{0,60}?"
    r"\b(?:at|as|into|in|on|is|are|for|:)\W+(?:the |a |our |their |your )*pgy-?\s?(?P<level>[2-4])\b|"
    r"\bpgy-?\s?(?P<entry>[2-4])[ -](?:at (?:the )?least|(?:and|or) (?:up|above|higher|beyond)|entry|"
    r"entrance|start|"
    r"level (?:entry|entrance))\b"
)
"""Where residents begin: one year less than that must lie behind them."""

_ONLY_ASKED = re.compile(rf"\bonly {YEARS} (?:is|are) (?:required|needed|necessary|mandatory|asked)")
_NO_PRIOR = re.compile(
    r"\bno (?:earlier|further|additional) (?:\w+ ){0,3}?(?:training|residency) (?:is |are )?(?:required|"
    r"needed|necessary)|\b(?:straight|directly) from medical school\b|\bno (?:prior|"
    r"previous) (?:\w+ ){0,4}?(?:training|residency|gme|experience)\b(?: is|"
    r" are)? ?(?:required|needed|necessary|expected)?|\b(?:prior|previous) (?:\w+ ){0,4}?(?:training|"
    r"residency|gme) "
    r"(?:is|are) not (?:required|needed|necessary)"
)
_NOT_PRIOR = re.compile(
    r"\bto complete (?:the|this|our) (?:residency|program(?:me)?|training)\b|\boptional\b|\bthird year\b|"
    r"\b(?:residency|training|years?|spend \w+) with us\b|"
    r"\bus clinical experience\b|\bu\Ws\W? clinical experience\b|"
    r"\bgraduated?\b[^.;]{0,30}\byears?\b|\bwithin the (?:last|past)\b|\bfellow\w*|\bupon completion\b|"
    r"\b(?:residents|trainees|graduates) (?:who )?(?:complete|spend|will complete|have completed|"
    r"completing)\b|\bafter (?:completing|completion of) (?:the|our|this)\b|\bwill complete\b|\bh-?1-?b\b|"
    r"\bobservership\w*\b|(?<!before joining, )\bresidents? complet\w+|"
    r"\bour\b[^.;]{0,30}\bresidency (?:lasts|is)\b|\btenured\b|"
    r"\bexperience in research\b"
)
_PRIOR_LABEL = re.compile(
    r"\b(?:prior|previous|preliminary|prerequisite\w*|entry|requires?)\b.*\b(?:training|gme|residency|years?|"
    r"requirements?)\b|^prerequisite\w*|\bentry (?:level|requirements?)"
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
_OWN_PROGRAM = re.compile(
    r"[ -](?:year|month)[ -](?!of )(?:\w+ ){0,3}(?:program(?:me)?|"
    r"residency|training for)\b(?! (?:training|year))"
)


def find(clause: Clause) -> Iterator[Finding]:
    """Read the years of earlier training that are required; 0 where none is needed."""
    yield from _prior(clause)


def _found(clause: Clause, name: Field, value: str | float) -> Finding:
    sentence = clause.sentence
    return Finding(name, value, sentence.start, sentence.end, int(sentence.labelled))


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
    if years is not None and 0 < years <= LONGEST:
        yield _found(clause, Field.PRIOR_GME_YEARS, years)
    elif (
        sentence.answer_at and _PRIOR_LABEL.search(sentence.lead) and re.match(r"\W*none\b", sentence.answer)
    ):
        yield _found(clause, Field.PRIOR_GME_YEARS, 0)


def _stated_prior(clause: Clause) -> int | float | None:
    """Return the years asked for: under a label, as the level of entry, or in plain words."""
    context = f"{clause.sentence.lead} {clause.titles} {clause.text}"
    for years in (_labelled(clause), _entered(clause.text)):
        if years is not None:
            return years
    if not _PRIOR_TOPIC.search(context) or not _PRIOR_DEMAND.search(context):
        return None
    return _asked(clause.text, context)


def _labelled(clause: Clause) -> int | float | None:
    sentence = clause.sentence
    if not sentence.answer_at or not _PRIOR_LABEL.search(sentence.lead):
        return None
    stated = re.search(YEARS, sentence.answer)
    if stated:
        return in_years(stated[1], stated[2])
    bare = re.match(rf"\W*(?:at least |minimum (?:of )?)?({NUMBER})\W*$", sentence.answer)
    if bare and "month" not in sentence.lead and (count(bare[1]) or 0) <= _MOST_BARE:
        return count(bare[1])
    levels = [int(level) for level in re.findall(r"pgy-?\s?([1-3])", sentence.answer)]
    return max(levels) - ("entry level" in sentence.lead) if levels else None


_MOST_BARE = 3
"""A bare number after "prior training" counts years up to this."""


def _entered(text: str) -> int | float | None:
    """Return the years before the level at which residents begin, or all that is asked of them."""
    entered = _ENTRY_LEVEL.search(text)
    if entered:
        return int(entered["level"] or entered["entry"]) - 1
    only = _ONLY_ASKED.search(text)
    return in_years(only[1], only[2]) if only else None


def _asked(text: str, context: str) -> int | float | None:
    for form in _PRIOR:
        for found in form.finditer(text):
            if _is_length_of_ours(context, text, found) or _LIMIT_BEFORE.search(text, 0, found.start(1)):
                continue
            return in_years(found[1], found[2])
    if _PGY_DONE.search(text):
        levels = [int(level) for level in re.findall(r"pgy-?\s?([1-3])", text)]
        return max(levels, default=1)
    return None


def _is_length_of_ours(context: str, text: str, found: re.Match[str]) -> bool:
    """Return whether years that were found are the program's own, not those asked for before it."""
    before = text[max(0, found.start() - 24) : found.start()]
    if _OWN_YEARS.search(before) and "prerequisite" not in text:
        return True
    return _OWN_PROGRAM.search(found.group()) is not None or _ASKED.search(context) is None
