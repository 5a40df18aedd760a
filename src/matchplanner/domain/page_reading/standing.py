"""The standing of a program: accreditation, founding, and IMGs among its residents."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION

_EARLIEST, _LATEST = 1945, 2040

_STATUS = re.compile(
    r"\bon (?P<on>probation)\b|\b(?P<status>(?:continued|initial|"
    r"probationary) accreditation(?: (?:without outcomes|with warning|"
    r"with commendation))?|"
    r"(?:continuing|full) accreditation|\b(?:on )?probation(?=\W*$)|"
    r"(?:voluntary )?withdrawal of accreditation|voluntary withdrawal|"
    r"accreditation withheld)"
)
_STATUS_WORDS = {
    "continuing accreditation": "Continued Accreditation",
    "full accreditation": "Continued Accreditation",
    "probation": "Probationary Accreditation",
    "on probation": "Probationary Accreditation",
}
_BARE_STATUS = re.compile(
    r"\W*(?:yes\W+)?(?:acgme\W+)?(?P<word>continu(?:ed|ing)|initial|probation\w*|full)\b"
)
_WORDS_OF_STATUS = {"cont": "Continued", "init": "Initial", "prob": "Probationary", "full": "Continued"}
_COUNCIL = r"(?:acgme|accreditation council (?:for|of) graduate medical education)"
_ACCREDITED = re.compile(
    rf"\b{_COUNCIL}\)?[ -]+(?:fully[ -])?(?:accredited|approved|certified|accreditation|recogni[sz]ed)|"
    rf"\b(?:accredit\w+|approved|certified|recogni[sz]ed)\b[^.;]{{0,60}}?\b{_COUNCIL}"
)
_OUR_STANDING = (
    re.compile(
        rf"\b{_COUNCIL}\)? (?:accredits|recogni[sz]es|approves|approved) (?:the|our|this|"
        rf"its) (?:\w+ )?(?:program|residency)"
    ),
    re.compile(rf"\baccredited by the {_COUNCIL}\)?,? (?:just )?as (?:is )?(?:our|ours|this)\b"),
    re.compile(
        rf"^\W*(?:the |our )?(?:residency|program(?:me)?)(?: in| for)?(?: medical|"
        rf" clinical)?(?: genetics)?(?: and genomics)?: "
        rf"{_COUNCIL}\b"
    ),
    re.compile(rf"\b(?:residency|program(?:me)?) \({_COUNCIL}[ -]accredited\)"),
    re.compile(rf"\bin good standing with the {_COUNCIL}\b"),
    re.compile(rf"\b(?:we are|is|ours is|as) an {_COUNCIL} (?:program|residency)"),
)
"""Statements that the program itself is accredited, without a word on its status."""

_RENEWED = re.compile(
    r"\b(?:review committee|acgme|council)\b[^.;]{0,60}\b(?:continued|renewed|reaffirmed|extended) (?:our|"
    r"the|its)(?: program's)? "
    r"accreditation\b"
)
_SINCE = re.compile(r"\bcontinu\w+ accredited\b|\baccredited (?:continuously )?since\b")
_UNBROKEN = re.compile(
    r"\bwith no (?:\w+ )?(?:citations?|areas?|concerns?)\b|\bwithout (?:\w+ )?(?:interruption|a break|"
    r"citations?|gaps?)\b|\bnever lapsed\b"
)
_NOT_YET = re.compile(
    r"\bseek\w*|\bapplied for\b|\bappl(?:y|ying|ication) for\b|\bpending\b|\banticipat\w+|"
    r"\bexpect\w+ (?:to|accredit)|\bwill (?:be|apply)\b|\bplan\w*\b|\bprocess of\b|\bawait\w*"
)
_OTHERS_ACCREDITATION = re.compile(
    r"\bcomplet\w+|\bprior\b|\bprevious\w*|\bprerequisite|\bat least\b|\bminimum\b|\b(?:one|two|three|1|2|"
    r"3|more)(?: or more)? years? (?:of|in)\b|"
    r"\ba year of\b|\bmust have\b|\bapplicants?\b[^.;]*\b(?:have|from|in)\b|\bgraduates of\b|"
    r"\btraining in an?\b|"
    r"\bfrom an?\b|\bin an? acgme|\byears of acgme|"
    r"\bjoint commission\b|\bcap\b|\bclia\b|\bfellow\w*|\bsponsoring institution\b|\bopen to\b|"
    r"\btrained in\b|\bfollowing\b|\bafter\b|\bdays? off|\bduty hours?\b|\brequirements\b|\bpolic(?:y|ies)\b"
)

_YEAR = r"(?P<year>(?:19|20)\d\d)\b(?!-)"
_BEGAN = (
    r"(?:in operation|got (?:going|started|under way|off the ground)|been going|came to life|"
    r"celebrated its founding|born|dates?(?: back)? (?:from|to)|goes back to|"
    r"set up|came into being|existed|established|founded|"
    r"began|begun|started|created|launched|inaugurated|instituted|initiated|opened|"
    r"in existence|"
    r"inception|formed|enrolled its first|welcomed (?:its|our) first|graduated (?:its|our) first|"
    r"(?:accepted|admitted|took|enrolled|matched|trained|appointed|"
    r"recruited) (?:its|our|the|a) first|inaugural (?:class|cohort|residents?)|first (?:resident|"
    r"class(?! (?:graduated|finished|left))|"
    r"accredited|"
    r"class|opened|enrolled|entered|offered)\w*)"
)
_TIMELINE = re.compile(rf"{_YEAR}\s+-+\s")
"""An entry of a chronicle, "1983 - The residency is established."."""

_FOUNDED = (
    re.compile(rf"^\W*(?:an? |the )?(?:\w+ ){{0,2}}residency since {_YEAR}"),
    re.compile(
        rf"\b(?:{_BEGAN})\b[^.;]{{0,50}}?\b(?:in|since|from)\b (?:the (?:fall|summer|spring) of |early |"
        rf"late |july |june |the year )?{_YEAR}"
    ),
    re.compile(rf"\b(?:since|in)\b (?:its |the )?(?:{_BEGAN} )?(?:in )?{_YEAR}"),
    re.compile(rf"\b(?:{_BEGAN})(?: entered| started| began)?[: ,]+(?:the year )?{_YEAR}"),
    re.compile(
        rf"\b(?:hospital|clinic|school|university)[^.;]{{0,40}}\b(?:19|20|18)\d\d,? (?:and|"
        rf"while) (?:the|its) (?:residency|program) (?:only )?in {_YEAR}"
    ),
)
_STARTED = (
    r"(?:began|begun|beginning|start\w*|opened|launched|was (?:\w+ )?(?:approved|accredited|established|"
    r"founded|created|launched|"
    r"born|formed|opened|set up)|admitted|accepted|enrolled|came)"
)
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PLAINLY = (
    re.compile(
        rf"{_YEAR},? (?:(?:which was |that is )?the year (?:in which |when |that )?|when )(?:the|our|this|"
        rf"its) "
        rf"(?:[\w-]+ )?(?:residency|(?:training )?program(?:me)?)\b[^.;,]{{0,25}}?\b{_STARTED}"
    ),
    re.compile(
        rf"\bin (?:july |the (?:fall|summer) of )?{_YEAR},? (?:the|our|"
        rf"its) (?:very )?first (?:\w+ )?(?:residents?|"
        rf"trainees?|class)\b"
    ),
    re.compile(
        rf"\bwe (?:have )?(?:got going|got started|started(?: out| up)?|opened(?: our doors)?|began|launched|"
        rf"been going|been at it)\b[^.;]{{0,20}}?\b(?:in|since) {_YEAR}"
    ),
    re.compile(
        rf"\bresidenc(?:y|ies)\b[^.;]{{0,40}}\((?:founded |established |begun |dating from )?(?:in |"
        rf"since ){_YEAR}\)"
    ),
    re.compile(rf"^\W*(?:training|residents|residency|teaching)(?: here)? since {_YEAR}"),
    re.compile(
        rf"\b(?:residency|training program(?:me)?|program(?:me)?) (?:here )?(?:has|have) (?:run|been (?:run|"
        rf"running|going|offered|"
        rf"active|open|here|there|around|in place|training)|existed|trained|taken|had|"
        rf"accepted)\b[^.;]{{0,50}}?\bsince {_YEAR}"
    ),
    re.compile(
        rf"\b(?:residents|trainees|physicians|doctors) (?:have|has) (?:been )?(?:com|train|learn|taught|"
        rf"stud|graduat|specializ|"
        rf"work)\w*\b[^.;]{{0,40}}?\bsince {_YEAR}"
    ),
    re.compile(
        rf"\b(?:program(?:me)?|residency|we)(?: has| have|'ve) been (?!sponsor|offer|pay|accredit|us|abl|"
        rf"publish|fund|host)\w+ing "
        rf"(?:out )?(?:\w+ ){{0,2}}?(?:residents|geneticists|physicians|doctors|"
        rf"trainees)\b[^.;]{{0,20}}?\bsince {_YEAR}"
    ),
    re.compile(
        rf"^\W*(?:accepting|educating|taking|producing) (?:\w+ )?(?:residents|geneticists|"
        rf"trainees) since {_YEAR}"
    ),
    re.compile(rf"\bprogram(?:me)? itself \w+ in {_YEAR}"),
)
"""Statements in which nothing but the program can have begun."""

_FOUNDED_LABEL = re.compile(
    r"\byear of (?:our|the) first (?:class|residents?)\b|\b(?:first (?:class|residents?) (?:entered|started|"
    r"began)|founded|established|(?:year )?(?:started|"
    r"began)|inception|since|first (?:class|accredited)|"
    r"founding year|year (?:founded|established|of establishment))\b"
)
_OURS = re.compile(
    r"\bwe have (?:trained|educated)\b|\b(?:training|educating) (?:\w+ ){0,3}(?:residents|geneticists)\b|"
    r"\bresidency\b|"
    r"\btraining program(?:me)?\b|\bprogram(?:me)?\b|\bresidents?\b|\bclass\b|"
    r"\bgraduate medical\b|\btrainees\b"
)
_HOUSE = re.compile(
    r"\bhospitals?\b|\buniversit\w+|\bmedical school\b|\bschool\b|\bcollege\b|\bclinic\b|\bcent(?:er|re)\b|"
    r"\binstitut\w+|\bdivision\b|\bdepartment\b|"
    r"\bnewborn screening (?:program(?:me)?)?|\blaborator\w+|\blab\b|\bfellow\w*|\bhealth system\b|"
    r"\bfoundation\b|\bnewborn screening\b|"
    r"\bservice\b|\bcity\b|\bclinics\b|\bregistry\b|\bcounsel\w+|\baccredit\w+|\bchair\w*\b|\bdirector\b|"
    r"\bjoined\b|\bphd\b|\bdr\b"
)


_NO_BEGINNING = re.compile(
    r"\baccreditation\b[^.;]{0,30}\bsince (?:\w+ )?(?:19|20)\d\d|\bgraduat\w+\b[^.;]{0,30}\bsince\b|"
    r"\bopens? (?:again )?on\b|"
    r"\b(?:led|directed|headed|run|coordinated) by\b[^.;]*\bsince\b|\b(?:page|portal|website)\b|"
    r"\bsince (?:19|20)\d\d[^.;]{0,40}\b(?:passed|published|sponsored)\b"
)
"""What happened in or since a year without being the beginning of the program."""

_FOUNDER = re.compile(r"^\W*dr\b")
_IT = re.compile(r"\W*(?:it|this|that)\b(?! (?:hospital|university|school|division))")


def find(clause: Clause) -> Iterator[Finding]:
    """Read accreditation, founding year and who is trained here."""
    yield from _accreditation(clause)
    if not _NO_BEGINNING.search(clause.text):
        yield from _founding(clause)


def _found(clause: Clause, name: Field, value: str | float, strength: int | None = None) -> Finding:
    sentence = clause.sentence
    return Finding(
        name, value, sentence.start, sentence.end, int(sentence.labelled) if strength is None else strength
    )


def _accreditation(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    if _NOT_YET.search(text):
        return
    status = _STATUS.search(text)
    if status and not NEGATION.search(_UNBROKEN.sub(" ", text.replace("without outcomes", ""))):
        words = status["status"] or status["on"]
        named = _STATUS_WORDS.get(
            words,
            words.title()
            .replace(" With ", " with ")
            .replace(" Of ", " of ")
            .replace(" Without ", " without "),
        )
        yield _found(clause, Field.ACCREDITATION, named, 2)
        return
    labelled = (
        bool(sentence.answer_at)
        and "accredit" in sentence.lead
        and re.search(rf"\b{_COUNCIL}\b|\b(?:yes|accredited)\b", sentence.answer)
    )
    bare = _BARE_STATUS.match(sentence.answer) if sentence.answer_at and "accredit" in sentence.lead else None
    if bare:
        yield _found(clause, Field.ACCREDITATION, f"{_WORDS_OF_STATUS[bare['word'][:4]]} Accreditation", 2)
        return
    if NEGATION.search(_UNBROKEN.sub(" ", text)) or (sentence.is_title and "accredited" not in text):
        return
    if _RENEWED.search(text):
        yield _found(clause, Field.ACCREDITATION, "Continued Accreditation", 2)
        return
    if any(form.search(text) for form in _OUR_STANDING):
        yield _found(clause, Field.ACCREDITATION, "ACGME accredited", 0)
        return
    said = _ACCREDITED.search(text) or (_SINCE.search(text) if _OURS.search(text) else None)
    if labelled or (said and not _OTHERS_ACCREDITATION.search(text[: said.end()])):
        yield _found(clause, Field.ACCREDITATION, "ACGME accredited", 0)


def _founding(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    if sentence.answer_at and _FOUNDED_LABEL.search(sentence.lead) and not _HOUSE.search(sentence.lead):
        stated = re.match(rf"\W*(?:in |since )?{_YEAR}", sentence.answer)
        if stated:
            yield from _year(clause, stated["year"])
            return
    dated = _TIMELINE.match(sentence.text)
    if dated and clause.at and re.search(rf"\b(?:{_BEGAN})\b", text) and _OURS.search(text):
        if not _HOUSE.search(text):
            yield from _year(clause, dated["year"])
        return
    if not _ANY_YEAR.search(text):
        return
    plain = next((hit for form in _PLAINLY if (hit := form.search(text))), None)
    if plain and not re.search(r"\b(?:fellow\w*|clinic|hospital|laborator\w+)\b", plain.group()):
        yield from _year(clause, plain["year"])
        return
    for form in _FOUNDED:
        for found in form.finditer(text):
            if _is_ours(clause, found):
                yield from _year(clause, found["year"])
                return


def _is_ours(clause: Clause, found: re.Match[str]) -> bool:
    """Return whether what began in that year is the program: the nearest noun before it, else after it."""
    text = re.sub(r"\([^()]*[a-z][^()]*\)", " ", clause.text)
    if found.group() not in text:
        text = clause.text
    if _IT.match(text):
        text = f"{_subject(clause.sentence.text[: clause.at] or clause.sentence.before)} {text}"
    before, after = (
        text[: text.index(found.group()) + len(found.group())],
        text[text.index(found.group()) + len(found.group()) :],
    )
    ours = [hit.end() for hit in _OURS.finditer(before)]
    house = [hit.end() for hit in _HOUSE.finditer(before)]
    bare = re.match(r"(?:since|in) ", found.group()) is not None
    if bare and not re.search(_BEGAN, found.group()):
        subject = re.search(
            r"\b(?:has|have) (?:been )?(?:had (?:\w+ )?residents|in operation|train|offer|graduat|educat|"
            r"operat|exist|in existence|accept)\w*|"
            r"\b(?:has|have) been\b[^.;]{0,20}\bresidents|^\W*(?:training|educating) [^.;]*\b(?:residents|"
            r"geneticists)\b",
            text,
        )
        began = re.search(rf"\b(?:{_BEGAN})\b", after[:60]) and _OURS.search(after)
        if not subject and not began:
            return False
    if not ours and not house:
        own = _OURS.search(after)
        return own is not None and not _HOUSE.search(_FOUNDER.sub(" ", after[: own.start()]))
    return max(ours, default=-1) > max(house, default=-1)


def _subject(sentence: str) -> str:
    """Return what the sentence before speaks of: the first noun of either kind."""
    ours, house = _OURS.search(sentence), _HOUSE.search(sentence)
    if ours and (house is None or ours.start() < house.start()):
        return ours.group()
    return house.group() if house else ""


def _year(clause: Clause, year: str) -> Iterator[Finding]:
    if _EARLIEST <= int(year) <= _LATEST:
        yield _found(clause, Field.FOUNDED_YEAR, int(year))
