"""USMLE minimum scores, limits of attempts and of years since graduation, and the OET."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NO, PAST, PREFERENCE, YES

_STEP_1 = r"steps? ?(?:1|i|one)\b(?! ?v)"
_STEP_2 = r"step ?(?:2|ii|two)\b(?: ?\(?ck\)?)?|\bck\b"
_STEPS = re.compile(
    rf"(?P<passed>(?:{_STEP_1}|{_STEP_2})\s*[-:=(]*\s*(?:p(?=\s*[,;)])|pass(?:ed|ing)?\b(?! (?:with|at|"
    rf"score))|none\b|no (?:minimum|cut-?off)\b|not (?:used|required|considered|screened)\b))|"
    rf"(?P<both>steps? ?(?:1|i|one)(?: ?(?:and|&|/|,|or) ?)(?:step )?(?:2|ii|two)\b(?: ?\(?ck\)?)?|(?:each|"
    rf"both|every|all)(?: of)?"
    rf"(?: the)? (?:usmle )?(?:steps?|exam\w*)|usmle steps\b(?! ?\d))|(?P<one>{_STEP_1})|"
    rf"(?P<three>step ?(?:3|iii|three)\b)|"
    rf"(?P<two>{_STEP_2})|(?P<score>(?<![\d.-])(?:1[89]\d|2[0-7]\d)(?![\d-]|,\d|\.\d))"
)
_EXAM = re.compile(r"\busmle\b|\bstep ?(?:1|2|i|ii)\b|\bsteps?\b")
_MINIMUM = re.compile(
    r"\bminimum\b|\bset (?:the|our) (?:bar|line|limit) at\b|\bscreen\w* (?:at|below)\b|\bat least\b|"
    r"\bor (?:higher|above|greater|better|more)\b|"
    r"\band (?:higher|above|greater|"
    r"up)\b|\bnot (?:be )?(?:lower|"
    r"less|below)\b|\bno (?:lower|less) than\b|\bbelow\b|\bcut-? ?offs?\b|\bthresholds?\b|\babove\b|"
    r"\bgreater than\b|\bexceed\w*|"
    r"\d\+|>|\u2265|\blower than\b|\bless than\b|\bmust (?:have )?(?:score|achieve|earn)|\brequire\w*|"
    r"\bunder \d|\bfloor\b|\bcut\b|\d (?:is |are )?needed\b|\bbar\b|\blowest\b|\bthe least\b|\bdraws? the "
    r"line\b|\bneed(?:s|ed)? (?:an? |to "
    r"be )?"
    r"(?:over )?\d|\ba must\b|\bstart at\b|\bover \d|\bor up\b|\bupwards?\b"
)
_PASS_ONLY = re.compile(r"\bpass(?:ing|ed)? (?:\w+ ){0,3}(?:on |of |in |for )?(?:the )?(?:usmle )?$")
_PASSED_HERE = re.compile(r"\bpass(?:ed)?\b(?! (?:with|at|score))")
_NO_MINIMUM = re.compile(
    r"\bno\b (?:\w+[ -]){0,4}(?:minimum|cut-? ?offs?|threshold|score requirement)|\b(?:not|"
    r"n't)\b[^.;]{0,40}\b(?:minimum|cut-? ?offs?|"
    r"threshold)|\bwithout (?:a )?(?:minimum|cut)"
)
_NOT_A_RULE = re.compile(
    r"\baverag\w+|\bmean\b|\bmedian\b|\btypical\w*|\bmost\b|\bsuccessful\b|\bgoal\b|\btarget\b|"
    r"^(?!.*\bstep\b).*\bcomlex\b.*\blevel\b|"
    r"\bpassing score (?:is|was|for)\b|\brange[sd]?\b|\bmatched (?:applicants|residents)\b|\bpercentile\b|"
    r"\bindividual\w*|\bcase[ -]by[ -]case\b|\bnot (?:automatically|necessarily)\b"
)

_OET = re.compile(r"\boet\b|\boccupational english test\b")
_DEMAND = re.compile(
    r"\bask (?:\w+ ){0,3}?(?:for|to)\b|\bexpect\w*|\bsubmit\w*|\bpart of\b|\bprovide\b|\bshow\b|\bwaive\w*|"
    r"\bincomplete\b|\bupload\w*|\bpass(?:ed|ing)\b|\binsist\w*|\bwant\b|\bdemand\w*|"
    r"\bmust\b|\brequir\w+|\bneed\w*|\bmandatory\b|\bhave to\b|\bshall\b|\bnecessary\b"
)
_OET_REFUSED = re.compile(r"\bwaive[sd]?\b")
_OET_LACKING = re.compile(
    r"\bwithout\b[^.;]*\b(?:incomplete|not|cannot|n't)\b|\b(?:not|cannot|n't)\b[^.;]*\b(?:without|unless|"
    r"until)\b"
)


def find(clause: Clause) -> Iterator[Finding]:
    """Read scores and the OET."""
    if PAST.search(clause.text):
        return
    yield from _scores(clause)
    yield from _oet(clause)


def _found(clause: Clause, name: Field, value: str | float) -> Finding:
    sentence = clause.sentence
    return Finding(name, value, sentence.start, sentence.end, int(sentence.labelled))


def _whole(clause: Clause) -> str:
    """Return the statement with the question or label it answers, which may name exam and minimum."""
    sentence = clause.sentence
    return (
        clause.text
        if sentence.answer_at
        else f"{sentence.lead}: {clause.text}"
        if sentence.lead
        else clause.text
    )


def _scores(clause: Clause) -> Iterator[Finding]:
    text = clause.text if clause.at or not clause.sentence.lead else _with_lead(clause)
    if not _MINIMUM.search(text) or _NO_MINIMUM.search(text) or _NOT_A_RULE.search(text):
        return
    if PREFERENCE.search(clause.text) or not _EXAM.search(text):
        return
    hits = list(_STEPS.finditer(text))
    if not hits:
        return
    ends = [hit.start() for hit in hits[1:]] + [len(text)]
    tokens = [
        (found.lastgroup or "", found.group())
        for found, end in zip(hits, ends, strict=True)
        if found.lastgroup != "passed"
        and not (found.lastgroup in _FIELDS and _PASS_ONLY.search(text, 0, found.start()))
        and not (found.lastgroup in _FIELDS and _PASSED_HERE.search(text, found.end(), end))
    ]
    for name, score in _paired(tokens):
        yield _found(clause, name, int(score))


def _with_lead(clause: Clause) -> str:
    sentence = clause.sentence
    if sentence.answer_at:
        if sentence.lead not in sentence.text:
            return sentence.whole
        return sentence.text if clause.at + len(clause.text) >= sentence.answer_at else clause.text
    return f"{sentence.lead}: {clause.text}" if _EXAM.search(sentence.lead) else clause.text


def _paired(tokens: list[tuple[str, str]]) -> Iterator[tuple[Field, str]]:
    """Give each score to the steps named before it, or after it where the scores come first."""
    if not tokens:
        return
    ordered = tokens if tokens[0][0] != "score" else list(reversed(tokens))
    waiting: list[str] = []
    closed = False
    for kind, word in ordered:
        if waiting == ["both"] and kind in {"one", "two"} and not closed:
            waiting = []
        if kind == "score":
            for step in waiting:
                yield from ((name, word) for name in _FIELDS.get(step, ()))
            closed = True
            continue
        waiting = [kind] if closed else [*waiting, kind]
        closed = False


_FIELDS = {
    "one": (Field.USMLE_STEP1_MIN,),
    "two": (Field.USMLE_STEP2_MIN,),
    "both": (Field.USMLE_STEP1_MIN, Field.USMLE_STEP2_MIN),
}


_ONLY_SOME = re.compile(r"\b(?:if|unless|only (?:for|if|when|those)|depend\w*|not by us)\b")
"""What makes the OET a matter of some applicants."""

_TAUGHT = re.compile(
    r"(?:\b(?:from |for )?(?:those|people|graduates|applicants|anyone|everyone|everybody|schools) )?"
    r"\b(?:whose|who|that|which|if|where|unless)\b(?:(?!\boccupational\b)[^.;]){0,60}?\benglish\b(?! "
    r"test)(?: was not[^.;,]*)?"
)
"""Whom an OET is asked of, which denies nothing: "whose medical education was not in English"."""

_LEFT_TO_ECFMG = re.compile(
    r"\bonly (?:as (?:a )?part of|if|where|when|through|within|for)\b[^.;]{0,20}\b(?:ecfmg|pathways?)\b|"
    r"\b(?:between you and|a matter for|up to|left to) (?:the )?ecfmg\b|\bbeyond what (?:the )?ecfmg\b"
)


def _led(clause: Clause) -> str:
    return f"{clause.sentence.lead} {clause.text}"


def _oet(clause: Clause) -> Iterator[Finding]:
    text, sentence = _TAUGHT.sub(" ", clause.text), clause.sentence
    left = _LEFT_TO_ECFMG.search(text)
    if left and _OET.search(_whole(clause)):
        yield _found(clause, Field.OET_REQUIRED, "no")
        return
    if not _OET.search(_whole(clause)) or PREFERENCE.search(text) or _ONLY_SOME.search(text):
        return
    answered = bool(sentence.answer_at) and _OET.search(sentence.lead) is not None
    if answered and (YES.match(sentence.answer) or re.match(r"\W*required", sentence.answer)):
        yield _found(clause, Field.OET_REQUIRED, "yes")
    elif answered and (
        NO.match(sentence.answer) or re.match(r"\W*not (?!specified|stated|known|given)", sentence.answer)
    ):
        yield _found(clause, Field.OET_REQUIRED, "no")
    elif _OET.search(text) and _DEMAND.search(
        text if re.search(r"\b(?:if|or|unless)\b", text) else _led(clause)
    ):
        denied = (NEGATION.search(text) or _OET_REFUSED.search(text)) and not _OET_LACKING.search(text)
        yield _found(clause, Field.OET_REQUIRED, "no" if denied else "yes")
