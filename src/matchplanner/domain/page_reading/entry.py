"""The training asked for before entry.

What a page says outright (a label, a level of entry, a demand, a refusal of those with less) is
read first; where the words for it are unusual, one span of time beside words for accredited
training and for coming first will do, as weaker evidence.
"""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.time_spans import LONGEST, YEARS, in_years
from matchplanner.domain.page_reading.words import NEGATION, NO, NUMBER, PAST, PREFERENCE, YES, count

_FAINT = -1
_MOST_BARE = 3
"""A bare number after "prior training" counts years up to this; so do spans in unusual words."""

_GME = (
    r"(?:acgme\w*|gme|postgraduate|post-?graduate|graduate medical|residenc(?:y|ies)|clinical training|"
    r"training|"
    r"internships?|intern year|clinical year|primary (?:care|specialty)|core specialty|pgy|house officer|"
    r"preliminary|transitional|pediatrics?|internal medicine|(?:family )?medicine|accredited|prelim)"
)
_KIND = (
    r"(?:(?:full|prior|previous|preceding|completed|accredited|acgme|acgme-accredited|clinical|preparatory|"
    r"postgraduate|preliminary|prelim|transitional|intern|internship|residency|training|gme|pgy|single|good|"
    r"successful|categorical|other|and|or|,|-)\b[ ,-]*)"
)
_SPAN = rf"({NUMBER}|an?|any)(?: or more|\+)?[ -]+{_KIND}{{0,5}}(years?|yrs?|months?|mos?)\b"
"""A number, what kind of training, and the unit: "two accredited clinical years"."""

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
_DEMAND = re.compile(
    r"\bmust\b|\brequire\w*|\bprerequisite\w*|\bcomplet\w+|\bprior\b|\bprevious\w*|\bafter\b|\bfollowing\b|"
    r"\bopen to\b|\bneed\w*|\bsuffices?\b|\bminimum\b|\bat least\b|\beligib\w+|\bshould have\b|"
    r"\bha(?:ve|s) (?:had|finished|done|completed)\b|\bentry\b|\bhave\b"
)
_TOPIC = re.compile(
    r"\bmandatory\b|\belsewhere\b|\bentry ticket\b|\bsuffices?\b|\bentrance\b|\brequire[ds]?\b|"
    r"\brequirements?\b|\bcriteria\b|\bneed\w*|\banyone\b|\beveryone\b|\byou need\b|\bdo i need\b|"
    r"\bwe ask for\b|\bfinish(?:ed)?\b|\bpeople who\b|\bapplica\w+|\bcandidates?\b|\bprerequisite\w*|"
    r"\beligib\w+|\bopen to\b|\bentry\b|\bprior\b|\bwe require\b|\bprevious\w*|\badmission\w*|"
    r"\bphysicians who\b|\bmust\b|\bbefore\b|\bcomplet\w+|\bfollowing\b|\bafter\b|\bindividuals\b|"
    r"\bthose who\b|\bqualif\w+"
)
_LEVEL = r"pgy-?\s?([1-3])"
_YEAR_DONE = (
    r"(?:pgy-?\s?1(?: year)?|(?:intern|internship|preliminary|prelim|transitional|clinical|preparatory)"
    r"(?:(?:,| or|/) ?(?:preliminary|transitional|categorical|internship))* year|internship(?! of))"
)
"""One year of training by its name."""

_PGY_DONE = re.compile(
    r"\bpgy-?\s?(?P<first>[12])(?: year)?(?: in [^.;,]{0,50}?)? (?:(?:is|are|must be|has to be|"
    r"training) )?(?:required|completed|complete|prerequisite|a prerequisite|needed)|"
    r"\b(?:complet\w+|after|following|finish\w*)\b[^.;]{0,50}?\b(?:pgy-?\s?(?P<pgy>[1-3])\b|"
    r"an? (?:\w+ ){0,3}?(?:internship|preliminary year|intern year)|(?P<intern>(?:an )?internship))|"
    r"\b(?P<year>an internship|a pgy-?\s?1 year) is (?:required|needed|a prerequisite|mandatory)"
)
_NAMED_YEAR = re.compile(
    rf"\b(?:complet\w+|finish\w*|done|after|following|prerequisite\w*|requires?|required|need\w*|must|"
    rf"follows|"
    rf"bring|with|have|has|had)\b[^.;]{{0,50}}\b{_YEAR_DONE}\b|"
    rf"\bappl\w+ (?:during|in) (?:your |the |their )?{_YEAR_DONE}\b|"
    rf"\b{_YEAR_DONE}\b[^.;]{{0,60}}\b(?:complete\w*|required|must|finished|behind|enough|suffic\w+|will do|"
    rf"all we ask|"
    r"comes? first|all (?:that )?(?:we|is)|by the time|before|mandatory|prerequisite|first|done|minimum)\b"
)
_ENTRY_LEVEL = re.compile(
    r"\b(?:begin|start|enter|entry|entrance|join|commenc|appoint|accept|recruit|hire)"
    r"\w*\b[^.;]{0,60}?"
    r"\b(?:at|as|into|in|on|is|are|for|:)\W+(?:the |a |an |our |their |your )*pgy-?\s?(?P<level>[2-4])"
    r"(?:'?s)?\b|"
    r"\bpgy-?\s?(?P<entry>[2-4])(?:'?s)?[ -](?:at (?:the )?least|(?:and|or) (?:up|above|higher|beyond)|entry|"
    r"entrance|start|level (?:entry|entrance))|\b(?:offer|have|fill|recruit|take)\w*\b[^.;:]{0,20}"
    r"\bpgy-?\s?(?P<slot>[2-4])[ -](?:residents?|positions?|slots?|openings?)\b|"
    r"\bpositions? (?:\w+ ){0,3}(?:at|on) (?:the )?pgy-?\s?(?P<post>[2-4])|"
    r"\b(?:first|entering|new)[ -](?:year )?(?:residents?|class) (?:are|is|start\w*|as) (?:at )?(?:the )?"
    r"pgy-?\s?(?P<fresh>[2-4])"
)
"""Where residents begin: one year less than that must lie behind them."""

_ELSEWHERE = re.compile(
    rf"\b(?:(?:the|a|your) first year|{_YEAR_DONE})\b[^.;]{{0,40}}\b(?:elsewhere|somewhere else|at another)\b"
)
_ONLY_ASKED = re.compile(rf"\bonly {YEARS} (?:is|are) (?:required|needed|necessary|mandatory|asked)")
_NO_PRIOR = re.compile(
    r"\b(?:no|without(?: any)?) (?:prior|previous|earlier|further|additional|other|preceding) (?:\w+ ){0,4}?"
    r"(?:training|residency|gme|experience|internship)\b(?: (?:is|are|has to be|need be))?"
    r"(?: ?(?:required|needed|necessary|expected|asked))?|"
    r"\b(?:prior|previous|earlier) (?:\w+ ){0,4}?(?:training|residency|gme) (?:is|are) not (?:required|"
    r"needed|"
    r"necessary)|"
    r"\bno (?:residency|training|gme) (?:before\w*|first)\b|\bno (?:intern(?:ship)?|preliminary|pgy-?1|"
    r"transitional) (?:year )?(?:is |are )?(?:needed|required|"
    r"necessary|asked)|"
    r"\b(?:not|\w+n't|never) (?:need|require|ask for|expect|demand)(?: any| an?)?(?: (?:prior|previous|"
    r"earlier|"
    r"other))? (?:residency|training|internship|intern year|gme|pgy-?1)|"
    r"\b(?:need not|needn't|do(?:es)? not (?:need|have) to|don't (?:need|have) to) (?:have )?"
    r"(?:complete\w*|finish\w*|done|do) (?:any|an?|another) (?:\w+ )?(?:residency|training|internship|year)"
)
_FROM_SCHOOL = re.compile(
    r"\b(?:straight|directly|right|immediately) (?:from|out of|after|upon) (?:medical school|graduation|"
    r"graduating)|\bfresh (?:from|out of) medical school"
)
_WITHOUT = re.compile(
    rf"\b(?:fewer than|less than|without(?: having)?(?: completed| finished)?(?: at least)?|lacking|unless)\b"
    rf"[^.;]{{0,40}}?{_SPAN}|\bbefore (?:you |they )?(?:have |has )?(?:complet\w+|finish\w*) {_SPAN}|"
    rf"\b(?:not|\w+n't) (?:yet )?(?:have |has )?(?:complet\w+|finish\w*|done) (?:at least |a minimum of "
    rf")?{_SPAN}"
)
_WITHOUT_YEAR = re.compile(
    rf"\b(?:without|lacking|unless|not (?:yet )?complet\w+)\b[^.;]{{0,40}}?\b{_YEAR_DONE}"
)
_REFUSING = re.compile(
    r"\b(?:no one|nobody|none|cannot|not|\w+n't|ineligible|never|rejected|screened)\b|\bno (?:applicant|"
    r"candidate)"
)
_NOT_PRIOR = re.compile(
    r"\bto complete (?:the|this|our) (?:residency|program(?:me)?|training)\b|\boptional\b|\bthird year\b|"
    r"\b(?:residency|training|years?|spend \w+) with us\b|"
    r"\b(?:us|american|u\Ws\W?) clinical experience\b|"
    r"\bgraduated?\b[^.;]{0,30}\byears?\b|\bwithin the (?:last|past)\b|\bfellow\w*|\bupon completion\b|"
    r"\b(?:residents|trainees|graduates) (?:who )?(?:complete|spend|will complete|have completed|"
    r"completing)\b|\bafter (?:completing|completion of) (?:the|our|this)\b|\bwill complete\b|\bh-?1-?b\b|"
    r"\bobservership\w*\b|(?<!before joining, )\bresidents? complet\w+|"
    r"\bour\b[^.;]{0,30}\bresidency (?:lasts|is)\b|\btenured\b|"
    r"\bexperience in research\b|\b(?:salary|stipend|salaries|stipends)\b|\$"
)
_OF_A_PERSON = re.compile(
    r"\b(?:dr\b|(?:director|chief|chair|professor|he|she|alumn\w+|coordinator)\b(?! (?:of|will|may|must|can))"
    r")"
    r"[^.;]{0,60}\b(?:completed|finished|did|trained|spent|joined)\b"
)
_NOT_FAINT = re.compile(
    r"(?<!as )\b(?:our|this) (?:\w+[ -]){0,3}(?:program(?:me)?|curriculum)\b|\blasts?\b|\bwith us\b|"
    r"\bresearch\b|"
    r"\blaborator\w+|\bobserver\w*|\bwithin\b|\blast\b|\bpast\b|\bresidents (?:complete|will|spend)\b|"
    r"\bboards?\b|\bsecond year\b|\bfirst year\b|\bgraduat(?!e medical)\w+|\bclinical experience\b|"
    r"\bfunded\b|"
    r"\bago\b|\bvisa\b|\bh-?1|\bcycle\b|\bcombined\b|\bfour\b|\bevery\b|\beach\b|\btotal\b|\bup to\b|"
    r"\bonce\b|\bnow\b|\bwas\b|\bwere\b|\bour residents\b"
)
_COMES_FIRST = re.compile(
    r"\b(?:before(?:hand)?|prior|first|complet\w+|finish\w*|behind|must|need(?:s|ed)?|require\w*|minimum|"
    r"at least|no (?:fewer|less) than|not less than|preced\w+|ent(?:er\w*|ry)|eligib\w+|prerequisite\w*|"
    r"previous\w*|earlier|already|elsewhere|evidence of|the least|ask for|expect\w*|proof of|suffic\w+|"
    r"enough|fulfil\w*|done|served|under your belt|bring\w*|look for|arrive\w*|joining|mandatory|after|"
    r"follows|"
    r"will do|wants?|(?:those|applicants|candidates|physicians|people|graduates|anyone|anybody) (?:with|who))"
    r"\b"
)
_CLOSE = re.compile(
    rf"\b(?:with|after|following|have|has|completed|bring\w*|at least|minimum of|more than|behind \w+)"
    rf"(?: a minimum of| at least| completed| finished)* {_SPAN} (?:or more )?(?:\w+ ){{0,4}}?{_GME}\b"
)
"""The span that is asked for, where others are named beside it."""

_LABEL = re.compile(
    r"\b(?:prior|previous|earlier|preliminary|prerequisite\w*|entry|requires?)\b.*\b(?:training|gme|"
    r"residency|"
    r"years?|requirements?)\b|^prerequisite\w*|\bentry (?:level|requirements?)|\bbefore (?:entry|start\w*|"
    r"joining)|"
    r"\b(?:training|gme|residency|graduate medical education)\b.*\b(?:before|required|needed|prior|"
    r"beforehand)\b"
)
_ASKS_HOW_LONG = re.compile(
    r"\bhow (?:many years|much)\b.*\b(?:residency|training|gme|internship)\b.*"
    r"\b(?:before|prior|need\w*|must|require\w*|complet\w+|have|first|behind|enter)\b|"
    r"\bhow (?:many years|much) (?:of )?(?:prior|previous|earlier)\b"
)
_ASKS_WHETHER = re.compile(
    r"\b(?:prior|previous|earlier) (?:\w+ ){0,3}(?:training|residency|gme)\b.*\b(?:required|needed|necessary)"
    r"|"
    r"\b(?:require|need|need to have|must i have|do i have to)\b.*\b(?:residency|training|internship|intern "
    r"year|gme)\b"
)
_ASKED = re.compile(
    r"\bcomplet\w+|\bat least\b|\bminimum\b|\bprior\b|\bprevious\w*|\bafter\b|\bfollowing\b|\brequire\w*|"
    r"\bmust\b|\bopen to\b|\bprerequisite\w*|\bhave\b|\bwith\b|\beligib\w+|\bneed\w*"
)
_LIMIT_BEFORE = re.compile(r"\b(?:no more than|within(?: the)?(?: last| past)?|last|past|up to)\s+$")
_OWN_FIRST = re.compile(r"^\W*(?:the |your |our )?(?:first|last|final) $")
_OF_OTHERS = re.compile(
    r"\W*(?:(?:all|most|many|some)(?: of)? )?(?:our (?:graduates|alumni)|(?:our |the )?(?:faculty|"
    r"attendings?))\b"
)
_NO_WHOLE = re.compile(
    r"\bresearch\b|\bcounsel\w+|\blaborator\w+|\b(?:finish\w*|complet\w+|full|whole|entire|"
    r"another)\b(?!.*\bany\b)"
)
"""What need not lie behind applicants although some training must: a whole residency, or research."""

_OWN_YEARS = re.compile(
    r"\b(?:is|our|this|the) (?:a |an )?$|(?:^|[,;:] ?)\W*(?:in|over|during|throughout) (?:the |these |your "
    r")?$|"
    r"(?:^|[,;:] ?)\W*(?:the |your |our )?(?:first|last|final) $|\bof the\b|\bduration\b|\blength\b|"
    r"\bcurriculum\b|\blasts\b"
)
_OWN_PROGRAM = re.compile(
    r"[ -](?:year|month)[ -](?!of )(?:\w+ ){0,3}(?:program(?:me)?|"
    r"residency|training for)\b(?! (?:training|year))"
)
_HYPHENATED = re.compile(r"^\w+-(?:year|month)")
"""A "two-year residency" is rather the program itself."""

_CUT = re.compile(r"[,:;]|\bbecause\b|\binstead\b")
_NO_LESS = re.compile(r"no fewer|no less|not less|no more|nothing more")


def find(clause: Clause) -> Iterator[Finding]:
    """Read the years of earlier training that are required; 0 where none is needed."""
    sentence = clause.sentence
    if _is_question_alone(clause) or PAST.search(clause.text) or _OF_A_PERSON.search(clause.text):
        return
    text = _said(clause)
    if _OF_OTHERS.match(text):
        return
    if PREFERENCE.search(re.sub(r"\([^()]*\)", " ", text)):
        return
    years = None if PREFERENCE.search(text) or _NOT_PRIOR.search(text) else _plain(clause, text)
    if years is not None and 0 <= years <= LONGEST:
        yield Finding(Field.PRIOR_GME_YEARS, years, sentence.start, sentence.end, int(sentence.labelled))
        return
    years = _faint(clause, text)
    if years is not None and 1 <= years <= _MOST_BARE:
        yield Finding(Field.PRIOR_GME_YEARS, years, sentence.start, sentence.end, _FAINT)


def _is_question_alone(clause: Clause) -> bool:
    return 0 < clause.sentence.answer_at >= clause.at + len(clause.text) and clause.sentence.lead.endswith(
        "?"
    )


def _said(clause: Clause) -> str:
    """Return the statement without the question it answers."""
    sentence = clause.sentence
    if clause.at <= sentence.answer_at and sentence.lead.endswith("?"):
        return clause.text[max(0, sentence.answer_at - clause.at) :]
    return clause.text


def _plain(clause: Clause, text: str) -> float | None:
    """Return the years asked for by a refusal, a label, an answer, a level of entry or in plain words."""
    needless = _NO_PRIOR.search(text)
    if (needless and not _NO_WHOLE.search(needless.group())) or (
        _FROM_SCHOOL.search(text) and not NEGATION.search(text)
    ):
        return 0
    replied = _replied(clause)
    if replied is not None:
        return replied
    refused = _refused(text)
    if refused is not None:
        return refused
    labelled = _labelled(clause)
    if labelled is not None:
        return labelled
    if NEGATION.search(text) and not NO.match(text) and not _NO_LESS.search(text):
        return None
    return _stated(clause, text)


def _replied(clause: Clause) -> float | None:
    """Return what a bare answer to a question says: "two", "no"."""
    sentence = clause.sentence
    lead, answer = sentence.lead, sentence.answer
    if not sentence.answer_at or not lead.endswith("?"):
        return None
    bare = re.match(rf"\W*(?:at least |only |just )?({NUMBER})(?=\W|$)(?! (?:month|week))", answer)
    if bare and _ASKS_HOW_LONG.search(lead) and "medical school" not in lead:
        return count(bare[1])
    if _FROM_SCHOOL.search(lead) and YES.match(answer):
        return 0
    plain_no = re.fullmatch(r"\W*(?:no|not at all|none)\W*", answer) or re.match(r"\W*none\b", answer)
    return 0 if _ASKS_WHETHER.search(lead) and plain_no else None


def _refused(text: str) -> float | None:
    """Return the years without which nobody is taken: "with fewer than two years"."""
    if not _REFUSING.search(text):
        return None
    without = _WITHOUT.search(text)
    if without and re.search(rf"\b{_GME}\b", text):
        number, unit = (group for group in without.groups() if group)
        return 1 if number == "any" else in_years(number, unit)
    return 1 if _WITHOUT_YEAR.search(text) else None


def _stated(clause: Clause, text: str) -> float | None:
    context = f"{clause.sentence.lead} {clause.titles} {clause.text}"
    entered = _entered(text)
    if entered is not None:
        return entered
    if not _TOPIC.search(context) or not _DEMAND.search(context):
        return None
    return _asked(text, context)


def _labelled(clause: Clause) -> float | None:
    sentence = clause.sentence
    if not sentence.answer_at or sentence.lead.endswith("?") or not _LABEL.search(sentence.lead):
        return None
    if re.match(r"\W*(?:none|not required|not needed|nil)\b", sentence.answer):
        return 0
    stated = re.search(YEARS, sentence.answer)
    if stated:
        return in_years(stated[1], stated[2])
    bare = re.match(rf"\W*(?:at least |minimum (?:of )?)?({NUMBER})\W*$", sentence.answer)
    if bare and "month" not in sentence.lead and (count(bare[1]) or 0) <= _MOST_BARE:
        return count(bare[1])
    levels = [int(level) for level in re.findall(_LEVEL, sentence.answer)]
    return max(levels) - ("entry level" in sentence.lead) if levels else None


def _entered(text: str) -> float | None:
    """Return the years before the level at which residents begin, or all that is asked of them."""
    entered = _ENTRY_LEVEL.search(text)
    if entered:
        return (
            int(
                entered["level"] or entered["entry"] or entered["fresh"] or entered["post"] or entered["slot"]
            )
            - 1
        )
    if _ELSEWHERE.search(text):
        return max((int(level) for level in re.findall(_LEVEL, text)), default=1)
    only = _ONLY_ASKED.search(text)
    return in_years(only[1], only[2]) if only else None


def _asked(text: str, context: str) -> float | None:
    for form in _PRIOR:
        for found in form.finditer(text):
            if _is_length_of_ours(context, text, found) or _LIMIT_BEFORE.search(text, 0, found.start(1)):
                continue
            return in_years(found[1], found[2])
    if _PGY_DONE.search(text):
        levels = [int(level) for level in re.findall(_LEVEL, text)]
        return max(levels, default=1)
    return None


def _is_length_of_ours(context: str, text: str, found: re.Match[str]) -> bool:
    """Return whether years that were found are the program's own, not those asked for before it."""
    before = text[max(0, found.start() - 24) : found.start()]
    if _OWN_YEARS.search(before) and "prerequisite" not in text:
        return True
    return _OWN_PROGRAM.search(found.group()) is not None or _ASKED.search(context) is None


def _faint(clause: Clause, text: str) -> float | None:
    """Return the one span named beside words for accredited training and for coming first."""
    if _NOT_PRIOR.search(text) or _NOT_FAINT.search(text):
        return None
    close = _CLOSE.search(text)
    if close and not _denied(text, close):
        return in_years(close[1], close[2])
    sentence = clause.sentence
    led = f"{sentence.lead} {sentence.text}"
    hits = [
        found
        for found in re.finditer(_SPAN, text)
        if not _HYPHENATED.search(found.group())
        and not _denied(text, found)
        and not _OWN_FIRST.search(text, 0, found.start())
    ]
    spans = {in_years(found[1], found[2]) for found in hits}
    if spans <= {1} and (named := _NAMED_YEAR.search(text)) and not _denied(text, named):
        return 1
    about = led if sentence.answer_at or _LABEL.search(sentence.lead) else text
    trained = re.search(rf"\b{_GME}\b", about) or _LABEL.search(sentence.lead)
    told = trained and _COMES_FIRST.search(led)
    return spans.pop() if len(spans) == 1 and told else None


def _denied(text: str, found: re.Match[str]) -> bool:
    """Return whether the words around a place, as far as the next comma or reason, deny it."""
    if _NO_LESS.search(text):
        return False
    start, end = found.span()
    begin = max((cut.end() for cut in _CUT.finditer(text, 0, start)), default=0)
    after = _CUT.search(text, end)
    return NEGATION.search(text, begin, after.start() if after else len(text)) is not None
