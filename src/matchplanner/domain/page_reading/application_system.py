"""By what system one applies: a central service, or papers sent to the program itself."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NO

_ERAS = re.compile(r"\beras\b|\belectronic residency application (?:service|system)\b|\bmyeras\b")
_SYSTEMS = (
    ("ERAS", _ERAS),
    ("SF Match", re.compile(r"\bsf match\b|\bsan francisco match\b")),
    ("ResidencyCAS", re.compile(r"\bresidency ?cas\b|\bcentral application service\b")),
)
_APPLIES = re.compile(
    r"\bupload\w*|\bappl(?:y|ying|ications?|icants?|ies)\b|\bparticipat\w+|\bthrough\b|\bvia\b|\bsubmi\w+|"
    r"\buse[sd]?\b|\bregist\w+|\breceiv\w*|\baccept\w*|\bfil(?:e|ed|ing)\b|\bdeadline\b|\bexclusively\b|"
    r"\bonly\b|"
    r"\btakes? part\b|\bfind us\b|\bhow to\b|\bforms?\b|\bplatform\b|\broute\b|\bportal\b|\bpapers?\b|"
    r"\bprogram\b(?! fee)|\bdoor\b|\bmoved\b|\bswitch\w*|\bdownload\w*|\bread\b|\bopens?\b|\bclos\w+|"
    r"\buntil\b|\bby\b|\busing\b|\b(?:stay|remain)\w* (?:with|in)\b|\bleft\b|\badopt\w*|\bjoin\w*"
)
_TERSE = 80
_BESIDE = re.compile(r"\btokens?\b|\bfees?\b|\bhelp ?desk\b|\bletters? (?:of|portal)|\bcustomer\b")
_LEFT = re.compile(
    r"(?:\binstead of|\brather than|\boutside(?: of)?|\bfrom|\breplac\w+|\bno longer(?: \w+){0,3}|\bleft|"
    r"\bin place of)"
    r" (?:the )?$"
)
"""What stands before the system that is not used, or not any more."""

_OUTSIDE = re.compile(
    r"\b(?:not|no)\b[^.;]{0,60}\b(?:outside|other than|except|unless|by (?:mail|e-?mail)|directly|paper|"
    r"without)\b"
)
_REFUSES_PAPER = re.compile(
    r"\b(?:not?|\w+n't|neither)\b[^.;:]{0,50}\b(?:e-?mail\w*|mail|paper\w*|post|fax)\b[^.;]{0,30}[:;,]"
)
_DIRECT = re.compile(
    r"\b(?:send|write|e-?mail|submit|forward|mail|apply)\b[^.;]{0,120}\b(?:directly|to the (?:program(?:me)?|"
    r"residency)|to (?:the|our) (?:\w+ )?coordinator|"
    r"by e-?mail|to our|to us|to me|via e-?mail|[\w.+-]+@)"
)
_BY_MAIL = re.compile(
    r"\b(?:cvs?|curriculum vitae)\b[^.;]{0,60}\bletters?\b[^.;]{0,40}\bby (?:e-?mail|post|mail)\b"
)
_MAILED = re.compile(
    r"\b(?:send|e-?mail|mail|submit|write to) (?:us )?[^.;]{0,25}\b(?:(?:cv|"
    r"curriculum vitae)\b[^.;]{0,60}\bletters?\b|"
    r"applications? (?:\w+ ){0,2}by (?:e-?mail|post|mail)\b)"
)
_STRAIGHT_TO_US = re.compile(
    r"\bapplications? (?:\w+ ){0,3}?(?:made|sent|go|submitted|addressed|mailed) (?:\w+ ){0,2}?(?:directly|"
    r"straight)\b|"
    r"\bapplications? (?:are|is) (?:\w+ ){0,2}to us directly\b|\bdirectly to (?:us|the (?:program|residency|"
    r"office))\b|"
    r"\bour own (?:application |online )?(?:form|portal)\b|\bno central (?:\w+ )?(?:system|service)\b"
)
_SYSTEM_LABEL = re.compile(
    r"\b(?:application (?:system|route|method|service)|how to apply|apply (?:via|through))\b"
)


def find(clause: Clause) -> Iterator[Finding]:
    """Read the system; where one is denied, papers that go to the program."""
    text, sentence = clause.text, clause.sentence
    if sentence.text.endswith(":"):
        text = text.rstrip(": ")
    for system, named in _SYSTEMS:
        found = named.search(text)
        if found is None or _is_left(text, found) or _BESIDE.search(text):
            continue
        if _denied(clause, named, found):
            if _DIRECT.search(f"{sentence.before} {sentence.text}"):
                yield _found(clause, "direct")
            return
        terse = named.match(text.lstrip(" -")) is not None and len(text) < _TERSE
        if _APPLIES.search(f"{text} {clause.titles} {sentence.lead}") or sentence.answer_at or terse:
            yield _found(clause, system)
            return
    if _is_direct(clause, text):
        yield _found(clause, "direct")


def _found(clause: Clause, system: str) -> Finding:
    sentence = clause.sentence
    return Finding(Field.APPLICATION_SYSTEM, system, sentence.start, sentence.end, int(sentence.labelled))


def _is_direct(clause: Clause, text: str) -> bool:
    """Return whether papers are sent to the program itself: "directly", or CV and letters by mail."""
    whole = clause.sentence.text
    if _STRAIGHT_TO_US.search(text) and not (NEGATION.search(text) and "no central" not in text):
        return True
    if re.match(r"\W*direct(?:ly)?\b", clause.sentence.answer) and _SYSTEM_LABEL.search(clause.sentence.lead):
        return True
    used = _ERAS.search(whole)
    if (_BY_MAIL.search(text) or _MAILED.search(text)) and (not used or _LEFT.search(whole, 0, used.start())):
        return True
    named = re.search(r"\b(?:cv|curriculum vitae|application|letters?)\b", text)
    return bool(named and _DIRECT.search(text) and re.search(r"\bdirectly\b", text))


def _denied(clause: Clause, named: re.Pattern[str], found: re.Match[str]) -> bool:
    """Return whether the negation is about the system, not about what comes outside it."""
    text, sentence = clause.text, clause.sentence
    if sentence.answer_at and named.search(sentence.lead):
        return NO.match(sentence.answer) is not None
    if _OUTSIDE.search(text) or _REFUSES_PAPER.search(text, 0, found.start()):
        return False
    return NEGATION.search(text, text.rfind(",", 0, found.start()) + 1, found.start()) is not None


def _is_left(text: str, found: re.Match[str]) -> bool:
    """Return whether the system is the one not used; "nothing outside of ERAS" means that it is."""
    left = _LEFT.search(text, 0, found.start())
    if re.match(
        r"\W*(?:(?:is|are) (?:not|\w+n't)|isn't|aren't|cannot be) (?:\w+ )?(?:used|accepted|needed)",
        text[found.end() :],
    ):
        return True
    return left is not None and not NEGATION.search(text, 0, left.start())
