"""The clinics in which residents see patients."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NUMBER, PAST

_CLINIC_LIST = re.compile(
    r"\bclinics\b(?: \(|[^.;:]{0,60}?(?:\binclud(?:e|es|ing)\b|\bsuch as\b|:|\bfor\b|\bare\b|\bin\b|"
    r"\bfocus\w*\b(?: on)?|\bdedicated to\b|\blike\b|\b-\b)[: ]+)(?P<list>[^.;)]+)"
)
_BEFORE_CLINICS = re.compile(
    r"(?P<list>[^.;:]*?) (?:specialty |multidisciplinary |subspecialty |genetics |"
    r"outpatient )*clinics?\b(?! (?:counsel|coordinator))"
)
_ASIDE = re.compile(r"\([^()]*\)")
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
    r"dysplasia|osteogenesis|aort\w*|thoracic|dysmorpholog\w*|breast|ovarian|growth|metabolism|nephro\w*|"
    r"nephrogenetics|oncogenetics|onco\w+|neurology|polyposis|porphyria|glycogen|peroxisom\w*|ciliopath\w*|"
    r"galactosemia|urea cycle|hypotonia|cerebellar|arrhythmia\w*|cardiomyopath\w*|genodermatos\w*|thrombosis|"
    r"nephropath\w*|anomal\w+|hemato\w+|vision|inherited|hereditary|perinatal|pediatric genetics|"
    r"neurodevelopmental|developmental|newborn screening|immunodeficiency|"
    r"amyloid\w*|ataxia|movement|memory|als|biochemical|"
    r"cerebral|stickler|mosaic|overgrowth|beckwith\w*|gender|pediatric genetics|adult|general)\b"
)
_LEADING = re.compile(
    r"^(?:.*\b(?:including|include|includes|such as|in|through|attend|attends|the|our|rotate|weekly|"
    r"monthly|at|of|with|cover|staff|to|for|a|an|run|participate|offer|offers|also|see|specialized|"
    r"dedicated|several|(?:mon|tues|wednes|thurs|fri)day(?:'s)?(?: is| are)?|own|huge|classic|busy|large|"
    r"[a-z-]+'s|multidisciplinary|specialty|various|join|"
    r"are)\b )"
)
_TRAILING = re.compile(
    r"\s*(?:specialty |multidisciplinary |genetics? )?\bclinics?\b.*$|\s*\(.*$|\s+(?:among others|"
    r"and others|others|etc\.?).*$|[\s.:;,)'\"]+$"
)
_CLINICS_ASKED = re.compile(
    r"\bclinics?\b|\bclinical experiences?\b|\b(?:outpatient|clinical|elective) rotations?\b|"
    r"\brotations include\b|\bwhere (?:do |will |can )?(?:residents|you|i|trainees|we) (?:\w+ )?"
    r"(?:rotate|work|train|see|go|spend)\b"
)
_CLINICS_LABEL = re.compile(
    r"^\W*(?:the |our )?(?:clinical (?:training|sites?|work|settings?|activit\w+|services?)|"
    r"out-?patient \w+|rotations?|"
    r"ambulatory \w+|services|patient care|clinical)\W*$"
)
"""Labels that stand before a list of clinics without the word."""

_ROTATION = re.compile(
    rf"\W*(?P<name>[a-z][^,:;()|\d]{{2,60}}?)\s*(?:[,:;(|-]|\.{{2,}})+\s*(?:{NUMBER})[ -]*(?:months?|mos?|"
    rf"weeks?|wks?|blocks?)\b|"
    rf"\W*(?:{NUMBER})[ -]*(?:months?|mos?|weeks?|wks?|blocks?)\s*(?:of |in |on |-|:|"
    rf",)*\s*(?P<after>[a-z][^,:;()|\d]{{2,60}})"
)
"""One rotation of a list, "Cancer genetics, 2 months"."""

_BLOCK_LABEL = re.compile(r"\W*(?:blocks?|months?|weeks?|rotations?|periods?) [\d, -]+(?:and \d+)?\W*")
_WEEKDAY = re.compile(r"\W*(?:mon|tues|wednes|thurs|fri)days?(?: (?:morning|afternoon|am|pm)s?)?\W*")
_OF_GENETICS = re.compile(
    r"\b(?:in|through|to|cover|covers|attend|"
    r"between) (?P<list>(?:[a-z -]{3,30}, ){1,6}(?:and )?[a-z -]{3,30} and [a-z -]{3,30}"
    r"|(?:[a-z -]{3,30}, ){1,6}and [a-z -]{3,30}) genetics\b"
)
"""A list that ends in the word that all its items share: "in general, cancer and metabolic genetics"."""

_TIME_AFTER = re.compile(rf"[ ,:]+(?:for )?{NUMBER}[ -]*(?:months?|mos?|weeks?|wks?|blocks?)\b.*$")
_LIKE_A_DISEASE = re.compile(
    r".*(?:olog(?:y|ies)|path(?:y|ies)|osis|emias?|urias?|omas?|plasias?|troph(?:y|ies)|itis|isms?|omics|"
    r"genetics|nomia)|"
    r".*\b(?:disease|syndromes?|disorders?|defects?|anomal(?:y|ies)|dystroph\w+)"
)
"""What stands before "clinic" and sounds like what is treated there."""

_LONGEST_NAME = 3
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
    if sentence.answer_at and (
        _BLOCK_LABEL.fullmatch(sentence.lead)
        or (_WEEKDAY.fullmatch(sentence.lead) and _CLINICS_ASKED.search(clause.titles))
    ):
        own = text if clause.at else sentence.answer
        items = () if _NO_CLINIC.search(own) else _items(own)
    elif (_CLINICS_ASKED.search(under) or _CLINICS_LABEL.fullmatch(sentence.lead)) and not re.search(
        r"\bclinics?\b", said
    ):
        own = sentence.answer if sentence.answer_at and not clause.at else text
        items = tuple(item for item in _items(_ASIDE.sub(" ", own)) if not _NO_CLINIC.search(item))
    elif sentence.listed and (rotation := _ROTATION.match(text)):
        name = re.sub(r" (?:duration|length|time|months?|weeks?)$", "", rotation["name"] or rotation["after"])
        items = () if _NO_CLINIC.search(name) else _items(name)
    else:
        items = _listed(text)
        if sentence.lead.endswith("?") and _CLINICS_ASKED.search(sentence.lead):
            items = tuple(dict.fromkeys((*items, *_items(said))))
    if items and not NEGATION.search(sentence.answer if sentence.answer_at and not clause.at else text):
        yield _found(clause, Field.CLINICS, items)


def _listed(text: str) -> tuple[str, ...]:
    listed = _CLINIC_LIST.search(text)
    if listed:
        items = _items(listed["list"])
        if len(items) >= _ITEMS_LEAST:
            return items
    shared = _OF_GENETICS.search(text) if "genetics" in text and "," in text else None
    if shared:
        items = _items(shared["list"])
        if len(items) >= _ITEMS_LEAST:
            return tuple(item for item in items if not _NO_CLINIC.search(item))
    found: list[str] = []
    for before in _BEFORE_CLINICS.finditer(text) if "clinic" in text else ():
        items = (*_items(before["list"]), *_named(before["list"]))
        found += [item for item in items if item not in found]
    return tuple(found)


def _named(before: str) -> tuple[str, ...]:
    """Return the name that stands right before the word "clinic", known or not: "the dysautonomia clinic"."""
    last = re.search(
        r"\b(?:the|an?|our|and|in|attend|classic|huge|as)\s+(?P<name>(?:[a-z][a-z-]+ ?){1,3})$", before
    )
    if last is None:
        return ()
    name = re.sub(r"\s*genetics?$", "", last["name"].strip())
    known = _CLINIC_WORDS.search(name) is not None or len(name.split()) > _LONGEST_NAME
    return (name,) if not known and _LIKE_A_DISEASE.fullmatch(name) else ()


def _items(listed: str) -> tuple[str, ...]:
    found: list[str] = []
    for raw in _ITEM_BREAK.split(listed):
        item = _TIME_AFTER.sub("", _TRAILING.sub("", raw.strip()))
        item = _LEADING.sub("", item).strip(" -:'\"()")
        if item and len(item.split()) <= _LONGEST_ITEM and _CLINIC_WORDS.search(item) and item not in found:
            found.append(item)
    return tuple(found)
