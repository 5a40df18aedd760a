"""What the training holds: adults among the patients, laboratory and research time, laboratories, clinics."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NUMBER, PAST, count

_WEEKS_A_MONTH = 4
_MOST_MONTHS = 36

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
    r"(?:patients|families|visits|consults|referrals) (?:is an |are |is )adults?\b"
)
_PATIENTS = re.compile(
    r"\b(?:in|out)?patients?\b|\bvisits?\b|\bclinics?\b|\bvolume\b|\bseen\b|\bcases\b|\bencounters?\b|"
    r"\bconsult\w*|"
    r"\bwe see\b|\breferrals?\b|\bmix\b|\bpopulation\b|\bpractice\b"
)
_NOT_PATIENTS = re.compile(
    r"\btime\b(?!.*patients)|\bfunding\b|\btuition\b|\bboards?\b|\bresidents are\b|\blife\w*\b(?<!lifespan)"
)

_TIME = (
    rf"({NUMBER})(?:(?: ?- ?| to | or )({NUMBER}))?[ -]*(?:laboratory |full |calendar )?(months?|mos?|"
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
_RESEARCH = re.compile(r"\bresearch\b|\bscholarly\b")
_SUM = re.compile(rf"({NUMBER})(?: (months?|weeks?))? (?:in (?:all|total)|altogether|combined)\b")
_ELLIPSIS = re.compile(rf"(?:,|\band) ({NUMBER}) (?:in|of|with|at) (?=[a-z])")
_REST = re.compile(
    rf"\b(?:remaining|other|last) ({NUMBER})(?: months?)? (?:\w+ ){{0,5}}?(?:research|scholarly)\b"
)
_EACH = re.compile(r"\beach\b|\bapiece\b|\bper lab\w*|\beach of\b|\bin every\b")
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
    r"\bresearch (?:lab|in)|\bfaculty\b|\bbench\b|\bdirectors?\b|\btour\b"
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
_CLINICS_ASKED = re.compile(r"\bclinics?\b|\bclinical experiences?\b")
_LONGEST_ITEM = 5
_ITEMS_LEAST = 2


def find(clause: Clause) -> Iterator[Finding]:
    """Read patients, laboratories, research and clinics."""
    if PAST.search(clause.text):
        return
    yield from _adults(clause)
    yield from _laboratories(clause)
    yield from _research(clause)
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


def _months(number: str, unit: str) -> int | float | None:
    value = count(number)
    if value is None or unit.startswith("block"):
        return None
    months = value / _WEEKS_A_MONTH if unit.startswith("w") else value
    return int(months) if float(months).is_integer() else months


def _laboratories(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    if _CERTIFIES.search(text):
        return
    yield from _lab_time(clause)
    place = (
        _LAB_PLACE.search(sentence.text)
        or _LAB_PLACE.search(sentence.lead)
        or _LAB_PLACE.search(clause.titles)
    )
    kinds = tuple(kind for kind, words in _LABS.items() if words.search(text))
    if (
        place
        and kinds
        and not NEGATION.search(text)
        and (_SPENT.search(text) or sentence.labelled or len(kinds) > 1)
    ):
        yield _found(clause, Field.LABS, kinds)


def _total(text: str) -> int | float | None:
    """Return the months a statement sums up to: "three months in all", "six in total"."""
    found = _SUM.search(text)
    if found is None or "month" not in text:
        return None
    months = _months(found[1], found[2] or "months")
    return months if months is not None and 0 < months <= _MOST_MONTHS else None


def _lab_time(clause: Clause) -> Iterator[Finding]:
    text = clause.text
    total = _total(text)
    if total is not None and _LAB_PLACE.search(clause.sentence.whole) and not _RESEARCH.search(text):
        yield _found(clause, Field.LAB_MONTHS, total)
        return
    for form in _LAB_TIME:
        for found in form.finditer(text):
            if _RESEARCH.search(found.group()) or re.search(r"\belective", found.group()):
                continue
            months = _months(found[1], found[3])
            if months is None:
                continue
            months = _added(text) or months * _times(text)
            if 0 < months <= _MOST_MONTHS:
                yield _found(clause, Field.LAB_MONTHS, months)
            return


def _times(text: str) -> int | float:
    """Return in how many laboratories the time named is spent: "one month each", "each of the three"."""
    counted = _EACH_OF.search(text)
    if counted:
        return count(counted[1]) or 1
    kinds = sum(words.search(text) is not None for words in _LABS.values())
    return max(1, kinds) if _EACH.search(text) else 1


def _added(text: str) -> int | float:
    """Add up the times of several laboratories, "two months of one, one of another"; 0 if it is just one."""
    times = [months for hit in _EVERY_TIME.finditer(text) if (months := _months(hit[1], hit[3]))]
    times += [count(hit[1]) or 0 for hit in _ELLIPSIS.finditer(text)] if "month" in text else []
    kinds = sum(words.search(text) is not None for words in _LABS.values())
    return sum(times) if 1 < kinds == len(times) and not _RESEARCH.search(text) else 0


def _research(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    context = f"{sentence.lead} {text}"
    if (
        not _RESEARCH.search(context)
        or NEGATION.search(text)
        or re.search(r"\boptional\b|\bthird year\b|\bprior\b", text)
    ):
        return
    if sentence.answer_at and _RESEARCH.search(sentence.lead):
        total = _total(sentence.answer)
        if total is not None:
            yield _found(clause, Field.RESEARCH_MONTHS, total)
            return
        stated = re.match(rf"\W*(?:about |up to |at least )?{_TIME}", sentence.answer)
        if stated:
            yield from _of_research(clause, stated)
            return
    rest = _REST.search(text) if "months" in sentence.text else None
    if rest:
        yield _found(clause, Field.RESEARCH_MONTHS, count(rest[1]) or 0)
        return
    whole = _RESEARCH_YEARS.search(text)
    if whole:
        yield _found(clause, Field.RESEARCH_MONTHS, 6 if whole["half"] else 12)
        return
    for form in _RESEARCH_TIME:
        found = form.search(text)
        if found:
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
        yield _found(clause, Field.RESEARCH_MONTHS, months)


def _clinics(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    under = f"{sentence.lead} {clause.titles}"
    said = sentence.answer if sentence.answer_at and sentence.lead.endswith("?") else text
    if _CLINICS_ASKED.search(under) and not re.search(r"\bclinics?\b", said):
        items = _items(sentence.answer if sentence.answer_at else text)
    else:
        items = _listed(text)
    if items and not NEGATION.search(text):
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
