"""How many residents are taken each year."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NUMBER, PAST, count

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
    re.compile(rf"\bclass size (?:is|of) ({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))?"),
    re.compile(rf"({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))? (?:at|in|on) each (?:level|pgy)"),
    re.compile(
        rf"({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))? (?:pgy-?\s?\d |\w+ )?(?:positions?|spots?|"
        rf"slots?|residents?)(?: is| are)?(?: \w+){{0,6}}? ?(?:{_EACH})"
    ),
    re.compile(
        rf"({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))? in (?:each|every|a) (?:year|class|pgy|cohort)"
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
    r"^(?:approved )?(?:resident )?complement$|^(?:number of |available |open |first[- ]year |categorical |"
    r"pgy-?\s?\d )*(?:positions?|residents?|"
    r"openings?|spots?|slots?|resident complement|complement|size|"
    r"intake)(?: offered| available)?(?: (?:in|for|through) the (?:20\d\d )?(?:nrmp )?match| (?:for|in|"
    r"starting|from) (?:july )?(?:1, )?20\d\d)?$|"
    r"how many (?:\w+ )?(?:positions?|spots?|slots?|places?|openings?)\b|"
    r"how many (?:\w+ )?(?:residents?|interns?|trainees?|positions?)\b[^?]*\b(?:accept|take|match|recruit|"
    r"each|per)\b|"
    rf"(?:positions?|residents?|spots?|slots?|places?|openings?|intake|class size)\b.*(?:{_EACH})|"
    r"how many (?:\w+ )?(?:residents|people|trainees) (?:do you (?:take|accept)|are (?:there|in)|"
    r"do you have|train)|^total (?:program(?:me)? )?size$|"
    rf"\b(?:annual|yearly) (?:intake|positions|class)|class size|(?:per|each) year"
)
_FIRST_CLASS = re.compile(rf"({NUMBER})()(?: \w+)? first[- ]years?\b")
"""One class of those that an answer lists: "five: two first years, two second years and one more"."""

_PER_CLASS = re.compile(
    rf"({NUMBER})()(?: residents?)? (?:per|in each|each) (?:class|year|pgy(?: level)?|level|cohort)\b"
)
_EACH_YEAR = re.compile(
    rf"\bjuly 20\d\d\b|\bfirst[- ]year\b|\bpgy-?\s?\d pos|{_EACH}|\b20\d\d match\b|\bin the match\b|"
    rf"\bannual\b|\bclass\b"
)
_NOT_POSITIONS = re.compile(
    r"\bfellow\w*|\bpatients?\b|\bapplications?\b|\bpublications?\b|\binterview\w*|\bcounsel\w+|"
    r"\bstudents?\b|\bletters?\b|\bconsult\w*|\bapplicants? per\b|\bcases\b|\bweeks?\b|\bdays?\b|\bhours\b|"
    r"\bmonths?\b"
)


def find(clause: Clause) -> Iterator[Finding]:
    """Read the places a year; a span reads "1-2"."""
    yield from _positions(clause)


def _found(clause: Clause, name: Field, value: str | float) -> Finding:
    sentence = clause.sentence
    return Finding(name, value, sentence.start, sentence.end, int(sentence.labelled))


def _positions(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
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
    for form in _POSITIONS:
        found = _nearest(form, text)
        if found and not NEGATION.search(text, 0, found.start()) and not _NOT_POSITIONS.search(found.group()):
            yield from _of_positions(clause, found)
            return


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
    if low is None or not 0 < low <= 30:  # noqa: PLR2004 - no genetics program is larger
        return
    yield _found(clause, Field.POSITIONS_PER_YEAR, low if high is None or high == low else f"{low}-{high}")
