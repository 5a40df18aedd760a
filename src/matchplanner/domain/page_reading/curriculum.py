"""The clinics in which residents see patients."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NUMBER, PAST

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
    """Read the names of clinics."""
    if PAST.search(clause.text):
        return
    yield from _clinics(clause)


def _found(clause: Clause, name: Field, value: str | float | tuple[str, ...]) -> Finding:
    sentence = clause.sentence
    return Finding(name, value, sentence.start, sentence.end, int(sentence.labelled))


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
