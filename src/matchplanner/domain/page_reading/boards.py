"""How a program's graduates fared in their board examination."""

import re
from collections.abc import Iterator, Sequence

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.shares import ratio
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NUMBER, count

_ALL = 100
_N = rf"(?:\b(?!(?:19|20)\d\d)\d{{1,4}}\b(?!\s?%)(?! per ?cent)|{NUMBER})"

_BOARDS = re.compile(
    r"\bboards?\b|\babmgg?\b|\bcertif\w+|\bamerican board of medical genetics\b|\bdiplomates?\b|"
    r"\bgenetics exam\w*|\bspecialty exam\w*|\bqualifying exam\w*|\bpass(?:age)?[- ]rates?\b|"
    r"\b(?:took|sat|take|taken|sit) (?:for )?the (?:general )?exam\w*"
)
_PASSED = re.compile(
    r"\bpass(?:ed|es|ing|age)?\b|\bcertified\b|\bcertification\b|\bdiplomates?\b|\bsucce\w+|\bfail\w*|"
    r"\bperfect (?:record|score|rate)\b|\bcleared\b|\btakers\b"
)
_GRADUATES = re.compile(
    r"\bgraduates?\b|\balumni\b|\balumnae\b|\bresidents?\b|\btrainees?\b|\bresidency\b|"
    r"\b(?:trained|finished|graduated|"
    r"finish|graduate) (?:here|with us|from here)\b|\b(?:sat|sit|took|take|taken|attempted|passed|failed)\b"
    r"[^.;]{0,25}\b(?:boards?|abmgg|certif\w+|exam\w*)\b|\btest[- ]?takers?\b|\bboard takers\b|"
    r"\bpass(?:age)?[- ]rates?\b|"
    r"\bcertification rates?\b|\bphysicians\b|\b(?:nobody|everybody|everyone|no one)\b|\bfirst[- ]time\b"
)
_NOT_OURS = re.compile(
    r"\bfaculty\b|\bnational\w*\b|\bfellow\w*|\bpediatrics? boards?\b|\babp\b|\babim\b|"
    r"\bamerican board of (?:pediatrics|internal)|\bexpected to\b|\bsteps?\b|\busmle\b|\bmust\b|"
    r"\brequired?\b|"
    r"\bcounsell?ors?\b|\bstaff\b|\bsurgeons\b|\bwill be\b|\beligible\b|\bphysicians are\b|\becfmg\b|"
    r"\blaborator\w+\b|\bapplicants?\b|\bgoal\b|\bprefer\w*|\bideal\w*|\bencourag\w+|\baim\b|"
    r"\bprepar\w+|\bnurses?\b|\battendance\b|"
    r"\bcertified (?:geneticists|physicians|attendings)\b|\battendings\b|\btechnologists\b"
)
_RATE = re.compile(rf"(?P<n>\b\d{{1,3}}(?:\.\d+)?|{NUMBER})\s?(?:%|percent\b|per ?cent\b)")
_SLASH = re.compile(r"(?P<part>\b\d{1,3}) ?/ ?(?P<whole>\d{1,3})\b(?! ?/)")
_TAKEN = (
    r"(?:tak\w+|took|sat|sit|attempted|complet\w+|finish\w*|graduat\w+|left|tried|who|residents|graduates|"
    r"alumni|"
    r"physicians|trainees|have (?:been )?(?:trained|graduated))"
)
_DID_SO = (
    r"(?:passed|pass|succeeded|are|were|is|became|become|hold|have (?:all )?(?:passed|become|been|"
    r"succeeded)|have|did)"
)
_COUNTS = (
    re.compile(
        rf"(?<!every )(?<!each )(?<!any )(?P<part>{_N}) (?:residents |graduates |trainees )?(?:out of|of|in)"
        rf" (?:every |our |the |these |those )*(?:(?:last|past|most recent|latest|"
        rf"previous) )?(?P<whole>{_N})\b"
        rf"(?! (?:years|months|attempts))"
    ),
    re.compile(
        rf"\bof (?:our |the |these |those )?(?:(?:last|past|most recent|latest) )?(?P<whole>{_N})\b(?! years)"
        rf"[^.;]*?,? (?:all )?(?P<part>{_N}) (?:of them )?{_DID_SO}\b"
    ),
    re.compile(
        rf"(?P<whole>{_N})\b(?! years)(?: [\w-]+){{0,2}}? (?:have |has )?{_TAKEN}\b[^.]{{0,90}}?[ ,;]"
        rf"(?:and |all )*(?P<part>{_N}) (?:of them )?(?:have |has )?(?:all )?(?:passed|succeeded|"
        rf"(?:are|were|is) (?:now )?(?:board[- ])?(?:certified|diplomates)|became (?:board[- ])?certified|"
        rf"made it)\b"
    ),
)
_ALL_BUT = re.compile(rf"\ball but (?P<few>{_N}) of (?:our |the |these )?(?:last |past )?(?P<whole>{_N})\b")
_LABEL = re.compile(
    r"\W*(?:\d{1,2}\W+)?(?:abmgg |our |the |genetics )*boards?(?: results?| exams?| outcomes?)?\W*"
)
_NO_FAILURE = re.compile(
    r"\b(?:no|none|nobody|not one|never|not a single)\b[^.;]{0,70}\bfail\w*|\bfail\w*[^.;]{0,20}: (?:none|"
    r"0)\b|"
    r"\bno failures\b"
)
_EVERYBODY = re.compile(
    r"\b(?:all|everybody|everyone|every|each|both|without exception|perfect|invariably|to a person|always)\b"
)
_NOT_EVERYBODY = re.compile(
    r"\b(?:not|almost|nearly|virtually|all but|most|many|some|n't|except|take|sit for|eligib\w+)\b|"
    r"\b(?:all|every|each) (?:\w+ )?(?:years?|weeks?|months?|exams?|boards?|attempts?|specialties|other)\b|"
    r"\b(?:twelve|two|three|four) (?:boards|exams)\b"
)


def find(clause: Clause) -> Iterator[Finding]:
    """Read the share of graduates who passed: a per cent, two counts, or that all of them did."""
    sentence = clause.sentence
    text = sentence.text if not clause.at else clause.text
    topic = f"{sentence.lead} {clause.titles} {text}"
    if not _BOARDS.search(f"{topic} {sentence.before}") or not (
        _PASSED.search(topic) or (sentence.answer_at and _LABEL.fullmatch(sentence.lead))
    ):
        return
    if _NOT_OURS.search(text):
        return
    if not sentence.labelled and not _GRADUATES.search(f"{topic} {sentence.before}"):
        return
    passed = _share(text) if _BOARDS.search(topic) or _RATE.search(text) is None else None
    if passed is None and _is_of_all(text):
        passed = _ALL
    if passed is None and _BOARDS.search(sentence.before) and not _NOT_OURS.search(sentence.before):
        passed = _share(f"{sentence.before.rstrip('. ')}; {text}", _COUNTS[-1:])
    if passed is not None and passed <= _ALL:
        yield Finding(Field.BOARD_PASS, passed, sentence.start, sentence.end, int(sentence.labelled))


def _all_but(text: str) -> int | None:
    """Return the share that "all but one of our 20 graduates" makes."""
    found = _ALL_BUT.search(text)
    failed, took = (count(found["few"]), count(found["whole"])) if found else (None, None)
    return round(_ALL * (took - failed) / took) if failed and took and failed < took else None


def _share(text: str, forms: Sequence[re.Pattern[str]] = (_SLASH, *_COUNTS)) -> int | float | None:
    """Return the per cent a statement names or its counts make."""
    rate = _RATE.search(text)
    if rate:
        return count(rate["n"])
    if _ALL_BUT.search(text):
        return _all_but(text)
    for form in forms:
        for found in form.finditer(text):
            share = ratio(found["part"], found["whole"])
            if share is not None and (share == _ALL or (count(found["whole"]) or 0) > 1):
                return share
    return None


def _is_of_all(text: str) -> bool:
    if _NO_FAILURE.search(text):
        return True
    """Return whether everybody passed; what follows may speak of some: "all passed, most of them at once"."""
    passed = _PASSED.search(text)
    said = text[: passed.end()] if passed and _EVERYBODY.search(text, 0, passed.end()) else text
    return _EVERYBODY.search(said) is not None and not _NOT_EVERYBODY.search(said)
