"""Whom residents see: adults among the patients, and the clinics."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NUMBER, PAST, count

_FRACTIONS = {
    "half": 50,
    "one-half": 50,
    "one half": 50,
    "one third": 33,
    "one-third": 33,
    "a third": 33,
    "two thirds": 67,
    "two-thirds": 67,
    "a quarter": 25,
    "one quarter": 25,
    "one-quarter": 25,
    "one fourth": 25,
    "one-fourth": 25,
    "three quarters": 75,
    "three-quarters": 75,
    "two fifths": 40,
    "two-fifths": 40,
    "one fifth": 20,
    "one-fifth": 20,
}
_SHARE = (
    rf"(?P<share>\d{{1,3}}\s?(?:%|percent|per cent)|"
    rf"{'|'.join(sorted(_FRACTIONS, key=len, reverse=True))}|{NUMBER} (?:percent|"
    rf"per cent))"
)
_ADULT = (
    re.compile(r"(?P<share>\d\d)/\d\d,? adults?\s?(?:/|to|and|-)"),
    re.compile(rf"\b{_SHARE}(?!\w)[^.;,]{{0,80}}?\b(?:adults?|grown-ups)\b"),
    re.compile(rf"{_SHARE}\)? (?:are |is )?(?:adults?)\b"),
    re.compile(
        rf"\b(?:adults?|grown-ups)\b(?: patients)?[^.;,%]{{0,50}}?\b(?:make up|are|comprise|account for|"
        rf"represent|"
        rf"constitute|form|about|approximately|roughly|:|\()\W*(?:\w+ )?{_SHARE}"
    ),
    re.compile(rf"\b(?:adults?|grown-ups)\b(?: patients)?\W{{0,3}}{_SHARE}"),
)
_EVEN = re.compile(
    r"\bevery other (?:patient|visit|family) is (?:an )?adults?\b|"
    r"\bas many adults as (?:children|pediatric)|"
    r"\b(?:even|equal)(?:ly)?\b[^.;]{0,60}\b(?:adults?)\b[^.;]{0,40}\b(?:child\w*|pediatrics?|paediatric)|"
    r"\b(?:even|equal)(?:ly)?\b[^.;]{0,60}\b(?:child\w*|pediatrics?)\b[^.;]{0,40}\b(?:adults?|grown-ups)\b|"
    r"\bsplit\b[^.;]{0,40}\b50\s?[/-]\s?50\b[^.;]{0,40}adult|\b50\s?[/-]\s?50\b[^.;]{0,60}\badult|"
    r"\badult\w*[^.;]{0,60}\b50\s?[/-]\s?50\b"
)
_ONE_IN = re.compile(
    r"\b(?:one|1) (?:\w+ )?(?:in|out of) (?:every )?(two|three|four|five|[2-9])\b[^.;]{0,30}\badult"
)
_N_OF_N = re.compile(
    rf"({NUMBER}) (?:in|of|out of) (?:every )?({NUMBER}) (?:of )?(?:our |the )?(?:\w+ )?"
    r"(?:patients|families|visits|consults|referrals) (?:\w+ ){0,3}?(?:is an |are |is |be )adults?\b"
)
_PATIENTS = re.compile(
    r"\b(?:in|out)?patients?\b|\bvisits?\b|\bclinics?\b|\bvolume\b|\bseen\b|\bcases\b|\bencounters?\b|"
    r"\bworkload\b|"
    r"\bconsult\w*|"
    r"\bwe see\b|\bpeople seen\b|\bpeople (?:\w+ )?(?:you|we|they|residents)\b|\breferrals?\b|\bmix\b|"
    r"\bpopulation\b|"
    r"\bpractice\b"
)
_NOT_PATIENTS = re.compile(
    r"\btime\b(?!.*patients)|\bfunding\b|\btuition\b|\bboards?\b|(?<!by )\bresidents are\b|"
    r"\blife\w*\b(?<!lifespan)"
)

_CLINIC_LIST = re.compile(
    r"\bclinics\b[^.;:]{0,60}?(?:\binclud(?:e|es|ing)\b|\bsuch as\b|:|\bfor\b|\bare\b|\bin\b|"
    r"\bfocus\w*\b(?: on)?|\bdedicated to\b|\blike\b|\b-\b)[: ]+(?P<list>[^.;]+)"
)
_BEFORE_CLINICS = re.compile(
    r"(?P<list>[^.;:]*?) (?:specialty |multidisciplinary |subspecialty |genetics |"
    r"outpatient )*clinics?\b(?! (?:counsel|coordinator))"
)
_ITEM_BREAK = re.compile(r"\s*(?:,|;|\band\b|\bor\b|&|\bas well as\b|\bplus\b|\|)\s*")
_CLINIC_WORDS = re.compile(
    r"\b(?:metabolic|inborn[ -]errors|cancer|oncology|hereditary cancer|prenatal|reproductive|"
    r"neurofibromatosis|nf1?|marfan|connective[ -]tissue|"
    r"aortopathy|cardio\w*|cardiac|skeletal|bone|memory|down syndrome|trisomy 21|22q\w*|digeorge|"
    r"craniofacial|"
    r"cleft|neuro-?genetics?|neuromuscular|"
    r"muscular dystrophy|mda|hemophilia|lysosomal|storage|mitochondrial|pku|phenylketonuria|fragile x|"
    r"prader-willi|huntington\w*|ophthalm\w+|eye|retinal|"
    r"hearing|deafness|turner|rasopath\w*|noonan|ehlers-danlos|tuberous|telangiectasia|hht|autism|"
    r"sex development|dsd|adult genetics|undiagnosed|"
    r"williams|cystic fibrosis|skin|dermat\w*|renal|kidney|epilepsy|leukodystrophy|vascular|pharmacogen\w*|"
    r"lipid|outreach|telegenetics|general genetics|"
    r"fetal|preconception|infertility|spina bifida|myelomeningocele|bleeding|sickle|hemoglobin\w*|fabry|"
    r"gaucher|pompe|angelman|rett|achondroplasia|"
    r"dysplasia|osteogenesis|neurodevelopmental|developmental|newborn screening|immunodeficiency|"
    r"amyloid\w*|ataxia|movement|memory|als|biochemical|"
    r"cerebral|stickler|mosaic|overgrowth|beckwith\w*|gender|pediatric genetics|adult|general)\b"
)
_LEADING = re.compile(
    r"^(?:.*\b(?:including|include|includes|such as|in|through|attend|attends|the|our|rotate|weekly|"
    r"monthly|at|of|with|cover|staff|to|for|a|an|run|participate|offer|offers|also|see|specialized|"
    r"dedicated|several|multidisciplinary|specialty|various|join|are)\b )"
)
_TRAILING = re.compile(
    r"\s*(?:specialty |multidisciplinary |genetics? )?\bclinics?\b.*$|\s*\(.*$|\s+(?:among others|"
    r"and others|others|etc\.?).*$|[\s.:;,)'\"]+$"
)
_CLINICS_ASKED = re.compile(
    r"\bclinics?\b|\bclinical experiences?\b|\b(?:outpatient|clinical|elective) rotations?\b|"
    r"\brotations include\b"
)
_ROTATION = re.compile(
    rf"\W*(?P<name>[a-z][^,:;()|\d]{{2,60}}?)\s*(?:[,:;(|-]|\.{{2,}})+\s*(?:{NUMBER})[ -]*(?:months?|mos?|"
    rf"weeks?|wks?|blocks?)\b|"
    rf"\W*(?:{NUMBER})[ -]*(?:months?|mos?|weeks?|wks?|blocks?)\s*(?:of |in |on |-|:|"
    rf",)*\s*(?P<after>[a-z][^,:;()|\d]{{2,60}})"
)
"""One rotation of a list, "Cancer genetics, 2 months"."""

_NO_CLINIC = re.compile(
    r"\blab\w*|\bcyto\w*|\bmolecular\b|\bresearch\b|\belective\b|\bvacation\b|\bconsult\w*|\bnicu\b"
)
_LONGEST_ITEM = 5
_ITEMS_LEAST = 2


def find(clause: Clause) -> Iterator[Finding]:
    """Read patients and clinics."""
    if PAST.search(clause.text):
        return
    yield from _adults(clause)
    yield from _clinics(clause)


def _found(clause: Clause, name: Field, value: str | float | tuple[str, ...]) -> Finding:
    sentence = clause.sentence
    return Finding(name, value, sentence.start, sentence.end, int(sentence.labelled))


def _adults(clause: Clause) -> Iterator[Finding]:
    text = clause.text
    context = f"{clause.sentence.lead} {clause.titles} {clause.sentence.before} {clause.sentence.text}"
    if not re.search(r"adult|grown-up", text) or not _PATIENTS.search(context) or _NOT_PATIENTS.search(text):
        return
    share = _adult_share(text)
    if share is not None and 0 < share < 100:  # noqa: PLR2004 - per cent
        yield _found(clause, Field.ADULT_SHARE, share)


def _adult_share(text: str) -> int | None:
    if _EVEN.search(text):
        return 50
    of = _N_OF_N.search(text)
    if of:
        part, whole = count(of[1]) or 0, count(of[2]) or 0
        return round(100 * part / whole) if 0 < part < whole else None
    ratio = _ONE_IN.search(text)
    if ratio:
        return round(100 / (count(ratio[1]) or 1))
    exact = re.search(r"\b(?:half|third|quarter)s? \((?:about )?(\d\d) ?(?:%|per ?cent)\)", text)
    if exact and not re.search(r"\bchild\w*|\bpediatric\w*", text):
        return int(exact[1])
    for form in _ADULT:
        for found in form.finditer(text):
            if re.search(r"\bchild\w*|\bpediatric\w*", found.group()) and not re.search(
                r"\badult\w*$", found.group()
            ):
                continue
            between = found.group()[len(found["share"]) :]
            if found.group().startswith(found["share"]) and re.search(
                r"\bchildren\b|\bpediatrics?\b", between
            ):
                continue
            return _percent(found["share"])
    return None


def _percent(share: str) -> int | None:
    if share in _FRACTIONS:
        return _FRACTIONS[share]
    value = count(re.sub(r"\s?(?:%|percent|per cent)", "", share))
    return None if value is None else int(value)


def _clinics(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    under = f"{sentence.lead} {clause.titles}"
    said = sentence.answer if sentence.answer_at and sentence.lead.endswith("?") else text
    if _CLINICS_ASKED.search(under) and not re.search(r"\bclinics?\b", said):
        items = _items(sentence.answer if sentence.answer_at else text)
    elif sentence.listed and (rotation := _ROTATION.match(text)):
        name = re.sub(r" (?:duration|length|time|months?|weeks?)$", "", rotation["name"] or rotation["after"])
        items = () if _NO_CLINIC.search(name) else _items(name)
    else:
        items = _listed(text)
    if items and not NEGATION.search(sentence.answer if sentence.answer_at and not clause.at else text):
        yield _found(clause, Field.CLINICS, items)


def _listed(text: str) -> tuple[str, ...]:
    listed = _CLINIC_LIST.search(text)
    if listed:
        items = _items(listed["list"])
        if len(items) >= _ITEMS_LEAST:
            return items
    found: list[str] = []
    for before in _BEFORE_CLINICS.finditer(text):
        items = _items(before["list"])
        found += [item for item in items if item not in found]
    return tuple(found)


def _items(listed: str) -> tuple[str, ...]:
    found: list[str] = []
    for raw in _ITEM_BREAK.split(listed):
        item = _TRAILING.sub("", raw.strip())
        item = _LEADING.sub("", item).strip(" -:'\"()")
        if item and len(item.split()) <= _LONGEST_ITEM and _CLINIC_WORDS.search(item) and item not in found:
            found.append(item)
    return tuple(found)
