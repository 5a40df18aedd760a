"""How many residents are taken each year."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NUMBER, PAST, PREFERENCE, count

_WHO = (
    r"(?:(?:new |categorical |first-year |genetics |incoming |medical |clinical |funded |qualified |"
    r"accredited )*(?:residents?|trainees?|positions?|spots?|slots?|places?|openings?|"
    r"interns?|physicians))"
)
_EACH = (
    r"(?:per|each|every|a|/)\s?(?:academic |training |application |program(?:me)? |calendar )?(?:years?\b|"
    r"yr\b|annum\b|"
    r"cycle|"
    r"match\b|class\b|july\b|march\b|pgy level)|\bannually\b|\byearly\b|\bper (?:pgy|class|level)"
)
_POSITIONS = (
    re.compile(rf"\bbetween ({NUMBER}) and ({NUMBER}) (?:{_WHO})(?: \w+){{0,6}}? (?:{_EACH})"),
    re.compile(
        rf"\bclass(?:es)? (?:\w+ ){{0,2}}?(?:are|is) (?:small|tiny|intimate)\W+(?:just |"
        rf"only )?({NUMBER}) (?:{_WHO})"
        rf"(?:, (?:sometimes|in some years|at times|occasionally|or) ({NUMBER}))?"
    ),
    re.compile(
        rf"\bnumber of {_WHO} (?:is|stands at) ({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))? (?:{_EACH})"
    ),
    re.compile(
        rf"({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))? (?:[\w-]+ )?(?:positions?|openings?|spots?|places?|"
        rf"slots?)(?: \w+){{0,4}}? "
        rf"(?:for (?:entry in |a start in )?(?:july|june|the 20\d\d|20\d\d)|"
        rf"in the (?:20\d\d )?(?:\w+ )?match)\b"
    ),
    re.compile(
        rf"({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))? (?:\w+ )?(?:join|start|begin|enter|"
        rf"arrive)s? (?:\w+ )?"
        rf"(?:every|each) (?:year|summer|july|june|fall)\b"
    ),
    re.compile(
        rf"\b(?:becomes?|became|(?:grew|grown|increased|rose|risen|raised|expanded|expands|grows) to|now) "
        rf"({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))? (?:{_WHO} )?(?:{_EACH})"
    ),
    re.compile(
        rf"\b(?:class|intake|cohort)\b[^.;]{{0,20}}?\b(?:grows?|rises?|increases?|expands?|"
        rf"goes|gone|grown|risen|increased|expanded)\b\s+to ({NUMBER})()\b"
    ),
    re.compile(
        rf"\b{_WHO}[^.;:]{{0,30}}?, (?:with )?({NUMBER})(?:(?: ?- ?| to |"
        rf" or )({NUMBER}))? (?:{_EACH})"
    ),
    re.compile(rf"\b{_WHO}\s?: ?({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))? (?:{_EACH})"),
    re.compile(
        rf"({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))? of (?:you|us|them) (?:in|on) (?:each|"
        rf"every) (?:year|class)"
    ),
    re.compile(rf"\(({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))? (?:{_EACH})\)"),
    re.compile(
        rf"\b(?:class|cohort)(?:es|s)? (?:of|has|have|consists? of|with) ({NUMBER})(?:(?: ?- ?| to |"
        rf" or )({NUMBER}))?"
    ),
    re.compile(rf"({NUMBER})() {_WHO} in each of (?:the |our )?(?:\w+ )?(?:years|classes|levels)\b"),
    re.compile(rf"\bclass size (?:is|of) ({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))?"),
    re.compile(rf"({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))? (?:at|in|on) each (?:level|pgy)"),
    re.compile(
        rf"({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))? (?:pgy-?\s?\d |\w+ )?(?:positions?|spots?|"
        rf"slots?|residents?)(?: is| are)?(?: \w+){{0,6}}? ?(?:{_EACH})"
    ),
    re.compile(
        rf"({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))?,? in (?:each|every|a) (?:year|class|pgy|cohort)"
    ),
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
    r"^(?:annual |yearly |nrmp |match )*quota$|^(?:approved )?(?:resident )?complement$|^(?:number of |"
    r"available |open |first[- ]year |categorical |"
    r"pgy-?\s?\d )*(?:positions?|residents?|"
    r"openings?|spots?|slots?|resident complement|complement|size|"
    r"intake)(?: offered| available)?(?: (?:in|for|through) the (?:20\d\d )?(?:nrmp )?match| (?:for|in|"
    r"starting|from) (?:july )?(?:1, )?20\d\d)?$|"
    r"how (?:big|large) (?:is|are) (?:a|each|your|the) (?:\w+ )?(?:class|classes|intake|cohort)\b|"
    r"how many (?:\w+ )?(?:positions?|spots?|slots?|places?|openings?)\b|"
    r"how many (?:\w+ )?(?:residents?|interns?|trainees?|positions?)\b[^?]*\b(?:accept|take|match|recruit|"
    r"each|per)\b|"
    rf"(?:positions?|residents?|spots?|slots?|places?|openings?|intake|class size)\b.*(?:{_EACH})|"
    r"how many (?:\w+ )?(?:residents|people|trainees) (?:do you (?:take|accept)|are (?:there|in)|"
    r"do you have|train)|^total (?:program(?:me)? )?size$|"
    rf"\b(?:annual|yearly) (?:intake|positions|class)|class size|(?:per|each) year"
)
_SPAN = rf"({NUMBER})(?:(?: ?- ?| to | or | and |, sometimes |, in some years )({NUMBER}))?"
_LOOSE_WHO = (
    r"(?:residents?|trainees?|positions?|spots?|slots?|places?|openings?|physicians?|people|persons?|"
    r"colleagues?|newcomers|doctors|seats?|applicants?|candidates?|members|faces|ones|of (?:them|you|us)|"
    r"graduates of medical school)"
)
_TAKING = (
    r"(?:accept|take|match|recruit|train|fill|enrol|admit|offer|appoint|select|seek|show|turn up|look for|"
    r"looking for|"
    r"choos|chose|welcom|hire|"
    r"start|begin|join|"
    r"enter|arriv|come|get|gets|is|are|will be|has|have|graduat)\w*"
)
_LOOSE = (
    re.compile(
        rf"\b{_TAKING} (?:in |on |just |only |up to |about |usually |between |"
        rf"a total of )*{_SPAN}(?: [\w-]+){{0,3}}?"
        rf" {_LOOSE_WHO}\b"
    ),
    re.compile(rf"{_SPAN}(?: [\w-]+){{0,2}}? {_LOOSE_WHO}\b[^.;]{{0,25}}?\b{_TAKING}"),
    re.compile(rf"\b{_TAKING} (?:just |only |up to )*{_SPAN}(?=\W*$|[.,;:])"),
    re.compile(rf"\b(?:a )?(pair|couple)() of (?:new |first-year )?{_LOOSE_WHO}"),
    re.compile(rf"{_SPAN} (?:{_EACH})"),
    re.compile(
        rf"\b(?:class|cohort|year group|intake|pgy level|entering group|quota)(?:es|s)?\b(?:[^.;\d]|"
        rf"20\d\d){{0,30}}?\b(?:of|"
        rf"is|are|"
        rf"consists? of|has|have|numbers?|holds?|:)\W+(?:just |only |a |"
        rf"always )*({NUMBER})()\b(?! (?:years?|percent))"
    ),
)
_LOOSE_YEARLY = re.compile(
    rf"{_EACH}|\bannual\b|\b(?:every|each) (?:\w+ )?(?:summer|fall|season|intake)\b|\btwelve months\b|"
    rf"\b(?:for|in|from|on|starting|beginning) (?:in |entry in )?july(?: 1,?)?(?: 20\d\d)?\b|"
    rf"\bfirst-year positions\b|"
    rf"\bin (?:any|every|each) (?:given )?year\b|\b(?:class(?:es)?|intake|cohort|year group|pgy level|"
    rf"entering group)\b|\b20\d\d match\b"
)
_NOT_LOOSE = re.compile(
    r"\bfellow\w*|\bpatients?\b|\binterview\w*|\bletters?\b|\bstudents?\b|\bcounsel\w+|\bfaculty\b|\bcases\b|"
    r"\bconsult\w*|\bweeks?\b|\bdays?\b|\bhours\b|\bmonths?\b|\bother\b|\baltogether\b|\bconferences?\b|"
    r"\bpublications?\b|\bhalf\b|\bused to\b|\binterns\b|\bwas\b|\bwere\b|\bmeetings?\b|\bpresent\w*|"
    r"\bresearch\b|"
    r"\bposters?\b|\bapplications\b|\bapplicants? (?:apply|per)\b|\bpediatrics\b|\battend\w*|\bawards?\b|"
    r"\bprizes?\b|"
    r"\bgraduated\b|\bleave\b|\bat (?:the moment|present|any time)\b|\bcurrently\b|\bclinics?\b|"
    r"\bdollars?\b|\$"
)
_ANY_NUMBER = re.compile(rf"{NUMBER}|\bpair\b|\bcouple\b")
_DO_SOMETHING = re.compile(
    r"\s(?:will |can |may )?(?:present|attend|go|publish|receive|win|won|serve|lead|teach|travel|"
    r"participate|share|take (?:part|"
    r"turns|call|care)|work|rotate)\b"
)
"""What residents do each year, which says nothing of how many are taken."""

_MOST = 12
"""Places a year that a genetics program has at most; a word on the way to it makes fewer."""

_MOST_LOOSE = 6
_FAINT = -1
_BARE_LABEL = re.compile(
    r"^(?:number of |available |current |annual |yearly )*(?:openings?|slots?|vacanc(?:y|ies)|seats?|places|"
    r"positions?(?: \(approx\.?\))?|first-year positions|intake|class size|entering class|cohort size|"
    r"residents? per class|trainees? per (?:class|year))(?: (?:pgy-?\s?\d|categorical|first year|"
    r"for (?:july )?20\d\d))?$"
)
"""Labels of a bare number, which for want of any other word is that of each year."""

_IN_ALL = re.compile(
    rf"{NUMBER} (?:(?:residents?|trainees?|positions?|places|slots?|people|physicians) )?(?:in all|in total|"
    rf"altogether|at (?:any )?(?:one|a|given) time|at once)\b(?! (?:each|per|every|a) year)"
)
"""The places of all classes together."""

_FIRST_CLASS = re.compile(rf"({NUMBER})()(?: \w+)? first[- ]years?\b")
"""One class of those that an answer lists: "five: two first years, two second years and one more"."""

_PER_CLASS = re.compile(
    rf"({NUMBER})()(?: residents?)? (?:per|in each|each) (?:class|year|pgy(?: level)?|level|cohort)\b"
)
_EACH_YEAR = re.compile(
    rf"\bjuly 20\d\d\b|\bfirst[- ]year\b|\bpgy-?\s?\d pos|{_EACH}|\b20\d\d match\b|\bin the match\b|"
    rf"\bannual\b|\bclass\b|\bquota\b"
)
_NOT_POSITIONS = re.compile(
    r"\bfellow\w*|\bpatients?\b|\bapplications?\b|\bpublications?\b|\binterview\w*|\bcounsel\w+|"
    r"\bstudents?\b|\bletters?\b|\bconsult\w*|\bapplicants? per\b|\bcases\b|\bweeks?\b|\bdays?\b|\bhours\b|"
    r"\bmonths?\b|\bpresent\w*|\battend\w*|\bawards?\b"
)


def find(clause: Clause) -> Iterator[Finding]:
    """Read the places a year; a span reads "1-2"."""
    yield from _positions(clause)


def _found(clause: Clause, name: Field, value: str | float) -> Finding:
    sentence = clause.sentence
    return Finding(name, value, sentence.start, sentence.end, int(sentence.labelled))


def _positions(clause: Clause) -> Iterator[Finding]:
    text, sentence = _IN_ALL.sub(" ", clause.text), clause.sentence
    if PAST.search(text):
        return
    if sentence.answer_at and clause.at <= sentence.answer_at and _POSITIONS_LABEL.search(sentence.lead):
        if _NOT_POSITIONS.search(sentence.lead):
            return
        classes = _FIRST_CLASS.search(sentence.answer) or _PER_CLASS.search(sentence.answer)
        if classes:
            yield from _of_positions(clause, classes)
            return
        stated = re.match(
            rf"\W*(?:we |accept |take |offer |have |up to |approximately |about )*({NUMBER})(?:(?: ?- ?|"
            rf" to | or )({NUMBER}))?",
            sentence.answer,
        )
        asked = f"{sentence.lead} {sentence.answer}"
        yearly = _EACH_YEAR.search(asked) or re.search(
            r"\b(?:accept|take|match|recruit|offer\w*|fill)\b", asked
        )
        if stated and yearly:
            yield from _of_positions(clause, stated)
            return
    if not _ANY_NUMBER.search(text):
        return
    for form in _POSITIONS:
        found = _nearest(form, text)
        if found is None or NEGATION.search(text, 0, found.start()) or _NOT_POSITIONS.search(found.group()):
            continue
        if not _DO_SOMETHING.match(text, found.end()):
            yield from _of_positions(clause, found)
            return
    yield from _loosely(clause)


def _loosely(clause: Clause) -> Iterator[Finding]:
    """Read a number of people beside a verb of taking and a word for each year, in any order."""
    text, sentence = clause.text, clause.sentence
    if sentence.answer_at and _BARE_LABEL.search(sentence.lead):
        bare = re.match(rf"\W*({NUMBER})\W*(?:\(.*)?$", sentence.answer)
        low = count(bare[1]) if bare else None
        if low is not None and 0 < low <= _MOST_LOOSE:
            yield Finding(Field.POSITIONS_PER_YEAR, low, sentence.start, sentence.end, _FAINT)
        return
    if sentence.labelled or NEGATION.search(text) or PREFERENCE.search(text) or _NOT_LOOSE.search(text):
        return
    yearly = _LOOSE_YEARLY.search(text) or _LOOSE_YEARLY.search(sentence.lead)
    found = next((hit for form in _LOOSE if (hit := form.search(text))), None) if yearly else None
    if found is None:
        return
    low = 2 if found[1] in {"pair", "couple"} else count(found[1])
    high = count(found[2]) if found[2] else None
    if low is not None and 0 < low <= _MOST_LOOSE:
        value = low if high in {None, low} else f"{low}-{high}"
        yield Finding(Field.POSITIONS_PER_YEAR, value, sentence.start, sentence.end, _FAINT)


def _nearest(form: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return where a form fits, without another count in between: "six residents, three new ones a year"."""
    found = form.search(text)
    while found is not None:
        later = form.search(text, max(found.end(1), found.end(2)))
        if later is None or later.start() >= found.end():
            return found
        found = later
    return None


def _of_positions(clause: Clause, found: re.Match[str]) -> Iterator[Finding]:
    low, high = count(found[1]), count(found[2]) if found[2] else None
    if low is None or not 0 < low <= _MOST:
        return
    yield _found(clause, Field.POSITIONS_PER_YEAR, low if high is None or high == low else f"{low}-{high}")
