"""The share of adults among the patients that residents see."""

import re
from collections.abc import Iterator, Sequence

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.shares import Share, shares
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NUMBER, PAST, count

_HUNDRED = 100
_ROUNDING = 2

_GROUP = re.compile(
    r"\b(?:(?P<adult>adults?|grown-?ups?|adulthood|(?:over|above|older than|at least) (?:the age of |age )?"
    r"(?:eighteen|18|21)(?: years)?|(?:eighteen|18|21)(?: years)?(?: of age)? (?:or|and) (?:older|over|up|"
    r"more|"
    r"above))|"
    r"(?P<child>child(?:ren)?|pa?ediatrics?|infants?|minors|newborns?|kids|babies|"
    r"(?:under|below|younger than) (?:the age of )?(?:eighteen|18|21)))\b"
)
_EVEN = re.compile(
    r"\bas many (?:adults|children|grown-?ups) as (?:adults|children|pediatric)|"
    r"\b(?:even|equal)(?:ly)?\b|\b50\s?[/:-]\s?50\b|\bhalf[ -]and[ -]half\b"
)
_SLASHED = re.compile(
    r"\b(?P<first>\d\d)\s?%?\s?[/:-]\s?(?P<second>\d\d)\b\s?%?,? ?\(?(?P<one>adults?|child\w*|pa?ediatrics?)"
    r"[^.;]{0,25}?(?:/|-|\bto\b|\band\b|\bvs\W?)"
)
_FOR_EVERY = re.compile(
    rf"\bfor every ({NUMBER}) child(?:ren)?\b[^.;\d]{{0,30}}? ({NUMBER}) (?:adults?|grown-ups?)\b"
)
_REST = re.compile(r"\b(?:rest|remainder|remaining|others?)\b[^.;,]{0,25}\badults?\b")
_PATIENTS = re.compile(
    r"\b(?:(?:in|out)?-?patients?|visits?|clinics?|volume|seen|cases|encounters?|workload|consult\w*|"
    r"(?:you|we|they|residents) (?:will )?see|people|referrals?|mix|population|practice|famil(?:y|ies)|panel|"
    r"appointments?)\b"
)
_NOT_PATIENTS = re.compile(
    r"\b(?:funding|tuition|boards?|faculty|telehealth|telemedicine|video|fellow\w*|graduates?|certif\w+|"
    r"salar\w+|staff|geneticists|counsel\w+|(?:of|the) (?:their|your|the) time|months|rotations?|calls?)\b|"
    r"(?<!by )\bresidents are\b"
)
_LINK = re.compile(
    r"(?: (?:patients?|visits?|medicine|outpatients?|share|proportion|percentage|fraction|of|all|our|the|in|"
    r"among|clinics?|encounters?|genetics))*[ (:,=-]*(?:\b(?:make up|makes up|made up|account for|"
    r"accounts for|"
    r"are|is|was|"
    r"were|around|comprise|constitute|represent|form|formed|number|reached|about|approximately|roughly|"
    r"nearly|almost|"
    r"some|over|just|more than|now|of|contribute|(?:went|go|gone|risen|rose|grown|grew|increased|climbed|"
    r"is up|are up|stands?) (?:up )?(?:to|at)?|has|have)\b[ (:]*)*"
)
"""What may stand between a group and the share it makes up: "adults (55 %)", "adults make up about half"."""

_FILLER = re.compile(
    r"(?:[ (),/-]+|\d+|\b(?:of|our|the|its|their|your|all|new|those|these|who|that|which|what|they|follow|"
    r"followed|meet|have|has|had|come|"
    r"comes|came|"
    r"to|with|by|for|from|in|at|on|a|an|is|are|was|were|be|been|being|will|would|you|we|they|residents?|see|"
    r"sees|saw|seen|patients?|visits?|encounters?|outpatients?|inpatients?|clinics?|people|person|persons|"
    r"referrals?|consults?|consultations?|appointments?|cases|famil(?:y|ies)|panel|population|genetics|"
    r"clinical|annual|yearly|year|each|per|every|every|made|concern|concerns|involve|involves|coming|aged|"
    r"ages?|reached|already|still|now|currently|them|us|go|goes|there|here|medical|total|whole|volume|"
    r"university|"
    r"hospital|center|department|division|practice|mix|referred|evaluated|treated|looked|after)\b)*"
)
"""What may stand between a share and the group that makes it up: "half of the patients we see are adults"."""

_OF_PATIENTS = re.compile(
    r",? (?:of )?(?:all |our |the |these )*(?:[a-z]+ )?(?:patients|visits|people|consults|encounters|"
    r"families|appointments)\b"
    r"[^.;,\d]{0,60}? (?:are|is|be|were|was|by|with|from|involve|concern)(?: an)? "
)
"""Whatever is said of the patients between their share and the word adults."""

_THEY = re.compile(r"\b(?:they|these|those|the latter)\b")
_LATEST = re.compile(r"\b20\d\d\b")
_DIED_AWAY = re.compile(r"\bhistorically\b|\bnational\w*\b")


def find(clause: Clause) -> Iterator[Finding]:
    """Read the per cent of adults, read off the share of children where only that is named."""
    sentence = clause.sentence
    if clause.at or _DIED_AWAY.search(sentence.text):
        return
    text = sentence.text
    context = f"{sentence.lead} {clause.titles} {sentence.before} {text}"
    if not _GROUP.search(f"{sentence.lead} {sentence.before} {text}") or not _PATIENTS.search(context):
        return
    if _NOT_PATIENTS.search(re.sub(r"\([^()]*\)", " ", text)):
        return
    share = _stated(text) or _labelled(clause) or _of_them(clause)
    if share is not None and 0 < share < _HUNDRED:
        strength = int(sentence.labelled)
        yield Finding(Field.ADULT_SHARE, share, sentence.start, sentence.end, strength)


def _stated(text: str) -> int | None:
    """Return the share of adults that a sentence states with the word for them."""
    beside = _FOR_EVERY.search(text)
    if beside:
        children, adults = count(beside[1]) or 0, count(beside[2]) or 0
        return round(_HUNDRED * adults / (children + adults)) if adults else None
    slashed = _SLASHED.search(text)
    if slashed:
        return int(slashed["first"] if slashed["one"].startswith("adult") else slashed["second"])
    named = shares(text)
    groups = list(_GROUP.finditer(text))
    joined = [(share, _group_of(share, named, groups, text)) for share in named]
    of_adults = [share for share, group in joined if group == "adult"]
    of_children = [share for share, group in joined if group == "child"]
    if of_adults:
        alone = not of_children and all(group.lastgroup == "adult" for group in groups)
        return int(_newest(named if alone else of_adults, text).per_cent)
    if of_children and _REST.search(text):
        return _HUNDRED - int(_newest(of_children, text).per_cent)
    both = {group.lastgroup for group in groups}
    return 50 if len(both) > 1 and not named and _EVEN.search(text) and not PAST.search(text) else None


def _group_of(share: Share, named: Sequence[Share], groups: Sequence[re.Match[str]], text: str) -> str | None:
    """Return whose share it is: the group just before it, else the next one in plain words after it."""
    beside = next((group for group in groups if text[share.end : group.start()] == " "), None)
    if beside is not None:
        return beside.lastgroup
    before = [group for group in groups if group.end() <= share.start]
    last = max((other.end for other in named if other.end <= share.start), default=0)
    if before and last <= before[-1].start() and _LINK.fullmatch(text, before[-1].end(), share.start):
        return before[-1].lastgroup
    after = next((group for group in groups if group.start() >= share.end), None)
    if after is not None and _OF_PATIENTS.fullmatch(text, share.end, after.start()):
        return after.lastgroup
    if after is not None and _FILLER.fullmatch(text, share.end, after.start()):
        return after.lastgroup
    return None


def _newest(named: Sequence[Share], text: str) -> Share:
    """Return the share of the latest year where each has its own; an exact one goes before a word."""
    years = [(max(map(int, _LATEST.findall(part)), default=0)) for part in _around(named, text)]
    if len(named) > 1 and all(years):
        return named[years.index(max(years))]
    exact = [share for share in named if re.search(r"\d", text[share.start : share.end])]
    return (exact or list(named))[0]


def _around(named: Sequence[Share], text: str) -> Iterator[str]:
    """Yield for each share the passage from the share before it to the next one."""
    for number in range(len(named)):
        start = re.search(r"[;,:]\s", text[named[number - 1].end : named[number].start]) if number else None
        begin = (named[number - 1].end + start.end()) if start else (named[number - 1].end if number else 0)
        end = named[number + 1].start if number + 1 < len(named) else len(text)
        stop = re.search(r"[;,]", text[named[number].end : end])
        yield text[begin : named[number].end + stop.start() if stop else end]


def _labelled(clause: Clause) -> int | None:
    """Return the share that answers a label or a question about adults, or about patients of any age."""
    sentence = clause.sentence
    lead, answer = sentence.lead, sentence.answer if sentence.answer_at else sentence.text
    group = {hit.lastgroup for hit in _GROUP.finditer(lead)}
    if group != {"adult"} or "child" in {hit.lastgroup for hit in _GROUP.finditer(answer)}:
        return None
    named = shares(answer)
    if named:
        return int(_newest(named, answer).per_cent)
    bare = re.fullmatch(r"\W*(\d\d)\W*", answer)
    return int(bare[1]) if bare and re.search(r"%|percent|per cent|share", lead) else None


def _of_them(clause: Clause) -> int | None:
    """Return the share of those of whom the sentence before speaks: "They make up 57 percent of visits"."""
    sentence = clause.sentence
    text = sentence.answer
    named = shares(text)
    if not named or _GROUP.search(text, 0, named[0].end) or not _THEY.search(text, 0, named[0].start):
        return None
    spoken = {hit.lastgroup for hit in _GROUP.finditer(sentence.before)}
    if len(named) != 1 or spoken != {"adult"} or not _PATIENTS.search(text):
        return None
    return int(named[0].per_cent)
