"""Time in laboratories, and which laboratories there are."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.research import RESEARCH
from matchplanner.domain.page_reading.rotation_time import (
    EVERY_TIME,
    MOST_MONTHS,
    SET_ASIDE,
    TIME,
    added_up,
    blocks_in,
    months,
    own_part,
    part_of_training,
    shared_time,
    total,
)
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NUMBER, PAST, count

_LAB = (
    r"(?:bench(?! research)|laborator(?:y|ies)(?!(?:-based| or clinical| and clinical)? research)|"
    r"labs?\b(?! research)|"
    r"cytogenetics|molecular (?:genetics|diagnostics)|biochemical genetics)"
)
_LAB_TIME = (
    re.compile(rf"{TIME}(?! ago)[^.;]{{0,110}}?\b{_LAB}"),
    re.compile(rf"\b{_LAB}[^.;]{{0,60}}?{TIME}"),
    re.compile(rf"{TIME}(?<=laboratory months)"),
    re.compile(rf"\b(?:lab|laboratory) months?: ({NUMBER})()(\b|$)"),
    re.compile(rf"\bmonths (?:in|of) (?:the )?laborator(?:y|ies): ({NUMBER})()(\b|$)"),
)
_LATER = re.compile(r"\bstay on\b|\bfurther (?:\w+ )?(?:year|months)\b|\b(?:third|additional|extra) year\b")
"""What comes after the training, such as a further year for another certificate."""

_TIME_OR_BARE = re.compile(rf"{TIME}|(?:[,:]|\band) ({NUMBER}) (?:in|of|with|at) (?=[a-z])")
"""A time, or a number alone that has the unit of the time before it: "and one in cytogenetics"."""

_LAB_TOPIC = re.compile(r"\blaborator(?:y|ies)\b|\blabs?\b|\bbench\b|\bcyto\w+|\bmolecular\b|\bbiochemical\b")
_OTHER_TOPIC = re.compile(
    r"\b(?:research|scholar\w+|clinics?|clinical (?:genetics|rotations?|months)|vacation|wards?|consult\w*|"
    r"inpatient|"
    r"electives?)\b"
)
_NOT_SPENT = re.compile(
    r"\b(?:applicants?|candidates|turn\w* ?around|meetings?|meets?|valid|safety|should have|"
    r"results? (?:take|takes|are|come)|"
    r"up to (?:\w+ ){1,3}(?:of )?(?:laboratory )?electives?|laboratory electives?)\b"
)
_MIXED = re.compile(r"\belective|\bclinical (?:and|or|&) lab|\blab\w* (?:and|or|&) clinical\b")
"""Time that is not the laboratories' alone."""

_NEXT = len(" of protected research")
"""Characters after a time that may say it is spent on research."""

_BESIDE = re.compile(r", (?:with|including|plus) [^:;.]*(?=: [^:]*$)")
"""What a listed rotation holds besides, "Biochemical laboratory, with a week of newborn screening: 1 "
"month"."""

_EACH = re.compile(
    r"\beach\b(?! (?:resident|trainee|of (?:our|the|your) (?:resident|trainee)|of you|year))|"
    r"\bapiece\b|\bper lab\w*|\bin every\b"
)
_MULTIPLE = re.compile(
    rf"({NUMBER}) (?:x|times) {NUMBER}[- ](?:months?|weeks?)|({NUMBER}) (?:one|1)-month rotations"
)
_ALTOGETHER = re.compile(r"\b(?:time|total|experience|training)\b")
_OWN_EACH = re.compile(rf"({NUMBER})(?: (?:month|week)s?)? (?:each|apiece)\b")
_REFERS_BACK = re.compile(r"\b(?:them|these|there|those|where)\b")
_EACH_OF = re.compile(rf"\b(?:in |of )?each of (?:the |our )?({NUMBER})\b")
_SPENT = re.compile(
    r"\brotat\w+|\btrain\w*|\bspen[dt]\w*|\bmonths?\b|\bexperience\w*|\blearn\w*|\bexpos\w+|\bwork\w*|"
    r"\bcurriculum\b|\bsign-?outs?\b|\bblocks?\b|\bhands-on\b|\bweeks?\b|"
    r"\binclud\w+|\baccess\b|\bcomplet\w+|\bhouse[sd]?\b|\bon-?site\b|\bin-?house\b|\bdivided\b|"
    r"\bconsist\w*|\bdevote\w*|\bcovers?\b|\bparticipat\w*"
)
_LABS = {
    "cytogenetics": re.compile(r"\bcyto-?genetics?\b|\bcytogenomics?\b|\bcyto (?=labs?\b)"),
    "biochemical": re.compile(
        r"\bbiochemical\b|\bbiochem (?=labs?\b)|\bbiochemistry\b|\bmetabolic (?:laborator|lab\b)"
    ),
    "molecular": re.compile(r"\bmolecular\b|\bdna (?:diagnostic|laborator)"),
    "newborn screening": re.compile(
        r"\bnewborn screening (?:lab\w*|program(?:me)?)\b|\bnewborn screening\b(?=[^.;]*laborator)"
    ),
    "genomics": re.compile(
        r"\bgenomics? (?:laborator|lab\b|sequencing|medicine laborator|diagnostic)|\b(?:exome|genome|"
        r"clinical|next-generation) sequencing\b(?=[^.;]*\blab)|,? (?:and |or )genomics? laborator"
    ),
}
_LAB_PLACE = re.compile(r"\blaborator(?:y|ies)\b|\blabs?\b|\bbench\b")
_LOOSELY = {
    "cytogenetics": re.compile(
        r"\bcyto\b|\bkaryotyp\w+|\bchromosom\w+|\bmicroarrays?\b|\barrays?\b|\bfish\b"
    ),
    "biochemical": re.compile(
        r"\bbiochem\b|\benzym\w+|\bmetabolites?\b|\bmetabolic\b|\bamino acids\b|\bmass spec\w*"
    ),
    "molecular": re.compile(
        r"\bdna\b|(?<!exome )(?<!genome )(?<!clinical )(?<!generation )\bsequencing\b|\bvariants?\b"
    ),
}
"""What a laboratory does, which names its kind only where the talk is of laboratories and of two kinds."""

_TESTS = re.compile(r"\b(?:perform\w*|test(?:s|ing)?|reports?|patients?|samples?|catalog\w*)\b")
"""Words for what a laboratory does for others, not for those who train in it."""

_CERTIFIES = re.compile(
    r"\bcertif\w+ in\b|\bcertified\b[^.;]{0,40}\bin\b|\bboard\b|\bspecialty in\b|\bfellow\w*|\bdegree\b|"
    r"\bresearch (?:lab|in)|\bfaculty\b|\bbench (?:research|project)\b|\bdirectors?\b|\btour\b"
)


def find(clause: Clause) -> Iterator[Finding]:
    """Read laboratories; what a list gives to one of them is a part of the whole."""
    if PAST.search(clause.text):
        return
    yield from _laboratories(clause)


def _found(clause: Clause, name: Field, value: str | float | tuple[str, ...], part: str = "") -> Finding:
    sentence = clause.sentence
    return Finding(name, value, sentence.start, sentence.end, int(sentence.labelled), part)


def _laboratories(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    if _CERTIFIES.search(text) or "@" in text:
        return
    if not _LATER.search(text):
        yield from _lab_time(clause)
    kinds = _kinds(text)
    if (
        len(kinds) < len(_LOOSELY)
        and _LAB_PLACE.search(f"{sentence.lead} {text}")
        and not _TESTS.search(text)
    ):
        loose = tuple(kind for kind, words in _LOOSELY.items() if kind in kinds or words.search(text))
        kinds = (*loose, *(kind for kind in kinds if kind not in loose)) if len(loose) > 1 else kinds
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


def _lab_time(clause: Clause) -> Iterator[Finding]:
    blocks = blocks_in(clause.sentence.lead) if clause.sentence.answer_at else 0
    if blocks and _LAB_PLACE.search(clause.sentence.answer) and not _OTHER_TOPIC.search(clause.text):
        yield _found(clause, Field.LAB_MONTHS, blocks, _named(clause, "laboratory"))
        return
    text = own_part(clause.text, _LAB_TOPIC, _OTHER_TOPIC)
    if _NOT_SPENT.search(text) or (RESEARCH.search(text) and not _LAB_PLACE.search(text)):
        return
    summed = None if RESEARCH.search(text) else _summed(clause, text)
    if summed is not None:
        part = "" if shared_time(text) is None else _part(clause)
        yield _found(clause, Field.LAB_MONTHS, summed, part)
        return
    beside = _BESIDE.search(text)
    text = _BESIDE.sub("", text)
    for found in (hit for form in _lab_forms(clause) for hit in form.finditer(text)):
        stated = months(found[1], found[3])
        if (
            RESEARCH.search(text, found.start(), found.end() + _NEXT)
            or _MIXED.search(found.group())
            or stated is None
        ):
            continue
        spent = (0 if beside else _added(text)) or stated * _times(text, found[1])
        if 0 < spent <= MOST_MONTHS:
            part = _named(clause, "laboratory") if beside else _part(clause)
            yield _found(clause, Field.LAB_MONTHS, spent, part)
        return


def _summed(clause: Clause, text: str) -> float | None:
    """Return the months that a statement about laboratories adds up to itself."""
    if not _in_laboratory(clause):
        return None
    summed = total(text)
    if summed is None and (_LAB_PLACE.search(f"{clause.sentence.lead} {text}") or len(_kinds(text)) > 1):
        summed = added_up(text)
        if summed is None and not EVERY_TIME.search(text):
            summed = part_of_training(text)
    if summed is None:
        summed = _set_aside(clause)
    return summed if summed is not None and 0 < summed <= MOST_MONTHS else None


def _set_aside(clause: Clause) -> float | None:
    """Read a time set aside for the laboratories of which the sentence before speaks."""
    before = clause.sentence.before
    spent = SET_ASIDE.match(clause.text)
    if spent is None or RESEARCH.search(before):
        return None
    return months(spent[1], spent[3]) if _LAB_PLACE.search(before) or len(_kinds(before)) > 1 else None


def _lab_forms(clause: Clause) -> tuple[re.Pattern[str], ...]:
    """Return the ways to state a time; under a heading about laboratories any time of a kind counts."""
    sentence = clause.sentence
    under = _LAB_PLACE.search(f"{sentence.lead} {clause.titles}") and sentence.listed
    back = _REFERS_BACK.search(clause.text) and _LAB_PLACE.search(sentence.before)
    loose = (under or back) and _kinds(clause.text)
    return (*_LAB_TIME, EVERY_TIME) if loose else _LAB_TIME


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
    times: list[float] = []
    unit = ""
    for hit in _TIME_OR_BARE.finditer(text):
        number, unit = (hit[1], hit[3]) if hit[3] else (hit[4], unit)
        stated = months(number, unit) if unit else None
        times += [stated] if stated else []
    return sum(times) if 1 < len(_kinds(text)) == len(times) and not RESEARCH.search(text) else 0
