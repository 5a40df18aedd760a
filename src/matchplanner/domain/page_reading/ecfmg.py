"""When international graduates need the ECFMG certificate."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NO, PAST, PREFERENCE, YES, parts

_CERTIFICATE = re.compile(
    r"\bintealth\b[^.;]{0,60}\bcert(?:s|if\w*)?\b|\becfmg\b[^.;]{0,60}\bcert(?:s|if\w*)?\b|"
    r"\bcertif\w+[^.;]{0,80}\becfmg\b|"
    r"certif\w+ (?:by|from|of) the educational commission|"
    r"educational commission for foreign medical graduates[^.;]{0,30}certif\w*|"
    r"(?<!board )(?<!abmgg )(?<!specialty )(?<!life support )\bcertification (?:must|has to|needs to) (?:\w+ "
    r")?(?:be|have "
    r"been) (?:\w+ ){1,4}?(?:before|by|prior)\b[^.;]*\b(?:rank|interview|invit|appl|training|residency)"
)
_TOPIC = re.compile(r"\becfmg\b|\bintealth\b(?! sponsor)|educational commission for foreign")
_WHEN = (
    (
        "by_application",
        re.compile(
            r"\b(?:at|by|before) (?:the )?(?:time|point|moment|date)? ?(?:of )?(?:the |their |your |"
            r"initial |first )*appl(?:ication|ying)\b|"
            r"\bwhen (?:you |they |applicants )?(?:apply(?:ing)?|submit\w*)|\b(?:before|prior to|"
            r"in order to|to be eligible to) "
            r"(?:\w+ ){0,3}?(?:apply(?:ing)?|application\w*)\b|\bto apply\b|\bwith (?:the|your|"
            r"their) application|"
            r"\bby the (?:application )?(?:submission )?deadline\b|\bsubmitting (?:an |their |"
            r"your )?application|"
            r"\bwithout\b[^.;]{0,40}(?:certif\w+|ecfmg)[^.;]{0,20}\bapplications?\b[^.;]{0,20}\bnot\b|"
            r"\bapplications?[^.;]{0,40}\bwithout\b[^.;]{0,40}(?:certif\w+|ecfmg)|"
            r"\bfor (?:an )?application to be (?:considered|reviewed)|"
            r"\bby the time (?:you|they|of)\b[^.;]{0,20}\bappl\w+|\bat application\b|\bupon appl\w+|"
            r"\baccompan\w+ (?:the|your|an|their) appl\w+|\bbefore (?:an |your |"
            r"the )?(?:application|file) (?:is|will be|"
            r"can be) (?:reviewed|considered)|"
            r"\bappl\w+ (?:is|are|remains?|stays?|counts? as|will be) (?:considered )?(?:incomplete|"
            r"set aside)\b|"
            r"\b(?:files?|applications?|dossiers?)\b[^.;]{0,30}\b(?:complete|reviewed|read|considered|"
            r"opened)\b"
            r"[^.;]{0,20}\b(?:only|without|once|unless|until)\b|"
            r"\bapplication (?:review|deadline)\b|\bincluded in the application\b|"
            r"\bonly (?:\w+ ){0,3}?(?:applications?|files?|papers)\b[^.;]{0,60}\b(?:read|reviewed|considered|"
            r"opened|accepted|processed)\b|"
            r"\b(?:file|application|papers|materials) (?:must|has to|have to|needs? to|should) (?:contain|"
            r"include|"
            r"have|show)|"
            r"\b(?:complete|finished|issued|obtained|done|there|certified) (?:by|before) (?:the |our "
            r")?deadline\b|"
            r"\bbelongs in (?:the|your) (?:application|file)|\bpart of (?:the|your|every|a complete) "
            r"(?:application|"
            r"file)|\b(?:with|among|together with) (?:the|your|their) (?:other |application )?(?:papers|"
            r"documents|"
            r"materials|file)|\bonly if it (?:includes|contains|has)\b|\bbefore (?:we|anyone) (?:read|review|"
            r"look|open|screen)"
        ),
    ),
    (
        "by_interview",
        re.compile(
            r"\b(?:before|prior to|by|at|for|to|when|than) (?:\w+ ){0,5}?(?:interview(?:s|ed|ing)?)\b|"
            r"\binvit(?:e|ed|"
            r"ation)\b[^.;]{0,20}interview|"
            r"\binterview(?:s|ed)?\b[^.;]{0,50}\b(?:only|without|until|unless|once|after)\b|"
            r"\bonly\b[^.;]{0,60}\binterview\w*|\binvit\w+\b[^.;]{0,40}\b(?:without|unless|until|only)\b|"
            r"\b(?:without|unless|until|only)\b[^.;]{0,60}\binvit\w+|"
            r"\b(?:before|until|when|once|prior to|for|to) (?:we |you |they |an? |any |being |are |can |will "
            r"|"
            r"be )*invit\w+|\binvitations?\b[^.;]{0,20}\b(?:presuppos|requir|need|depend)\w*"
        ),
    ),
    (
        "by_ranking",
        re.compile(
            r"\bat the time of the match\b|\brank(?:ed|ing|s)?\b|\brank[ -]order|\bmatch list\b|\brol\b|"
            r"\bcertification deadline\b|\b(?:submit\w*|certif\w*|hand in|send|file) (?:our |the |"
            r"its )?lists?\b|"
            r"\blists? (?:is|are|must be|goes|go|closes?|opens?|has to be) (?:submitted|certified|due|sent|"
            r"final|"
            r"in|out|finali[sz]ed|off)\b|\bmatch (?:rank |ranking )?lists?\b|\bplaced? on (?:our|the) list\b|"
            r"\b(?:our|the|a) (?:final |rank |match )*list\b(?! of)|\bbe matched\b|\bto match\b"
        ),
    ),
    (
        "by_start",
        re.compile(
            r"\b(?:before|prior to|by|at|until|upon|on|to) (?:\w+ ){0,5}?(?:start\w*|residency starts|"
            r"training starts|"
            r"beg[iu]n\w*|"
            r"commenc\w*|appoint\w*|matriculat\w*|"
            r"hir\w+|first day|day (?:one|1)\b|orientation|employment|entry|enter\w*|onboarding|"
            r"contract\w*|june (?:1|15|"
            r"30)|july 1|"
            r"start date)\b|"
            r"\bno one (?:starts|begins)\b|\b(?:to|may|can|cannot|not) (?:start|begin|enter|commence)\b|"
            r"\bappointment\b|"
            r"\bas a condition of employment\b|\bpayroll\b|\bsign\w* (?:the |your |a )?contract|"
            r"\bcontract (?:is|becomes|will be) void|\b(?:by|before|until|no later than|not later than) "
            r"(?:the |mid-?|early |late )?(?:of )?(?:june|july)\b"
        ),
    ),
)
_DEMANDS = re.compile(
    r"\bincomplete\b|\bprecondition\b|\bplease have\b|\bcertified (?:at|by|before)\b|\bmust\b|\bin hand\b|"
    r"\bask\b|"
    r"\bwant\b|\bcomplete\b|\brequir\w+|\bneed(?:s|ed)?\b|\bhave to\b|"
    r"\bhas to\b|\bmandatory\b|\bshould\b|"
    r"\bonly\b|"
    r"\bnecessary\b|\bcondition\b|"
    r"\bexpected\b|\bvalid\b|\bis to be\b|\bshall\b|\bobtain\w*|\bhold\w*|\bpresent\b|"
    r"\bnot be (?:considered|reviewed|ranked|"
    r"interviewed)|\bas long as\b|\bcertificat\w+ (?:by|before|prior)\b|\bcertified by\b|\bproof\b|"
    r"\beligib\w+"
)
_NOT_YET = re.compile(
    r"\b(?:not|\w+n't|no|need not|without)\b[^.;,]{0,60}\b(?:requir\w+|need\w*|necessary|have to|mandatory|"
    r"certif\w+)\b|\bneed not\b|\bwithout (?:it|one|the certificate|certification)\b"
)


_UNCERTIFIED = re.compile(
    r"\b(?:lack\w*|no (?:valid )?ecfmg|without|(?:ha(?:s|ve)|hold(?:s|ing)?|with) no|unless|until|before|"
    r"(?:not|\w+n't) (?:yet "
    r")?(?:\w+ ){0,3}?"
    r"(?:certif\w+|ecfmg|hold|have|in (?:our|hand)))\b"
)
_REFUSED = tuple(
    (value, re.compile(rf"\b(?:not|\w+n't|never|cannot|no one|nobody|no)\b[^.;]{{0,40}}?\b{verb}|{other}"))
    for value, verb, other in (
        (
            "by_application",
            (
                r"(?:apply|review\w*|read|consider\w*|accept\w*|look\w*|open\w*|process\w*|screened)\b(?! "
                r"for "
                r"(?:an )?interview)"
            ),
            (
                r"\bscreen\w* out\b|\bfilter\w* (?:out|on)\b|\bhold off apply\w*|\bset aside\b|\bunread\b|"
                r"\breturned\b|"
                r"\breject\w*"
            ),
        ),
        ("by_interview", r"(?:invit\w+|interview\w*)", r"\bno interviews?\b"),
        ("by_ranking", r"(?:rank(?:ed|ing)?|list(?:ed)?)\b", r"\bleft off\b|\bunranked\b"),
        (
            "by_start",
            r"(?:start|begin|hire\w*|appoint\w*|employ\w*|onboard\w*|put you on|join)\b",
            r"\bvoid\b|\bwithdrawn\b|\brescinded\b",
        ),
    )
)
"""What is refused to those without the certificate, and by when it is needed therefore."""

_NEEDLESS = re.compile(r"\bneed not\b|\b(?:not|\w+n't) (?:need|have|require[ds]?|necessary)\b|\bno need\b")
_PROVIDED = re.compile(r"\b(?:as long as|so long as|provided(?: that)?|but (?:must|need|it|you))\b")
_IT = re.compile(r"\W*(?:it|this|that|the certificate|certification|the certification|your certificate)\b")
_GOES_ON = re.compile(
    r"\b(?:must|ha(?:s|ve) to|needs? to|should|required|needed|only)\b[^.;]{0,30}\b(?:it|certif\w+)\b|"
    r"\b(?:it|certificate|certification)\b[^.;]{0,20}\b(?:must|has to|needs? to|should|is (?:required|needed|"
    r"due))\b|"
    r"^\W*certified\b"
)
"""What is said of a certificate that was named before."""

_ONLY_THEN = re.compile(r"\bonly (?=when|by|before|at|once|to)")
_BESIDE = re.compile(r"\bstep\b|\bvisa\b|\bletters?\b|\blicen[cs]e")
_NOT_WITHOUT = re.compile(
    r"\bno one\b[^.;]*\bwithout\b|\bwithout\b[^.;]*\b(?:not|cannot|can't|\w+n't|no)\b|\b(?:not|cannot|can't|"
    r"\w+n't|no)\b[^.;]*\b(?:without|"
    r"unless|until)\b|\bwithout\b[^.;]*\b(?:incomplete|set aside|rejected|returned|stop)\b|"
    r"\b(?:complete|reviewed|considered|read|opened|invited|interviewed|ranked) only (?:with|once|when|"
    r"after)\b"
)


def find(clause: Clause) -> Iterator[Finding]:
    """Read by when ECFMG certification is required; a plain demand is "required"."""
    sentence = clause.sentence
    about = clause.text if _TOPIC.search(clause.text) or not sentence.answer_at else sentence.text
    if not _CERTIFICATE.search(sentence.whole) and not _asks(clause) and not _refers_back(clause):
        return
    if PAST.search(clause.text) or (
        sentence.is_title and not re.search(r"\bmust\b|\brequired\b|\bneed", clause.text)
    ):
        return
    value = _value(clause, about)
    if value:
        yield Finding(
            Field.ECFMG_REQUIRED, value, sentence.start, sentence.end, 1 if value != "required" else 0
        )


def _refers_back(clause: Clause) -> bool:
    """Return whether a sentence goes on about the certificate that the one before it or its heading names."""
    sentence, text = clause.sentence, clause.text
    if _CERTIFICATE.search(sentence.before) and _IT.match(text):
        return True
    if _BESIDE.search(text) or not _GOES_ON.search(text):
        return False
    under = f"{sentence.lead} {clause.titles}"
    return _CERTIFICATE.search(sentence.before) is not None or _TOPIC.search(under) is not None


def _asks(clause: Clause) -> bool:
    sentence = clause.sentence
    refers = re.match(r"\W*(?:the |your |a |this |valid )*certificat", sentence.text)
    named = "certif" in sentence.lead or refers or (sentence.labelled and "j-1" not in sentence.text)
    return _TOPIC.search(sentence.lead) is not None and bool(named)


def _value(clause: Clause, about: str) -> str:
    sentence, text = clause.sentence, clause.text
    if sentence.answer_at and clause.at <= sentence.answer_at and sentence.lead.endswith("?"):
        return _answered(sentence.answer, sentence.lead)
    named = _CERTIFICATE.search(text) or _TOPIC.search(text) or _continues(clause)
    named = named or _asks(clause) or _refers_back(clause)
    withheld = _refused(text) if named and not PREFERENCE.search(text) else ""
    if withheld:
        return withheld
    demanded = _DEMANDS.search(about) or _NOT_WITHOUT.search(text) or sentence.labelled
    if not named or not demanded or PREFERENCE.search(text):
        return ""
    if _is_denied(text):
        only = _ONLY_THEN.search(text) or _PROVIDED.search(text)
        return _earliest(text[only.end() :]) if only else ""
    plain = _CERTIFICATE.search(text) is not None or (sentence.labelled and _asks(clause))
    refused = NEGATION.search(text) is not None and not _NOT_WITHOUT.search(text)
    return _earliest(text) or ("required" if plain and not refused else "")


def _answered(answer: str, question: str) -> str:
    """Read an answer without the parts of it that say when the certificate is not needed yet."""
    if YES.match(answer):
        return _earliest(answer) or _earliest(question) or "required"
    demanded = [part for _, part in parts(answer) if not NO.match(part) and not _is_denied(part)]
    return next((when for part in demanded if (when := _earliest(part))), "")


def _refused(text: str) -> str:
    """Return by when the certificate is needed since something is refused to those without it."""
    if (
        not _UNCERTIFIED.search(text)
        or _NEEDLESS.search(text)
        or re.search(r"\b(?:may|can|could) (?:still )?apply\b", text)
    ):
        return ""
    return next((value for value, refusal in _REFUSED if refusal.search(text)), "")


def _is_denied(text: str) -> bool:
    """Return whether a part says that there is no need yet; "not ranked without it" says the opposite."""
    return _NOT_YET.search(text) is not None and not _NOT_WITHOUT.search(text)


def _continues(clause: Clause) -> bool:
    """Return whether the clause goes on about the certificate ("but must be obtained before ranking")."""
    demands = _DEMANDS.search(clause.text) or _NOT_WITHOUT.search(clause.text)
    return clause.at > 0 and demands is not None and not _BESIDE.search(clause.text)


def _earliest(text: str) -> str:
    return next((value for value, when in _WHEN if when.search(text)), "")
