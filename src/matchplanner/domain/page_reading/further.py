"""Facts in turns of phrase: counts, shares, parts of a year, and dates that come before what they close.

As in `faint`, what is found here counts only where no plainer statement says otherwise.
"""

import re
from collections.abc import Iterator
from datetime import date

from matchplanner.domain.page_reading.dates import DAY, found_day, is_closed
from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.time_spans import YEARS, in_years
from matchplanner.domain.page_reading.words import MONTH, NUMBER, PAST, PREFERENCE, count

_FAINT = -1
_ASIDE = re.compile(r"\([^()]*\)")
_MOST_POSITIONS = 8
_MOST_PRIOR = 3
_HUNDRED = 100

_COMPLETE_BY = re.compile(
    r"\b(?:files?|applications?|dossiers?|materials|papers|documents|everything|anything|submissions?)\b"
    r"[^.;]{0,60}\b(?:complete|in|arriv\w+|received|submitted|here|reach\w*|late|after|later than|by|"
    r"before)\b|"
    r"\b(?:clos(?:e[sd]?|ing)|shuts?|cut-? ?off|ends?|stops?|stop reading|last (?:day|date|chance)|expires?|"
    r"final (?:day|date)|finish\w*|latest (?:day|date))\b"
)
_REFUSED = re.compile(
    r"\b(?:not|cannot|no longer|n't)\b[^.;]{0,40}\b(?:review\w*|read|consider\w*|accept\w*|look\w*|"
    r"open\w*)\b|"
    r"\b(?:clos\w+|shuts?|stops?|ends?|last|cut-? ?off|deadline|latest|final)\b|\bin by\b|\bin (?:our|"
    r"my) hands\b|"
    r"\bhave (?:everything|it all|all of it|your file) in\b"
)
_OF_APPLYING = re.compile(
    r"\b(?:appl(?:y|ications?|ying|icants?)|eras|residencycas|files?|dossiers?|materials|papers|submissions?|"
    r"everything|portal|documents|timeline|dates|calendar)\b"
)
_OTHER_DATE = re.compile(
    r"\b(?:interview\w*|rank\w*|invit\w+|certif\w+|visa|graduat\w+|letters?|notif\w+|nominat\w+|internal|"
    r"updated|revised|was|were|had|orientation|housing|registration|match(?:es|ed)?|contract\w*|scholarship|"
    r"abstracts?|symposium|conference|students?|fellow\w*|second[- ]look|benefits|enrol\w*|"
    r"last (?:year|season|cycle)|born|retire\w*)\b"
)
_OPENING = re.compile(r"\b(?:open(?:s|ing|ed)?|begin\w*|start\w*|from)\b")
_CLOSING = re.compile(r"\b(?:clos\w+|shuts?|stops?|ends?|deadline|last|until|till|to|through|by)\b|[-]")
_DEADLINE_MONTHS = frozenset({8, 9, 10, 11, 12, 1})

_GME = re.compile(
    r"\b(?:residenc(?:y|ies)|internships?|intern year|postgraduate|post-graduate|graduate medical|gme|"
    r"acgme\w*|"
    r"accredited|transitional|preliminary|house officer|core (?:residency|specialty)|primary specialty|"
    r"clinical training|pgy-?\s?[12]|training elsewhere|categorical pediatrics)\b"
)
_BEFORE_US = re.compile(
    r"\b(?:before|prior|first|complet\w+|finish\w*|behind|must|need(?:s|ed)?|require\w*|minimum|at least|"
    r"no (?:fewer|less) than|not less than|preced\w+|entry|eligib\w+|prerequisite\w*|previous\w*|earlier|"
    r"already|"
    r"elsewhere|evidence of|the least|beforehand|ask for|expect\w*|proof of|suffic\w+|enough|fulfil\w*|done|"
    r"served|under your belt|bring|look for|arrive\w*)\b"
)
_NOT_PRIOR = re.compile(
    r"\b(?:our|this) (?:\w+[ -]){0,3}(?:program(?:me)?|curriculum)\b|\bwith us\b|\bresearch\b|\bfellow\w*|"
    r"\bto complete (?:the|this|our)\b|\boptional\b|\bthird year\b|\blaborator\w+|\bobserver\w*|\bwithin\b|"
    r"\blast\b|\bpast\b|\bresidents (?:complete|will|spend)\b|\bboards?\b|\bsecond year\b|\bfirst year\b|"
    r"\bgraduat\w+|\bclinical experience\b|\bfunded\b|\bago\b|\bvisa\b|\bh-?1|\bcycle\b|\bstipend\w*|"
    r"\bcombined\b|\bfour\b|\bevery\b|\beach\b|\btotal\b|\bup to\b|\bonce\b|\bnow\b|\bwas\b|\bwere\b"
)
_NOT_NEEDED = re.compile(r"\b(?:no(?! fewer| less)|not(?! less| fewer)|n't|without|none|never|unnecessary)\b")
_INTERN_DONE = re.compile(
    r"\b(?:complet\w+|finish\w*|done|after|following|prerequisite\w*|requires?|required|need\w*|"
    r"must)\b[^.;]{0,50}"
    r"\b(?:an? |the |one |your )?(?:accredited |clinical |acgme-accredited )?(?:intern(?:ship)? year|"
    r"internship|"
    r"pgy-?\s?1(?: year)?|preliminary year|transitional year)\b|"
    r"\b(?:pgy-?\s?1(?: year)?|intern year|internship)\b[^.;]{0,30}\b(?:complete\w*|required|must|"
    r"finished|behind)\b"
)

_TAKEN = re.compile(
    rf"\b(?:take|takes|taking|enrol(?:l|ls|s)?|recruit|recruits|accept|accepts|admit|admits|appoint|appoints|"
    rf"train|trains|match|matches|fill|fills|offer|offers|have|has|welcome|welcomes|hire|hires|select|"
    rf"selects|"
    rf"choose|chooses|there (?:are|is)|room for|space for|start|starts|intake of|intake is|class of|"
    rf"classes of|"
    rf"cohort of|cohorts of) (?:in |on |just |only |up to |about |usually )*({NUMBER})(?:(?: ?- ?| to | or )"
    rf"({NUMBER}))?(?: [\w-]+){{0,2}}? (?:residents?|trainees?|positions?|spots?|slots?|places?|openings?|"
    rf"physicians?|people|colleagues?|newcomers|doctors|seats?)\b"
)
_CLASS_OF = re.compile(
    rf"\b(?:class|cohort|year group|intake|pgy level|entering group)(?:es|s)?\b[^.;\d]{{0,25}}\b(?:of|is|are|"
    rf"consists? of|has|have|numbers?|holds?|:)\W+(?:just |only |a |always )*({NUMBER})()\b"
    rf"(?! (?:weeks?|months?|years?|hours?|days?|percent))"
)
_YEARLY = re.compile(
    r"\b(?:per|each|every|a) (?:academic |training |match |new |single )?(?:year|july|summer|cycle|season|"
    r"match|class)\b|\bannual(?:ly)?\b|\byearly\b|/ ?(?:year|yr)\b|\b(?:for|in|from|starting|beginning) "
    r"(?:in )?july(?: 1,?)?(?: 20\d\d)?\b|\bfirst-year positions\b|\bintake\b|\btwelve months\b"
)
_NOT_POSITIONS = re.compile(
    r"\b(?:fellow\w*|patients?|applica\w+|interview\w*|letters?|students?|counsel\w+|faculty|cases|"
    r"consult\w*|"
    r"weeks?|days?|hours|months?|graduat\w+|pediatrics|other|altogether|conferences?|publications?|half|"
    r"until|"
    r"previously|used to|interns|was|were|in the past|up to now|last year)\b"
)
_POSITIONS_LABEL = re.compile(
    r"^(?:number of |available |current |annual |yearly )*(?:openings?|slots?|vacanc(?:y|ies)|seats?|places|"
    r"positions?(?: \(approx\.?\))?|first-year positions|intake|class size|entering class|cohort size|"
    r"residents? per class|trainees? per (?:class|year))(?: (?:pgy-?\s?\d|categorical|first year|"
    r"for (?:july )?20\d\d))?$"
)

_IMG_LABEL = re.compile(r"\b(?:imgs?|fmgs?|international (?:medical )?graduates)\b")

_TWO_YEARS = re.compile(
    rf"\b(?:the|your|these|those) ({NUMBER}) years (?:with us|here|of (?:the|our) residency)\b"
)
_FURTHER_YEAR = re.compile(
    r"\b(?:stay on|remain|continue|extend|prolong\w*|add)\b[^.;]{0,40}\b(?:further|additional|extra|"
    r"another|more)\b"
    r"[^.;]{0,12}\b(?:year|twelve months|12 months)\b|\b(?:additional|extra|further),? (?:third |"
    r"fourth )?year is "
    r"(?:open|offered|available|possible)\b|\b(?:third|fourth|further|extra) (?:\w+ ){0,3}?year\b[^.;]{0,60}"
    r"\b(?:can be|may be) (?:added|arranged|requested|done)\b"
)
_BEGAN = re.compile(
    r"\b(?:exist\w*|launch\w*|first (?:residents?|trainees?|class)|start(?:ed)?|opened|since|running|going|"
    r"inception|established|founded|begun|began)\b"
)
_FOUNDED_LABEL = re.compile(
    r"^(?:first (?:residents?|trainees?|class|intake|cohort)(?: (?:in|admitted|enrolled))?|"
    r"year (?:founded|of "
    r"founding|opened)|founded|established|launched|began|in existence since|inception|running since|"
    r"start year)$"
)
_YEAR = re.compile(r"(?<![\d-])(19[6-9]\d|20[0-2]\d)(?![\d-])")
_OURS = re.compile(r"\b(?:residency|residents?|trainees?|(?:training |combined )?program(?:me)?|it)\b")
_OTHER_BEGUN = re.compile(
    r"\b(?:hospitals?|universit\w+|school|college|cent(?:er|re)|institut\w+|division|department|laborator\w+|"
    r"fellow\w*|foundation|clinic|director|chair\w*|joined|visas?|h-?1|j-?1|match|season|positions?|"
    r"applica\w+|"
    r"deadline|july 20[23]\d|accredit\w+ since|boards?|pass\w*|rate|next|counsel\w+)\b(?!')"
)


def find(clause: Clause, today: date | None) -> Iterator[Finding]:
    """Read counts, shares and dates where the words around them fit and no other subject is near."""
    text = clause.text
    if PAST.search(text) or PREFERENCE.search(_ASIDE.sub(" ", text)):
        return
    yield from _deadline(clause, today)
    yield from _prior(clause)
    yield from _positions(clause)
    yield from _standing(clause)
    yield from _years(clause)


def _found(clause: Clause, name: Field, value: str | float) -> Finding:
    return Finding(name, value, clause.sentence.start, clause.sentence.end, _FAINT)


def _deadline(clause: Clause, today: date | None) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    led = f"{sentence.lead} {text}"
    if not _OF_APPLYING.search(f"{led} {clause.titles} {sentence.before}") or _OTHER_DATE.search(led):
        return
    if not _COMPLETE_BY.search(led) or not _REFUSED.search(led):
        return
    hits = [(hit, day) for hit in DAY.finditer(text) if (day := found_day(hit)) is not None]
    if len(hits) > 1:
        opens = _OPENING.search(text[: hits[0][0].start()])
        between = text[hits[0][0].end() : hits[-1][0].start()]
        if not opens or len(hits) != len(("from", "to")) or not _CLOSING.search(between):
            return
    elif hits and _OPENING.search(led) and not _REFUSED.search(text):
        return
    if hits and hits[-1][1].month in _DEADLINE_MONTHS and not is_closed(led, hits[-1][1], today):
        yield _found(clause, Field.APPLICATION_DEADLINE, hits[-1][1].text())


def _prior(clause: Clause) -> Iterator[Finding]:
    text = clause.text
    led = f"{clause.sentence.lead} {clause.sentence.text}"
    if _NOT_PRIOR.search(text) or _NOT_NEEDED.search(text):
        return
    spans = {in_years(found[1], found[2]) for found in re.finditer(YEARS, text)}
    spans |= {
        count(found[1]) for found in re.finditer(rf"({NUMBER}) (?:postgraduate|acgme|pgy) years?\b", text)
    }
    years = spans.pop() if len(spans) == 1 else None
    if years is not None and 1 <= years <= _MOST_PRIOR and _GME.search(text) and _BEFORE_US.search(led):
        yield _found(clause, Field.PRIOR_GME_YEARS, years)
    elif not spans and years is None and _INTERN_DONE.search(text):
        yield _found(clause, Field.PRIOR_GME_YEARS, 1)


def _positions(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    if sentence.answer_at and _POSITIONS_LABEL.search(sentence.lead):
        bare = re.match(rf"\W*({NUMBER})()\W*(?:\(.*)?$", sentence.answer)
        if bare:
            yield from _counted(clause, bare)
        return
    if _NOT_POSITIONS.search(text):
        return
    classes = list(_CLASS_OF.finditer(text))
    hits = classes or (list(_TAKEN.finditer(text)) if _YEARLY.search(text) else [])
    if len(hits) == 1:
        yield from _counted(clause, hits[0])


def _counted(clause: Clause, hit: re.Match[str]) -> Iterator[Finding]:
    low, high = count(hit[1]), count(hit[2]) if hit[2] else None
    if low is not None and 0 < low <= _MOST_POSITIONS:
        yield _found(clause, Field.POSITIONS_PER_YEAR, low if high in {None, low} else f"{low}-{high}")


def _standing(clause: Clause) -> Iterator[Finding]:
    """Read the share of IMGs in a listing."""
    sentence = clause.sentence
    if sentence.answer_at and _IMG_LABEL.search(sentence.lead) and len(sentence.lead) < _HUNDRED // 2:
        answer = sentence.answer
        listed = re.search(r"%|present|current|among|residents", sentence.lead)
        if listed and re.match(r"\W*(?:[1-9]\d?(?:\.\d)?\s*%?\W*$|[1-9]\d? (?:of|out of) \d)", answer):
            yield _found(clause, Field.IMGS_AMONG_RESIDENTS, "yes")


def _years(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    spoken = _TWO_YEARS.search(text)
    if spoken and (years := count(spoken[1])) is not None and years in {2, 4}:
        yield _found(clause, Field.LENGTH_YEARS, years)
    if _FURTHER_YEAR.search(text) and not re.search(r"\b(?:not?|never|cannot|fellowship)\b", text):
        yield _found(clause, Field.OPTIONAL_EXTRA_YEARS, 1)
    said = set(_YEAR.findall(text))
    if len(said) != 1:
        return
    labelled = sentence.answer_at and _FOUNDED_LABEL.search(sentence.lead)
    began = (
        _BEGAN.search(text)
        and _OURS.search(sentence.text)
        and re.search(rf"\b(?:since|in)\b (?:{MONTH} )?{_YEAR.pattern}", text)
    )
    whole = f"{sentence.lead} {text}"
    if labelled or (
        began
        and re.search(r"\bexisted\b|\bfirst (?:residents?|trainees?|class)\b", whole)
        and not _OTHER_BEGUN.search(whole)
    ):
        yield _found(clause, Field.FOUNDED_YEAR, int(said.pop()))
