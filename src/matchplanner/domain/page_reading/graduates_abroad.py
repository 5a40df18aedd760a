"""Whether there are international graduates among the residents."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NO, NUMBER, YES

_ELSEWHERE = (
    r"(?:abroad|overseas|outside (?:of )?(?:the )?(?:us|u\Ws\W?|usa|united states|north america|country)|"
    r"(?:in )?other countries)"
)
_IMGS = re.compile(
    r"\bimgs?\b|\bfmgs?\b|\binternational medical (?:school )?graduates?\b|"
    r"\bforeign medical (?:school )?graduates?\b|\b(?:graduates?|degrees?) (?:of|from) (?:foreign|"
    r"international|non-us|non-u\Ws\W?|overseas) (?:medical )?schools?\b|\binternational graduates?\b|"
    rf"\b(?:trained|attended medical school|went to medical school|medical degrees?|degrees?|medical "
    rf"schools?|"
    rf"studied medicine|graduated|came|come)[^.;]{{0,30}}\b{_ELSEWHERE}\b|\b{_ELSEWHERE}\b"
)
_RESIDENTS = r"(?:residents?|trainees?|house ?staff|class(?:es)?|residency class)"
_AMONG = re.compile(
    r"\b(?:imgs?|international medical graduates) are (?:\w+ ){0,2}?(?:in|among) (?:the|our) program\b|"
    rf"\bhave (?:no|{NUMBER}) (?:\w+ )?(?:imgs?|international|foreign)\b|"
    rf"\b(?:our|your|current|the|their|these|present) (?:\w+ ){{0,3}}?{_RESIDENTS}\b|"
    rf"\bresidents? (?:in (?:our|the) program(?:me)?|include|are|who|of the)\b|\bof you\b|"
    r"\bamong (?:our|your|the|current)\b|"
    r"\b(?:share|percentage|proportion|number|percent|%) (?:of )?(?:\w+ )?(?:imgs?|international)\b|"
    r"\b(?:in|at) (?:the|our) (?:program(?:me)?|residency)\b|\bat present\b|\bhave you (?:ever )?taken\b|"
    r"\bof our (?:\w+ ){0,2}?graduates\b|"
    r"\bresidents\b[^.;]{0,30}\b(?:includ\w+|compris\w+|are|is|were)\b|\b(?:percentage|proportion|share|"
    r"number|percent|%)\b[^.;]{0,40}\bresidents\b"
)
_SOME_OF = re.compile(
    rf"(?<!every )(?<!each )(?<!any )\b(?:{NUMBER}|half|most|some|several|both|all|a (?:third|quarter|half)) "
    rf"(?:out )?of "
    rf"(?:our |the |them\b|these )?(?:(?:last|past|most recent|latest|present|current) )?(?:{NUMBER}\b)?(?! "
    rf"years)"
)
_WELCOME = re.compile(
    r"\bwelcome\w*|\bencourag\w*|\bconsider\w*|\baccept\w*|\bappl(?:y|ication|icants?|ying)\b|\beligib\w+|"
    r"\bmust\b|\brequir\w+|(?<!\bi )\bshould\b|\binvit\w+|\binterview\w*|\bmay\b|\bneed\b|\bvisas?\b|"
    r"\becfmg\b"
)
_OTHERS = re.compile(r"\bfaculty\b|\bfellows?\b|\bapplicants\b|\bphysicians in\b|\bstaff\b|\bstudents\b")
_NONE = re.compile(
    r"\bhave no (?:\w+ )?imgs?\b|\bnone\b|\bno (?:imgs?|international|foreign|current)\b|\bnot\b|"
    r"\bdo not\b|\bzero\b|\b0\b|\bnever\b|n't\b|\bnobody\b|\bno one\b"
)
_NO_MATTER = re.compile(
    r"\b(?:do not|does not|don't|doesn't|not) (?:\w+ )?(?:matter|care|mind|ask|count|look)\b"
)
"""What denies that the school counts for anything, not that there are such residents."""

_AMERICAN = r"(?:us|u\Ws\W?|american|domestic)"
_ALL_AMERICAN = re.compile(
    rf"\ball (?:of )?(?:our |the )?(?:current |present )?residents\b[^.;]{{0,20}}\b(?:graduates of|"
    rf"trained (?:at|in)|graduated from|from) {_AMERICAN} |\bresidents are all {_AMERICAN}[ -](?:medical "
    rf")?graduates"
)
_LABEL = re.compile(
    r"\bimgs?\b|\bfmgs?\b|\binternational (?:medical )?graduates?\b|\bforeign medical graduates?\b"
)
_LISTED = re.compile(
    r"%|percent|share|present|current|among|residents|\bin (?:the|our) (?:program|residency)"
)
_LONGEST_LABEL = 50
_COUNTED = re.compile(
    rf"\W*(?:yes\W+)?(?:about |approximately |currently |at the moment,? |we )*(?:{NUMBER}|half|a third|a "
    rf"quarter|one (?:third|quarter))|"
    r".*%"
)
_FEW = re.compile(rf"\b{NUMBER} (?:are|is|were|have|studied|trained|graduated)\b")
_OF_RESIDENTS = re.compile(r"\bof (?:our|the) (?:\w+ ){0,3}residents\b")
_COUNT_OF = re.compile(rf"\b{NUMBER} of (?:the|these|our|them) (?:{NUMBER} )?(?:are|is|were|have been)\b")
_HERE = re.compile(r"\bour residents\b|\bcurrent residents\b|\bthese residents\b|\bpresent residents\b")


def find(clause: Clause) -> Iterator[Finding]:
    """Read whether some residents, or none, went to medical school abroad."""
    answer = _labelled(clause) if _is_asked(clause) else _told(clause)
    if answer:
        sentence = clause.sentence
        yield Finding(
            Field.IMGS_AMONG_RESIDENTS, answer, sentence.start, sentence.end, int(sentence.labelled)
        )


def _is_asked(clause: Clause) -> bool:
    """Return whether the statement answers a question or label about such residents."""
    sentence = clause.sentence
    if not sentence.answer_at or not _LABEL.search(sentence.lead) or _OTHERS.search(sentence.lead):
        return False
    counted = re.search(r"\bcurrent\w*|\bresidents\b", sentence.answer) or _SOME_OF.search(sentence.answer)
    if sentence.labelled and len(sentence.lead) < _LONGEST_LABEL and _LISTED.search(sentence.lead):
        return True
    return _AMONG.search(sentence.lead) is not None or (
        sentence.labelled and counted is not None and _LABEL.fullmatch(sentence.lead) is not None
    )


def _labelled(clause: Clause) -> str:
    answer = clause.sentence.answer
    if NO.match(answer) or re.match(r"\W*(?:none|zero|0(?![.\d])|not (?:at|now|this|currently))\b", answer):
        return "no"
    if YES.match(answer) or _SOME_OF.search(answer) or _COUNTED.match(answer):
        return "yes"
    return ""


def _told(clause: Clause) -> str:
    text, sentence = clause.text, clause.sentence
    if _ALL_AMERICAN.search(text):
        return "no"
    named = _IMGS.search(text)
    if named is None or (_OTHERS.search(text) and not _OF_RESIDENTS.search(text)):
        return ""
    said = text[: named.end()] + re.split(r"[,;]", text[named.end() :], maxsplit=1)[0]
    residents = _HERE.search(f"{sentence.before} {sentence.text} {clause.titles}")
    told = _AMONG.search(text) or (residents and (_SOME_OF.search(text) or _FEW.search(text)))
    counted = _COUNT_OF.search(text) and not _OTHERS.search(f"{sentence.before} {clause.titles}")
    if not (told or counted) or _WELCOME.search(said):
        return ""
    near = text[max(text.rfind(sign, 0, named.start()) for sign in ",:;") + 1 :]
    counted_out = _SOME_OF.search(near) is not None and not _NONE.search(near)
    return "no" if not counted_out and _NONE.search(_NO_MATTER.sub(" ", text)) else "yes"
