"""What a page says beside its program: stories, hopes, common knowledge, and answers that say nothing."""

import re

from matchplanner.domain.page_reading.frames import is_out_of_frame

_QUOTES_SOMEBODY = re.compile(r"\W*\"(?=[^\"]*\b(?:i|my|me|i'm|i've)\b)")
"""What a resident tells in quotes is no statement of the program."""

_TELLS_OF = re.compile(
    r"(?:[^.;:]{0,15}?\bdr\b[.\u00b7]? [\w'. -]{2,40}?|\W*(?:he|she))(?: \([^()]*\))?,? "
    r"(?:then |also |first |later )?(?:came|joined|stayed|trained|moved|graduated|completed|finished|did|"
    r"earned|received|grew up|was born|studied|attended|served|won|matched|spent|worked|passed)\b"
)
"""A person's story, "Dr. Ortiz came to us from Peru on a J-1 visa ...", is none either."""

_HOPES = re.compile(
    r"\b(?:we|i|program(?:me)?|department|division|hospital|university)\b(?: (?:also|currently|now|soon))? "
    r"(?:are |is |am )?(?:hop(?:e|es|ing)|plan(?:s|ning)?|would like|intends?|aims?|seeks?|expects?) "
    r"(?:that we|to)\b[^.;]{0,30}\b(?:offer|open|expand|grow|add|launch|double|increase|enlarge|introduce|"
    r"extend)\b"
)
"""What a program would like to become."""

_ANYBODYS = (
    re.compile(
        r"^\W*(?:in order )?to (?:obtain|get|apply for|receive|qualify for|be issued|renew) (?:an? |"
        r"the )?[jh]-?\s?1"
    ),
    re.compile(
        r"^\W*(?:the )?(?:ecfmg|intealth|educational commission|department of state|uscis)\b"
        r"(?![^.;]*\b(?:our|we|us|here|residents|trainees|this|program(?:me)?)\b)[^.;]*\b(?:sponsor|issue|"
        r"require)s?\b"
    ),
    re.compile(
        r"^\W*(?:the )?(?:abmgg|american board of [a-z ]{5,60}?) (?:certif(?:y|ies|ied)|requires?|required)\b"
        r"(?![^.;]*\b(?:our|we|us|here)\b)"
    ),
    re.compile(
        r"\b(?:benefits?|insurance|open) enrol\w+|\b(?:benefits?|housing|parking|insurance) (?:forms?|"
        r"applications?)\b"
    ),
    re.compile(
        r"\bresidents? (?:per|each|every|a) year (?:may|can) (?:extend|stay|add|choose|apply|take "
        r"part)\b"
    ),
    re.compile(r"^\W*(?:becoming|to become) an? (?:\w+ )?(?:geneticist|physician|specialist)\b"),
    re.compile(r"\bafter medical school\b[^.;]*\b(?:to become|geneticists? (?:is|are))\b"),
    re.compile(r"\b(?:in|throughout|across) the (?:country|nation|united states|field)\b[^.;]*\bprograms\b"),
    re.compile(
        r"^(?!.*\b(?:our(?! (?:field|region|state|city|country|specialty|area))|ours|we|us)\b).*\b(?:most|"
        r"many|some) (?:\w+ )?programs\b"
    ),
)
"""What holds for everybody and everywhere."""

_OF_MEETINGS = re.compile(
    r"\babstracts? (?:deadlines?|submissions?|(?:is|are) due)|\b(?:deadline|due date) for (?:\w+ "
    r")?abstracts?\b|"
    r"\b(?:residents?|trainees?) (?:(?:per|each|every|a) year )?(?:may |can |will |\w+ly )?"
    r"(?:attend|present|travel|sit|serve)s? (?:at |to |on )?(?:\w+ ){0,3}(?:meetings?|conferences?|congress|"
    r"committees?|symposium|courses?|workshops?)\b"
)
_WHILE_WAITING = re.compile(
    r"\b(?:may|can) (?:still |already |well )?apply (?:to us )?(?:while|before|without|even (?:if|while|"
    r"when))\b"
)
"""Leave to apply before something is there, which says nothing of when it must be there."""

_BUT = re.compile(r"\b(?:but|however|must|until|needs?|required|yet)\b")
_OF_TESTS = re.compile(
    r"\b(?:results?|reports?|tests?|samples?|specimens?|sequencing|exomes?|analyses|turnaround|"
    r"orders?)\b[^.;]{0,40}"
    r"\b(?:take[sn]?|within|in|ready|available|arrive|return\w*)\b (?:about |only |up to )?[\w-]+ (?:to "
    r"[\w-]+ )?"
    r"(?:days|weeks|months)\b"
)
_SHARE_OF_SOME = re.compile(
    r"(?:%|\bper ?cent) of (?:our |the |all )?adult (?:patients|visits)\b|\bwho (?:have "
    r")?passed\b[^.;]*\b(?:stay\w*|"
    r"went|work\w*|practi[cs]e\w*|took|found)\b"
)
"""A share of the adults, or of those who passed, which is no share of all."""

_REQUESTS = re.compile(r"\b(?:vacation|leave|schedule|call|holiday) requests?\b")
_BRIEF_GUESTS = re.compile(r"\b(?:visiting|rotating) (?:residents|house officers|trainees|physicians)\b")
_SAYS_NOTHING = re.compile(
    r"\W*(?:(?:is |are )?(?:not|none) (?:yet )?(?:specified|stated|published|listed|known|determined|decided|"
    r"disclosed|reported)|n/?a|tb[ad]|to be (?:announced|determined|decided|confirmed)|unknown|undecided|"
    r"please (?:ask|inquire|enquire|call|contact)\b.*|contact (?:us|the (?:program|office))\b.*)\W*"
)
"""An answer that leaves the question open."""


_LIKED = re.compile(
    r"^\W*(?:(?:what|things) we (?:also )?(?:like|love|value|enjoy|appreciate)\b|(?:nice|good)(?: to have|"
    r",? but)\b|"
    r"(?:bonus|extra) (?:points|credit)|(?:a )?plus(?:es)?\W*$|preferred\W*$|preferred (?:qualifications|"
    r"but)|"
    r"desirable\W*$|it helps\b|helpful(?:,? but| to have|\W*$)|wish ?list|(?:welcome|liked|valued),? "
    r"(?:but )?not "
    r"(?:required|needed|necessary))|\b(?:but|though|and) (?:do not|don't|is not|isn't|not|never) "
    r"(?:required?|necessary|needed?|insist)\b"
)
"""A heading of what is welcome without being asked for."""


_NO_FACTS = (_SHARE_OF_SOME, _REQUESTS)


def is_only_liked(title: str) -> bool:
    """Return whether a folded heading says that what stands below it is welcome but not required."""
    return _LIKED.search(title) is not None


def is_story(text: str, answer: str) -> bool:
    """Return whether a folded sentence tells of a person, or hopes, or leaves its question open.

    `answer` is what follows the label or the question in it.
    """
    if _QUOTES_SOMEBODY.match(answer) or _TELLS_OF.match(text):
        return True
    if _WHILE_WAITING.search(text) and not _BUT.search(text):
        return True
    return _HOPES.search(text) is not None or _SAYS_NOTHING.fullmatch(answer) is not None


def is_aside(text: str) -> bool:
    """Return whether a folded statement is about everybody, or about meetings, tests and guests."""
    if is_out_of_frame(text):
        return True
    return any(form.search(text) for form in (*_ANYBODYS, _OF_MEETINGS, _OF_TESTS, _BRIEF_GUESTS, *_NO_FACTS))
