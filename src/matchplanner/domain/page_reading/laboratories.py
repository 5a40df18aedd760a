"""Time in laboratories and for research, and which laboratories there are."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NUMBER, PAST, count

_WEEKS_A_MONTH = 4
_MOST_MONTHS = 36

_TIME = (
    rf"({NUMBER}|(?<!once )(?<!twice )(?<!times )(?<!day )(?<!days )\ban?(?= month (?:in|of|on|at|with|"
    rf"each)\b))"
    rf"(?:(?: ?- ?| to | or )({NUMBER}))?[ -]*(?:laboratory |full |calendar )?(months?|mos?|"
    rf"weeks?|wks?|blocks?)\b"
)
_EVERY_TIME = re.compile(_TIME)
_LAB = (
    r"(?:laborator(?:y|ies)(?!(?:-based| or clinical| and clinical)? research)|labs?\b(?! research)|"
    r"cytogenetics|molecular (?:genetics|diagnostics)|biochemical genetics)"
)
_LAB_TIME = (
    re.compile(rf"{_TIME}(?! ago)[^.;]{{0,110}}?\b{_LAB}"),
    re.compile(rf"\b{_LAB}[^.;]{{0,60}}?{_TIME}"),
    re.compile(rf"{_TIME}(?<=laboratory months)"),
    re.compile(rf"\b(?:lab|laboratory) months?: ({NUMBER})()(\b|$)"),
    re.compile(rf"\bmonths (?:in|of) (?:the )?laborator(?:y|ies): ({NUMBER})()(\b|$)"),
)
_RESEARCH_TIME = (
    re.compile(
        rf"{_TIME}(?:(?!\bmonths?\b|\bclinical and\b|\bare clinical\b)[^.;]){{0,80}}?\b(?:research|"
        rf"scholarly|scholarship)\b"
    ),
    re.compile(
        rf"\b(?:research|scholarly (?:work|activity|time|project))\b(?:(?!\bclinical\b)[^.;]){{0,50}}?{_TIME}"
    ),
)
_YEAR_LONG = (
    r"(?:(?P<half>half a year)|\b(?:an?|one|1|the) (?:full |whole |entire |second |"
    r"protected )*year(?! of clinical)(?! of acgme)\b)"
)
_RESEARCH_YEARS = re.compile(rf"{_YEAR_LONG}[^.;]{{0,30}}?\b(?:of|for|to|in) (?:\w+ ){{0,3}}?research\b")
_EXTRA_TIME = re.compile(
    r"\boptional\b|\bthird year\b|\bprior\b|\bextra\b|\badditional\b|\bwish\b|\bcan\b|\bmay\b|"
    r"\bextension\b|\boption\b|"
    r"\badd(?:s|ed)?\b|\bpossible\b"
)
_LATER = re.compile(r"\bstay on\b|\bfurther (?:\w+ )?(?:year|months)\b|\b(?:third|additional|extra) year\b")
"""What comes after the training, such as a further year for another certificate."""

_WITH_ELECTIVES = re.compile(r"\belectives? (?:and|or|/) ?research\b|\bresearch (?:and|or|/) ?electives?\b")
_NEAR = 25
_RESEARCH = re.compile(r"\bresearch\b|\bscholarly\b")
_SUM = re.compile(
    rf"({NUMBER})(?: (months?|weeks?))? (?:in (?:all|total)|altogether|combined|total)\b|"
    rf"\b(?:total(?:l?ing|s)?(?: of)?|altogether|together last) ({NUMBER}) (months?|weeks?)\b"
)
_ELLIPSIS = re.compile(rf"(?:,|\band) ({NUMBER}) (?:in|of|with|at) (?=[a-z])")
_REST = re.compile(
    rf"\b(?:remaining|other|last) ({NUMBER})(?: months?)? (?:\w+ ){{0,5}}?(?:research|scholarly)\b"
)
_EACH = re.compile(r"\beach\b|\bapiece\b|\bper lab\w*|\beach of\b|\bin every\b")
_MULTIPLE = re.compile(
    rf"({NUMBER}) (?:x|times) {NUMBER}[- ](?:months?|weeks?)|({NUMBER}) (?:one|1)-month rotations"
)
_ALTOGETHER = re.compile(r"\b(?:time|total|experience|training)\b")
_ROTATION = re.compile(rf"\W*(?:protected |scholarly |dedicated )*(?:research|scholarly \w+) \({NUMBER}")
_OWN_EACH = re.compile(rf"({NUMBER})(?: (?:month|week)s?)? each\b")
_REFERS_BACK = re.compile(r"\b(?:them|these|there|those|where)\b")
_EACH_OF = re.compile(rf"\b(?:in |of )?each of (?:the |our )?({NUMBER})\b")
_SPENT = re.compile(
    r"\brotat\w+|\btrain\w*|\bspen[dt]\w*|\bmonths?\b|\bexperience\w*|\blearn\w*|\bexpos\w+|\bwork\w*|"
    r"\bcurriculum\b|\bsign-?outs?\b|\bblocks?\b|\bhands-on\b|\bweeks?\b|"
    r"\binclud\w+|\baccess\b|\bcomplet\w+|\bhouse[sd]?\b|\bon-?site\b|\bin-?house\b|\bdivided\b|"
    r"\bconsist\w*|\bdevote\w*|\bcovers?\b|\bparticipat\w*"
)
_LABS = {
    "cytogenetics": re.compile(r"\bcyto-?genetics?\b|\bcytogenomics?\b"),
    "biochemical": re.compile(r"\bbiochemical\b|\bbiochemistry\b|\bmetabolic (?:laborator|lab\b)"),
    "molecular": re.compile(r"\bmolecular\b|\bdna (?:diagnostic|laborator)"),
    "newborn screening": re.compile(
        r"\bnewborn screening (?:lab\w*|program(?:me)?)\b|\bnewborn screening\b(?=[^.;]*laborator)"
    ),
    "genomics": re.compile(
        r"\bgenomics? (?:laborator|lab\b|sequencing|medicine laborator|diagnostic)|\b(?:exome|genome|"
        r"clinical|next-generation) sequencing\b(?=[^.;]*\blab)|,? (?:and |or )genomics? laborator"
    ),
}
_LAB_PLACE = re.compile(r"\blaborator(?:y|ies)\b|\blabs?\b")
_CERTIFIES = re.compile(
    r"\bcertif\w+ in\b|\bcertified\b[^.;]{0,40}\bin\b|\bboard\b|\bspecialty in\b|\bfellow\w*|\bdegree\b|"
    r"\bresearch (?:lab|in)|\bfaculty\b|\bbench (?:research|work|project)\b|\bdirectors?\b|\btour\b"
)


def find(clause: Clause) -> Iterator[Finding]:
    """Read laboratories and research; what a list gives to one of them is a part of the whole."""
    if PAST.search(clause.text):
        return
    yield from _laboratories(clause)
    yield from _research(clause)


def _found(clause: Clause, name: Field, value: str | float | tuple[str, ...], part: str = "") -> Finding:
    sentence = clause.sentence
    return Finding(name, value, sentence.start, sentence.end, int(sentence.labelled), part)


def _months(number: str, unit: str) -> int | float | None:
    value = count(number)
    if value is None or unit.startswith("block"):
        return None
    months = value / _WEEKS_A_MONTH if unit.startswith("w") else value
    return int(months) if float(months).is_integer() else months


def _laboratories(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    if _CERTIFIES.search(text) or "@" in text:
        return
    if not _LATER.search(text):
        yield from _lab_time(clause)
    kinds = _kinds(text)
    if (
        _in_laboratory(clause)
        and kinds
        and not NEGATION.search(text)
        and (_SPENT.search(text) or sentence.labelled or len(kinds) > 1)
    ):
        yield _found(clause, Field.LABS, kinds)


def _kinds(text: str) -> tuple[str, ...]:
    return tuple(kind for kind, words in _LABS.items() if words.search(text))


def _in_laboratory(clause: Clause) -> bool:
    """Return whether a statement or what it stands under, or the one it refers to, is about laboratories."""
    sentence = clause.sentence
    near = (sentence.text, sentence.lead, clause.titles, sentence.before)
    return any(_LAB_PLACE.search(text) for text in near)


def _total(text: str) -> int | float | None:
    """Return the months a statement sums up to: "three months in all", "a total of six months"."""
    found = _SUM.search(text)
    if found is None or "month" not in text:
        return None
    months = _months(found[1] or found[3], found[2] or found[4] or "months")
    return months if months is not None and 0 < months <= _MOST_MONTHS else None


def _lab_time(clause: Clause) -> Iterator[Finding]:
    text = clause.text
    total = _total(text)
    if _RESEARCH.search(text) and not _LAB_PLACE.search(text):
        return
    if total is not None and _in_laboratory(clause) and not _RESEARCH.search(text):
        yield _found(clause, Field.LAB_MONTHS, total)
        return
    hits = [hit for form in _lab_forms(clause) for hit in form.finditer(text)]
    for found in hits:
        if _RESEARCH.search(found.group()) or re.search(r"\belective", found.group()):
            continue
        months = _months(found[1], found[3])
        if months is None:
            continue
        months = _added(text) or months * _times(text, found[1])
        if 0 < months <= _MOST_MONTHS:
            yield _found(clause, Field.LAB_MONTHS, months, _part(clause))
        return


def _lab_forms(clause: Clause) -> tuple[re.Pattern[str], ...]:
    """Return the ways to state a time; under a heading about laboratories any time of a kind counts."""
    sentence = clause.sentence
    under = _LAB_PLACE.search(f"{sentence.lead} {clause.titles}") and sentence.listed
    back = _REFERS_BACK.search(clause.text) and _LAB_PLACE.search(sentence.before)
    loose = (under or back) and _kinds(clause.text)
    return (*_LAB_TIME, _EVERY_TIME) if loose else _LAB_TIME


def _part(clause: Clause) -> str:
    """Return the one laboratory a time is spent in, where it is one of several; "" for all together.

    In a list the same laboratory may come twice, each time with a part of its own.
    """
    kinds = _kinds(clause.text)
    if clause.sentence.listed or clause.sentence.labelled:
        return "" if _ALTOGETHER.search(clause.text) else _named(clause, "laboratory")
    return kinds[0] if len(kinds) == 1 and not re.search(r"\blaboratories\b|\blabs\b", clause.text) else ""


def _named(clause: Clause, part: str) -> str:
    return f"{part}@{clause.sentence.start}:{clause.sentence.text}"


def _times(text: str, stated: str) -> int | float:
    """Return in how many laboratories the time named is spent: "one month each", "each of the three".

    In "three months, one each in ..." the time stated is that of all of them.
    """
    counted = _EACH_OF.search(text)
    if counted:
        return count(counted[1]) or 1
    multiple = _MULTIPLE.search(text)
    if multiple:
        return count(multiple[1] or multiple[2]) or 1
    own = _OWN_EACH.search(text)
    if own and count(own[1]) != count(stated):
        return 1
    return max(1, len(_kinds(text))) if _EACH.search(text) else 1


def _added(text: str) -> int | float:
    """Add up the times of several laboratories, "two months of one, one of another"; 0 if it is just one."""
    times = [months for hit in _EVERY_TIME.finditer(text) if (months := _months(hit[1], hit[3]))]
    times += [count(hit[1]) or 0 for hit in _ELLIPSIS.finditer(text)] if "month" in text else []
    return sum(times) if 1 < len(_kinds(text)) == len(times) and not _RESEARCH.search(text) else 0


def _research(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    context = f"{sentence.lead} {text}"
    if not _RESEARCH.search(context) or NEGATION.search(text) or _WITH_ELECTIVES.search(text):
        return
    if sentence.answer_at and _RESEARCH.search(sentence.lead):
        total = _total(sentence.answer)
        if total is not None:
            yield _found(clause, Field.RESEARCH_MONTHS, total)
            return
        stated = re.match(rf"\W*(?:about |up to |at least )?{_TIME}", sentence.answer)
        if stated and not _EXTRA_TIME.search(sentence.lead):
            yield from _of_research(clause, stated)
            return
    rest = _REST.search(text) if "months" in sentence.text else None
    if rest:
        yield _found(clause, Field.RESEARCH_MONTHS, count(rest[1]) or 0)
        return
    whole = _RESEARCH_YEARS.search(text) if not _EVERY_TIME.search(text) else None
    if whole and not _EXTRA_TIME.search(text):
        yield _found(clause, Field.RESEARCH_MONTHS, 6 if whole["half"] else 12)
        return
    for form in _RESEARCH_TIME:
        found = form.search(text)
        if found:
            if not _EXTRA_TIME.search(text, max(0, found.start() - _NEAR), found.end()):
                yield from _of_research(clause, _nearest(found))
            return


def _nearest(found: re.Match[str]) -> re.Match[str]:
    """Return the last time named before the word research: "18 months clinical and 6 months research"."""
    inner = list(_EVERY_TIME.finditer(found.group()))
    return (
        inner[-1]
        if inner and found.group().rstrip().endswith(("research", "scholarly", "scholarship"))
        else found
    )


def _of_research(clause: Clause, found: re.Match[str]) -> Iterator[Finding]:
    months = _months(found[1], found[3])
    if months is not None and 0 < months <= _MOST_MONTHS:
        apart = clause.sentence.listed or _ROTATION.match(clause.text)
        part = _named(clause, "research") if apart and not _ALTOGETHER.search(clause.text) else ""
        yield _found(clause, Field.RESEARCH_MONTHS, months, part)
