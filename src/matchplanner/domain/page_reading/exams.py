"""USMLE minimum scores, limits of attempts and of years since graduation, and the OET."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NO, NUMBER, PAST, PREFERENCE, YES, count

_STEP_1 = r"steps? ?(?:1|i|one)\b(?! ?v)"
_STEP_2 = r"step ?(?:2|ii|two)\b(?: ?\(?ck\)?)?|\bck\b"
_STEPS = re.compile(
    rf"(?P<both>steps? ?(?:1|i|one)(?: ?(?:and|&|/|,|or) ?)(?:step )?(?:2|ii|two)\b(?: ?\(?ck\)?)?|(?:each|"
    rf"both|every|all)(?: of)?"
    rf"(?: the)? (?:usmle )?(?:steps?|exam\w*)|usmle steps\b(?! ?\d))|(?P<one>{_STEP_1})|"
    rf"(?P<three>step ?(?:3|iii|three)\b)|"
    rf"(?P<two>{_STEP_2})|(?P<score>(?<![\d.-])(?:1[89]\d|2[0-7]\d)(?![\d-]|,\d|\.\d))"
)
_EXAM = re.compile(r"\busmle\b|\bstep ?(?:1|2|i|ii)\b|\bsteps\b")
_MINIMUM = re.compile(
    r"\bminimum\b|\bat least\b|\bor (?:higher|above|greater|better|more)\b|\band (?:higher|above|greater|"
    r"up)\b|\bnot (?:be )?(?:lower|"
    r"less|below)\b|\bno (?:lower|less) than\b|\bbelow\b|\bcut-? ?offs?\b|\bthreshold\b|\babove\b|"
    r"\bgreater than\b|\bexceed\w*|"
    r"\d\+|>|\u2265|\blower than\b|\bless than\b|\bmust (?:have )?(?:score|achieve|earn)|\brequire\w*|"
    r"\bunder \d|\bfloor\b"
)
_PASS_ONLY = re.compile(r"\bpass(?:ing|ed)? (?:\w+ ){0,3}(?:on |of |in |for )?(?:the )?(?:usmle )?$")
_NO_MINIMUM = re.compile(
    r"\bno\b (?:\w+[ -]){0,4}(?:minimum|cut-? ?offs?|threshold|score requirement)|\b(?:not|"
    r"n't)\b[^.;]{0,40}\b(?:minimum|cut-? ?offs?|"
    r"threshold)|\bwithout (?:a )?(?:minimum|cut)"
)
_NOT_A_RULE = re.compile(
    r"\baverag\w+|\bmean\b|\bmedian\b|\btypical\w*|\bmost\b|\bsuccessful\b|\bgoal\b|\btarget\b|"
    r"\bcomlex\b.*\blevel\b(?!.*\bstep\b)|"
    r"\bpassing score (?:is|was|for)\b|\brange[sd]?\b|\bmatched (?:applicants|residents)\b|\bpercentile\b"
)

_ATTEMPTS = r"(?:attempts?|tr(?:y|ies)|sittings?|takes)"
_FIRST = re.compile(
    rf"\b(?:on|in|at|with|within) (?:the|their|your|his or her|a)? ?(?:very )?(?:first|1st|single|one|"
    rf"1) {_ATTEMPTS}\b|\bfirst[- ]{_ATTEMPTS} (?:pass\w*|success)"
)
_AT_MOST = re.compile(
    rf"\b(?:no more than|not more than|maximum(?: number)? of|max(?:imum)?\.?|at most|up to|within|"
    rf"limit(?:ed)?(?: of| to| is)?|not exceed|in|"
    rf"fewer than or equal to|allow\w*(?: a maximum of)?|by the|by)\W{{0,2}} ?(?P<n>{NUMBER}|second|third|"
    rf"2nd|3rd|fourth) (?:total )?(?:\w+ )?{_ATTEMPTS}\b"
)
_OR_FEWER = re.compile(
    rf"(?P<n>{NUMBER}) (?:or (?:fewer|less) )?{_ATTEMPTS}(?: or (?:fewer|less)| (?:per|on|for|at) (?:each|"
    rf"any|a|every)| maximum| max)"
)
_MORE_THAN = re.compile(
    rf"(?<!no )(?<!not )\b(?:more than|over|exceed\w*|greater than) (?P<n>{NUMBER}) (?:total )?{_ATTEMPTS}\b"
)
_LABELLED_ATTEMPTS = re.compile(rf"\W*(?P<n>{NUMBER})\b")
_NO_FAILURES = re.compile(
    r"\b(?:no|without(?: any)?|zero|any) (?:prior |previous |history of |usmle |"
    r"exam(?:ination)? )*(?:fail\w*|failed attempts?)\b(?! to )|"
    r"\b(?:with|have) (?:a|any) (?:\w+ )?(?:failure|failed attempt)\b"
)
_FAILED_OVER = re.compile(
    rf"\b(?:no more than|(?<!no )(?<!not )more than|over) (?P<n>{NUMBER}) (?:\w+ )?(?:fail\w*)|"
    rf"\bfailed[^.;]{{0,40}}\bmore than (?P<m>once|twice|{NUMBER})"
)
_REFUSES = re.compile(
    r"\bnot (?:be )?(?:\w+ )?(?:consider\w*|accept\w*|review\w*|eligib\w+|invit\w*|interview\w*|rank\w*)|"
    r"\bineligible\b|\bscreened out\b|\bdisqualif\w+|"
    r"\bcannot be\b|\bn't (?:consider|accept|review)|\brejected\b|\bnot (?:consider|accept|review|"
    r"interview)\b|\bexclud\w+|\bfiltered\b"
)
_OTHER_EXAM = re.compile(r"\bboard (?:exam|certif)\w*|\babmgg\b|\bin-?training\b")

_GRADUATION = re.compile(r"\bgraduat\w+|\byog\b|\bmedical school\b|\bmedical degree\b|\bdegree\b")
_YEARS = rf"({NUMBER})[ -]*(?:years?|yrs?)\b"
_WITHIN = re.compile(
    rf"\b(?:with(?:in|\s*in)|in|during|over) (?:the |a )?(?:last|past|previous|preceding|"
    rf"most recent)? ?{_YEARS}|\b(?:no (?:more|longer|later|earlier|greater) than|not more than|at most|"
    rf"maximum(?: of)?|max|up to|fewer than|less than|not exceed\w*) {_YEARS}|{_YEARS} or (?:less|fewer)|"
    rf"\b(?:last|past) {_YEARS}"
)
_OVER = re.compile(
    rf"(?<!no )(?<!not )\b(?:more than|over|greater than|longer than|exceed\w*|"
    rf"beyond) {_YEARS}"
)
_CUT_OFF = re.compile(
    rf"(?:cut-? ?off|limit|restriction|requirement)[^.;]{{0,40}}?{_YEARS}|"
    rf"{_YEARS}[^.;]{{0,12}}(?:cut-? ?off|limit)"
)
_NO_LIMIT = re.compile(
    r"\bno\b (?:\w+[ -]){0,4}(?:cut-? ?offs?|limit|restriction)|\b(?:not|"
    r"n't)\b[^.;]{0,40}\b(?:cut-? ?offs?|limit\b|restriction)"
)
_GRADUATION_LABEL = re.compile(
    r"years? (?:since|from|of|after) (?:medical school )?graduation|"
    r"graduation (?:limit|cut-?off|year)|\byog\b"
)
_LABELLED_YEARS = re.compile(rf"\W*(?:within |up to |max(?:imum)? (?:of )?)?({NUMBER})\b")
_OTHER_YEARS = re.compile(
    r"\bour graduates\b|\bgraduates of (?:our|the) (?:program|residency)|\bprogram graduates\b|"
    r"\b(?:clinical )?experience\b(?!.*graduat)|\balumni\b|\bpass\w* (?:the )?(?:boards?|abmgg)|"
    r"\bgraduates (?:have|go|went|who)\b|\bboard (?:certif|pass)\w*|\bsince (?:residency|training)|"
    r"\bletters?\b"
)

_OET = re.compile(r"\boet\b|\boccupational english test\b")
_DEMAND = re.compile(r"\bmust\b|\brequir\w+|\bneed\w*|\bmandatory\b|\bhave to\b|\bshall\b|\bnecessary\b")


def find(clause: Clause) -> Iterator[Finding]:
    """Read scores, attempts, years since graduation and the OET."""
    if PAST.search(clause.text):
        return
    yield from _scores(clause)
    yield from _attempts(clause)
    yield from _graduation(clause)
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
    tokens = [
        (found.lastgroup or "", found.group())
        for found in _STEPS.finditer(text)
        if not _PASS_ONLY.search(text, 0, found.start())
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


def _attempts(clause: Clause) -> Iterator[Finding]:
    text, whole = clause.text, f"{clause.sentence.text} {clause.sentence.lead}"
    about = _EXAM.search(whole) or re.search(r"\battempts?\b", whole)
    if not about or _OTHER_EXAM.search(text) or PREFERENCE.search(text):
        return
    limit = _limit(clause)
    if limit is not None and limit >= 1:
        yield _found(clause, Field.ATTEMPT_LIMIT, int(limit))


def _limit(clause: Clause) -> int | float | None:
    text, sentence = clause.text, clause.sentence
    refuses = _REFUSES.search(sentence.text) is not None
    more = _MORE_THAN.search(text)
    if more:
        return count(more["n"]) if refuses or NEGATION.search(text) else None
    failed = _FAILED_OVER.search(text)
    if failed:
        allowed = {"once": 1, "twice": 2}.get(failed["m"] or "", count(failed["n"] or failed["m"] or ""))
        return allowed + 1 if allowed is not None and (refuses or "no more" in text) else None
    if _FIRST.search(text):
        return None if NEGATION.search(text) and not refuses else 1
    most = _AT_MOST.search(text) or _OR_FEWER.search(text)
    if most and not re.search(r"\bno limit\b", text):
        return {"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4}.get(most["n"], count(most["n"]))
    if _NO_FAILURES.search(text) and (refuses or re.search(r"\b(?:must|required|no|without)\b", text)):
        return 1
    plain = _LABELLED_ATTEMPTS.match(sentence.answer)
    if (
        sentence.answer_at
        and re.search(r"\battempts?\b", sentence.lead)
        and clause.at <= sentence.answer_at
        and plain
    ):
        return count(plain["n"])
    return None


def _graduation(clause: Clause) -> Iterator[Finding]:
    text, lead = clause.text, clause.sentence.lead
    whole = _whole(clause)
    if not _GRADUATION.search(whole) or _OTHER_YEARS.search(text) or PREFERENCE.search(text):
        return
    if _NO_LIMIT.search(text) or (clause.sentence.answer_at and NO.match(clause.sentence.answer)):
        return
    over = _OVER.search(text)
    if over:
        if _REFUSES.search(clause.sentence.text) or NEGATION.search(text):
            yield from _years(clause, over[1])
        return
    cut = _CUT_OFF.search(whole) if clause.at == 0 else None
    within = _WITHIN.search(text)
    if within and (_GRADUATION.search(text) or _GRADUATION.search(lead)) and _limits(clause):
        yield from _years(clause, next(n for n in _numbers(within)))
    elif cut:
        yield from _years(clause, next(n for n in _numbers(cut)))
    elif (
        clause.sentence.answer_at
        and _GRADUATION_LABEL.search(lead)
        and _LABELLED_YEARS.match(clause.sentence.answer)
    ):
        yield from _years(clause, _LABELLED_YEARS.match(clause.sentence.answer)[1])
    elif clause.sentence.answer_at and YES.match(clause.sentence.answer):
        years = re.search(_YEARS, clause.sentence.answer)
        if years and re.search(r"cut-? ?off|limit|how (?:long|many years)", lead):
            yield from _years(clause, years[1])


def _limits(clause: Clause) -> bool:
    """Return whether the passage lays down a rule and is not a remark about training or experience."""
    text = f"{clause.sentence.lead} {clause.text}"
    if re.search(r"\bexperience\b|\bpractice\b|\bscores?\b", clause.text) and not re.search(
        r"\bgraduat\w+", clause.text
    ):
        return False
    return (
        re.search(
            r"\bmust\b|\brequir\w+|\bgraduated?\b|\bgraduation\b|\bapplicants?\b|\bcandidates?\b|\bonly\b|"
            r"\bcut|\blimit|\bshould\b|\byog\b",
            text,
        )
        is not None
    )


def _numbers(found: re.Match[str]) -> Iterator[str]:
    yield from (value for value in found.groups() if value)


def _years(clause: Clause, number: str) -> Iterator[Finding]:
    years = count(number)
    if years is not None and 0 < years <= 20:  # noqa: PLR2004 - nobody limits graduation to longer ago
        yield _found(clause, Field.YOG_LIMIT_YEARS, years)


def _oet(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    if not _OET.search(_whole(clause)) or PREFERENCE.search(text):
        return
    answered = bool(sentence.answer_at) and _OET.search(sentence.lead) is not None
    if answered and (YES.match(sentence.answer) or re.match(r"\W*required", sentence.answer)):
        yield _found(clause, Field.OET_REQUIRED, "yes")
    elif answered and (NO.match(sentence.answer) or re.match(r"\W*not ", sentence.answer)):
        yield _found(clause, Field.OET_REQUIRED, "no")
    elif _OET.search(text) and _DEMAND.search(text):
        yield _found(clause, Field.OET_REQUIRED, "no" if NEGATION.search(text) else "yes")
