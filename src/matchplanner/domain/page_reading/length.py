"""How long the training lasts, and whether a further year is offered."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.outline import Sentence
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.time_spans import LONGEST, YEARS, in_years
from matchplanner.domain.page_reading.words import NEGATION, NO, NUMBER, PAST, count

_PROGRAM = r"(?:program\w*|residenc(?:y|ies)|training|curriculum|track|pathway|course of study)"
_SPAN = re.compile(r"year|yr|month|\bmos?\b")
_AFTER_COLON = re.compile(rf":\s{YEARS}(?: of training)?\W*$")
"""What an enumeration begins with, "the answers: two years; ..."; in a list only the label tells."""

_LENGTH = (
    re.compile(rf"\b(?:program(?:me)?|residency|curriculum|training) of {YEARS}"),
    re.compile(rf"\b(?:over|during) a period of {YEARS}"),
    re.compile(
        rf"\b(?:residen|train|program|appoint|course|contract)\w*[^.;]{{0,50}}?\bfor (?:a (?:total|period|"
        rf"term) of )?{YEARS}(?! of (?:prior|previous))"
    ),
    re.compile(rf"^\W*(?:over|in|during|within) (?:the course of )?(?:the |these |your )?{YEARS},"),
    re.compile(rf"{YEARS} of (?:[\w-]+[ ,]+){{0,3}}?(?:training|residency|clinical genetics)\b"),
    re.compile(rf"\ba total of {YEARS}"),
    re.compile(
        rf"\b(?:spend|have|stay|train|are|is|work|be) (?:\w+ ){{0,3}}?(?:for )?{YEARS} (?:with us|"
        rf"here)\b"
    ),
    re.compile(rf"\b(?:with us|here) for {YEARS}"),
    re.compile(rf"\bstay (?:on )?for {YEARS}"),
    re.compile(rf"\bresidents (?:graduate|finish|are done|leave us|leave) (?:after|in|within) {YEARS}"),
    re.compile(
        rf"\b(?:complete|finish|get through|go through)(?:s|es)? (?:the|our|this|their|your) (?:\w+ ){{0,2}}?"
        rf"{_PROGRAM} (?:in|within|over|after) {YEARS}"
    ),
    re.compile(
        rf"\bafter {YEARS}(?: (?:here|with us|of (?:training|residency)))?,? (?:here,? )?(?:you|they|"
        rf"our residents|"
        rf"residents) (?:can|may|are|will|become) (?:\w+ ){{0,4}}?(?:sit|take|eligible|boards?)"
    ),
    re.compile(
        rf"^\W*(?:the|these|those|your|our) {YEARS} (?:are|include|comprise|consist|begin|offer|cover|"
        rf"follow|bring)\b"
    ),
    re.compile(rf"\bthe (?:first|second) of (?:the |our )?{YEARS}\b"),
    _AFTER_COLON,
    re.compile(rf"(?:\bi\We\W{{1,3}}|\b(?:that is|which makes|making) ){YEARS}"),
    re.compile(rf"\beach of (?:the|our|these|your) {YEARS}"),
    re.compile(
        rf"\b(?:genetics|it|ours) (?:itself )?(?:then |only |just )?(?:lasts|takes|takes up|runs for|"
        rf"requires) {YEARS}"
    ),
    re.compile(rf"\b(?:a|our) {YEARS}[ -]commitment"),
    re.compile(rf"(?:per |/ ?|a |each )(?:year|yr), {YEARS}(?=,|\W*$)"),
    re.compile(rf"(?:^|: )\W*(?:it )?(?:lasts|takes|runs for|spans) {YEARS}"),
    re.compile(
        rf"\b(?:in|during|over|for|throughout) (?:your |the |these |our )?{YEARS}(?: here| with us|"
        rf",? (?:you|our residents|residents|they))\b"
    ),
    re.compile(rf"{YEARS} (?:of (?:\w+ )?training )?(?:in (?:all|total)|altogether|overall)\b"),
    re.compile(rf"\b(?:completed|finished|done) (?:in|over|within) {YEARS}"),
    re.compile(
        rf"{_PROGRAM}\b[^.;:?]{{0,60}}?\b(?:extends?|spread|stretch\w*|run|last\w*) (?:over |for |"
        rf"across )?{YEARS}"
    ),
    re.compile(rf"\bthe {YEARS} of (?:\w+ ){{0,3}}?(?:training|residency)\b"),
    re.compile(
        rf"{YEARS}(?![ -]*(?:of|history))[ -,]*(?:\(?[\w/&-]+\)?,? ){{0,7}}?{_PROGRAM}\b(?! (?:director|"
        rf"coordinator))"
    ),
    re.compile(
        rf"{_PROGRAM}\b[^.;:?]{{0,60}}?\b(?:is|lasts?|takes?|takes up|occup(?:y|ies)|fills?|amounts? to|"
        rf"spans?|requires?|runs?(?: for)?|consists of|"
        rf"comprises|extends over|covers|of)\b "
        rf"(?:\w+ ){{0,4}}?{YEARS}(?! (?:ago|before|after|prior|old|from|since|out))"
    ),
    re.compile(rf"(?:duration|length)\b[^.;?]{{0,50}}?{YEARS}"),
    re.compile(rf"\b(?:approved|accredited)\b[^.;]{{0,90}}?\bfor {YEARS}"),
    re.compile(rf"\bfor {YEARS},? (?:you|our residents|residents|they)\b"),
    re.compile(rf"\((?:about )?{YEARS}\)"),
    re.compile(rf"{YEARS} (?:long\b|in (?:length|duration)\b)"),
    re.compile(
        rf"(?:complete|in|over|during|throughout|within|across) (?:your |their |the |"
        rf"our )?{YEARS}(?: of)? (?:\w+ ){{0,4}}?{_PROGRAM}"
    ),
    re.compile(rf"\b(?:the|your|our) {YEARS} of (?:\w+ ){{0,5}}?{_PROGRAM}"),
)
_BEFORE_ENTRY = re.compile(
    r"\bmandatory\b|\belsewhere\b|\bbefore joining\b|\bentry ticket\b|\bcompleted\b|\bcompletion\b|"
    r"\bprior\b|\bprevious\w*|\bafter\b|\bmust\b|\bapplicants?\b|"
    r"\bcandidates?\b|\bat least\b|"
    r"\bminimum\b|\beligib\w+|\bneed\w*|\bentry\b|\bprerequisite\w*|\bhave\b|\bfollowing\b|\brequir\w+|"
    r"\bopen to\b|\bwith\b|\bpeople\b|\bfirst\W*$"
)
_ALTOGETHER = re.compile(r"\b(?:altogether|in all|in total|therefore|combined)\b")
"""Words for the sum of this training and the one before it: then each length in the sentence counts."""

_OUR_END = (
    "completed",
    "complete ",
    "finish",
    "residents",
    "after",
    "the first of",
    "the second of",
    "get through",
    "go through",
)
"""How a passage begins that says when residents finish, not what they finished before."""

_ENDED = re.compile(
    r"\b(?:until|before|up to|prior to|through) (?:[a-z]+ )?(?:19|20)\d\d\b[^.;]*\b(?:lasted|was|took|had|"
    r"were|ran)\b|"
    r"\b(?:have|has) been here\b|\b(?:lasted|was|took|had|were|ran)\b[^.;]*\b(?:until|"
    r"before) (?:[a-z]+ )?(?:19|20)\d\d\b"
)
_FROM_TO = re.compile(
    r"\b(?:training|residency|program(?:me)?|appointment)\b[^.;]{0,40}?\bfrom (?:july|"
    r"june)(?: \d{1,2},?)? (?P<first>20\d\d) "
    r"(?:to|until|through|till) (?:june|july)(?: \d{1,2},?)? (?P<last>20\d\d)\b"
)
"""The first and the last day of one class: "from July 2027 to June 2029"."""

_BARE_LENGTH = re.compile(rf"\W*{YEARS}(?: of training)?\s*(?:[,.;(]|$)")
_LENGTH_LABEL = re.compile(
    r"^(?:number of |training |residency |program(?:me)? )?years$|\btime to (?:completion|graduation|"
    r"certification)\b|"
    r"^(?:(?:total )?months of training|course(?: of (?:study|training))?|format|term(?: of (?:training|"
    r"appointment))?|"
    r"appointment|residency type|program(?:me)? type|training time|time(?: frame)?|type|how long|curriculum|"
    r"structure)$|"
    r"\btotal training\b|\btraining period\b|\bperiod of training\b|^(?:training|residency|"
    r"program(?:me)?)$|\b(?:length|"
    r"duration|how long (?:is|does|will|do)|how many years|program(?:me)? years|"
    r"years of training|accredited length)\b"
)
_NOT_LENGTH = re.compile(
    r"\bmandatory\b|\belsewhere\b|\binternship\b|\boptional\b|\badditional\b|\bextra\b|\bprior\b|"
    r"\bprevious\w*|\bprerequisite|\bhistory\b|"
    r"\bexperience\b|\bpast\b|\blast\b|"
    r"\bresearch (?:year|track|program(?:me)?|fellowship|project|block)\b|\blaborator\w+ (?:program(?:me)?|"
    r"training)\b|\bevery\b|"
    r"\b(?:see|follow|know|keep|care|work) (?:\w+ ){0,4}for\b|"
    r"\bafter (?:at least )?(?:one|two|three|\d)\b|\bfellow\w*|\bwithin\b|\bboard pass|\bhas (?:been|"
    r"trained)\b|\bpreliminary\b"
)
_ENTRY_BEFORE = re.compile(
    r"\b(?:completed|completing|completion of|must complete|who complete|following|after|prior|previous\w*|"
    r"minimum of|at least|finish\w*|have|least|more|evidence of|proof of|"
    r"first|final|last|"
    r"another|third|fourth|fifth|remaining|initial|optional|additional|extra|possible|must|"
    r"requires?d?)\W+(?:\w+\W+){0,2}$"
)
_RENEWED = re.compile(
    r"\W*(?:of (?:\w+ ){0,4})?(?:suffices?|is (?:enough|sufficient))\b|\W*(?:at a time|(?:and|,)? ?(?:is |"
    r"are |then )*(?:re-?new|re-?appoint|extend)\w*)\b"
)
_CONTRACT = re.compile(r"\b(?:re-?)?appoint\w*|\bcontracts?\b|\bagreements?\b")

_ORDINAL = r"(?:second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|6th|additional|extra|further|another)"
_EXTRA = (
    re.compile(
        rf"\b(?:third|fourth|fifth)[- ]year (?:\w+ )?option\b|\b(?:extension|extended|"
        rf"prolonged) (?:\w+ )?by (?:an?|one) (?:\w+ )?year\b|"
        rf"\boffer\w* (?:an? )?{_ORDINAL} (?:\w+ )?year\b"
    ),
    re.compile(
        rf"\b(?:extend|prolong|lengthen)\w* (?:\w+ ){{0,4}}?(?:to|by|for) "
        rf"(?:an?|{NUMBER}|{_ORDINAL})[ -](?:\w+ )?years?\b"
    ),
    re.compile(
        rf"\b(?:add|adds|stay|stays|remain|"
        rf"remains) (?:on )?(?:for )?(?:an? )?{_ORDINAL} (?:\w+ )?year\b"
    ),
    re.compile(rf"\boptional (?:\w+ ){{0,2}}?{_ORDINAL}[ -]*(?:\w+ ){{0,3}}?(?:years?|yr)\b"),
    re.compile(rf"\boptional (?:\w+ ){{0,2}}?({NUMBER})[ -](?:additional )?(?:years?|yr)\b"),
    re.compile(
        rf"\b(?:option\w*|possib\w+|opportunit\w+|availab\w+|may|can|elect|choose|wish|eligible|able|"
        rf"flexib\w+|optional)\b[^.;]{{0,90}}?\b"
        rf"(?:an?|one|two|{_ORDINAL})(?: or two)? (?:\w+ ){{0,3}}?years?\b"
    ),
    re.compile(
        rf"\b{_ORDINAL}\b (?:\w+ ){{0,4}}?years?\b[^.;]{{0,60}}\b(?:optional|available|possible|may be|"
        rf"can (?:now |also )?be|is offered|are offered|elective)\b"
    ),
    re.compile(
        r"\b(?:second|third|fourth|fifth|extra|additional) (?:\w+ ){0,2}?year (?:\w+ ){0,3}?option\w*"
    ),
    re.compile(rf"\boptional {_ORDINAL}(?=\W*(?:\(|$))"),
    re.compile(r"\(\W{0,2}(?:\+|plus) ?(?:1|one)\b[^()]*\)|\((?:3|three)[^()]*\boptional\b[^()]*\)"),
    re.compile(
        rf"\b(?:lengthen|extend|prolong)\w*\b[^.;]{{0,40}}? (?:by|for|to) (?:an?|one|twelve|12|{_ORDINAL}|"
        rf"three)\b"
        rf"[^.;]{{0,15}}?\b(?:years?|months)\b"
    ),
    re.compile(
        rf"\b(?:a|an|one|the|{_ORDINAL}) (?:research |{_ORDINAL} |further |biochemical )?(?:year|(?:twelve|"
        rf"12) months)\b"
        rf"[^.;]{{0,50}}\b(?:may be|can be|could be|is up to you|is voluntary|is open|is possible|"
        rf"if you (?:wish|want|like)|"
        rf"on request|for the asking|by arrangement|is yours)\b"
    ),
    re.compile(
        rf"\b(?:choice|possibility|chance|freedom|option|"
        rf"opportunity)\b[^.;]{{0,60}}\bstay\w*\b[^.;]{{0,12}}\b{_ORDINAL}\b"
    ),
    re.compile(
        rf"\b(?:a|an) {_ORDINAL}(?: year)?,? (?:for (?:anybody|anyone|those|whoever|residents)|"
        rf"by arrangement|on request|if)\b"
    ),
    re.compile(
        r"\b(?:an )?(?:extra|additional|further|another) (?:twelve|12) months\b[^.;]{0,40}\b(?:can|may|"
        r"could|is|are|"
        r"available|offered)\b"
    ),
    re.compile(r"\b(?:two|2|one|1|an?) optional (?:\w+ )?years?\b"),
    re.compile(rf"\b(?:elective|voluntary) {_ORDINAL} year\b"),
    re.compile(
        r"\b(?:may|can|could|to) (?:add|append|tack on|attach|do) (?:an?|one) (?:\w+ )?year (?:of|in|for)\b"
    ),
    re.compile(r"\b(?:an?|one) optional (?:\w+ ){0,3}?year\b|\boptional (?:\w+ ){0,3}?year\b"),
)
_EXTRA_LABEL = re.compile(
    r"\badditional training\b.*\b(?:beyond|accredited)\b|"
    r"\boptional\b.*\byears?\b|\byears? \(optional\)|\b(?:additional|extra|third|fifth) year\b"
)
_TWO_YEARS_MORE = re.compile(
    r"\b(?:two|2) (?:\(2\) )?(?:additional|extra|further|optional|more) years\b|\badditional (?:two|"
    r"2) years\b|\boptional (?:two|2)[ -]years?\b|\b(?:two|2) optional\b"
)
_NOT_EXTRA = re.compile(
    r"\bcomplete (?:one|two|an?|1|2) years?\b|\bprior\b|\bprevious\w*|\bbefore (?:entering|applying|"
    r"starting)|\bapplicants? (?:may|can|who)\b|"
    r"\byears? of (?:age|experience)|\bleaves?\b|\bsick\b|\bvisas?\b|\bcontract\b|\bfellowship year\b|"
    r"\b(?:start|begin|enter|join) after\b|\bper year\b|\beach year\b|\bevery\b|\bacademic year\b|"
    r"\bone[- ]year\b(?! (?:for|of|ext|opt|research|"
    r"add))|"
    r"\binterview\b|\bmatch\b|\bapply\b(?! for an?\b)"
)
_BEFORE_OURS = re.compile(
    r"\bprior\b|\bprevious\w*|\bprerequisite|\bpreliminary\b|\beligib\w+|\bpgy-?\s?\d|\byear (?:\d|one|two|"
    r"three|four)\b|"
    r"\bentry requirements?\b|\bbeyond\b|\bfirst year\b|\bsecond year\b"
)
"""What stands over years that are asked for, or over the parts of the training."""

_OWN_LASTS = re.compile(
    r"\b(?:genetics|our|this|the) (?:[a-z]+ ){0,2}?(?:residency|program(?:me)?|"
    r"training)?(?: itself)?(?: then)? ?"
    r"\b(?:lasts|takes|runs for|is a)\b"
)
"""A statement on the program's own length, whatever it stands under."""

_BESIDE_TRAINING = re.compile(
    r"\bprior\b|\bprevious\w*|\bprerequisite|\beligib\w+|\brequirements?\b|"
    r"\bapplicants?\b|\bvisas?\b|\bwho can apply\b"
)


_MOST_BARE = 5
"""A bare number after "length" counts years up to this."""


_YEAR_ROW = re.compile(r"(?:year |pgy-?\s?)?[1-5] (?!years?\b|length\b|duration\b)\w+")
"""The label of one year in a table of all of them, "4 What"."""


def find(clause: Clause) -> Iterator[Finding]:
    """Read the length and the optional further year."""
    if not _YEAR_ROW.fullmatch(clause.sentence.lead):
        yield from _length(clause)
    if not clause.sentence.is_heading:
        yield from _extra(clause)


def _found(clause: Clause, name: Field, value: str | float) -> Finding:
    sentence = clause.sentence
    return Finding(name, value, sentence.start, sentence.end, int(sentence.labelled))


def _length(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    if PAST.search(text) or _ENDED.search(text):
        return
    dated = _FROM_TO.search(text)
    if dated:
        yield from _of_length(clause, int(dated["last"]) - int(dated["first"]))
        return
    if sentence.answer_at and clause.at <= sentence.answer_at and _LENGTH_LABEL.search(sentence.lead):
        years = _labelled_length(sentence)
        if years is not None:
            yield from _of_length(clause, years)
            return
    if not _SPAN.search(text):
        return
    if _BEFORE_OURS.search(f"{sentence.lead} | {clause.titles}") and not _OWN_LASTS.search(text):
        return
    bare = _BARE_LENGTH.match(text) if not clause.at else None
    if bare and not _BESIDE_TRAINING.search(f"{sentence.lead} {clause.titles}") and not sentence.answer_at:
        yield from _of_length(clause, in_years(bare[1], bare[2]))
        return
    stated = [
        years
        for form in _LENGTH
        if form is not _AFTER_COLON or not sentence.listed
        for found in form.finditer(text)
        if not (_NOT_LENGTH.search(found.group()) or _is_renewed(text, found) or _is_asked(text, found))
        if (years := in_years(found[1], found[2])) is not None
    ]
    for years in dict.fromkeys(stated if _ALTOGETHER.search(text) else stated[:1]):
        yield from _of_length(clause, years)


def _labelled_length(sentence: Sentence) -> int | float | None:
    if _NOT_LENGTH.search(sentence.lead):
        return None
    stated = re.match(rf"\W*(?:approximately |about |it is |it takes )?{YEARS}", sentence.answer)
    if stated:
        return in_years(stated[1], stated[2])
    bare = re.match(rf"\W*(?:it is |just )?({NUMBER})\W*$", sentence.answer)
    if not bare:
        return None
    if re.search(r"^(?:total )?months of training$|^(?:length|duration)\b.*\bmonths\b", sentence.lead):
        return in_years(bare[1], "months")
    years, said = count(bare[1]), re.search(r"\b(?:in )?years\b|\(years\)", sentence.lead)
    small = years is not None and years <= _MOST_BARE
    return years if said or (small and "month" not in sentence.lead) else None


def _is_renewed(text: str, found: re.Match[str]) -> bool:
    """Return whether a contract runs from year to year, which is not the length of the training."""
    yearly = _CONTRACT.search(text) and in_years(found[1], found[2]) == 1
    return bool(yearly) or _RENEWED.match(text, found.end(2)) is not None


def _is_asked(text: str, found: re.Match[str]) -> bool:
    """Return whether years that were found are asked for before entry, not the program's own."""
    if _ENTRY_BEFORE.search(text, 0, found.start(1)) and not found[0].startswith(_OUR_END):
        return True
    if found.group().startswith("("):
        return _BEFORE_ENTRY.search(text, 0, found.start()) is not None
    return " of " in found.group() and _BEFORE_ENTRY.search(text) is not None


def _of_length(clause: Clause, years: int | float | None) -> Iterator[Finding]:
    if years is not None and 1 <= years <= LONGEST:
        yield _found(clause, Field.LENGTH_YEARS, years)


def _extra(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    labelled = bool(sentence.answer_at) and _EXTRA_LABEL.search(sentence.lead) is not None
    found = next((hit for form in _EXTRA if (hit := form.search(text))), None)
    if found is None and not labelled:
        return
    said = _around(text, found) if found else text
    if NEGATION.search(said) or _NOT_EXTRA.search(said) or PAST.search(text):
        return
    if labelled and NO.match(sentence.answer):
        return
    yield _found(clause, Field.OPTIONAL_EXTRA_YEARS, _extra_years(text))


def _around(text: str, found: re.Match[str]) -> str:
    """Return what stands between the commas around a passage."""
    after = text.find(",", found.end())
    return text[text.rfind(",", 0, found.start()) + 1 : after if after >= 0 else len(text)]


def _extra_years(text: str) -> int:
    return 2 if _TWO_YEARS_MORE.search(text) else 1
