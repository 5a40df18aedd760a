"""Which pages are no program's own: guides, news, other offices' pages."""

import re

_SELF = re.compile(
    r"\b(?:our|this|the)\s(?:[\w/&-]+\s){0,5}?(?:program(?:me)?|residency|residents?|training|division|"
    r"department)\b|\bwe\b|"
    r"\bwill rotate\b|\bour\b"
)
_OUR_PROGRAMS = re.compile(r"\bour (?:\w+ ){0,2}programs (?:accept|offer|require|sponsor|take|ask)")
_PROGRAMS = re.compile(r"\bprograms\b")
_ANY_RESIDENCY = re.compile(
    r"\bnrmp\b|\bacgme\b|\bgme\b|\busmle\b|\bpgy-?\s?\d|\bcombined (?:training|program(?:me)?)|"
    r"\bresiden(?:cy|"
    r"cies|ts?)\b|"
    r"\bhouse ?staff\b|graduate medical (?:education|trainees)|"
    r"\btraining program(?:me)?\b"
)
_LIKE_A_GUIDE = re.compile(
    r"\b(?:applicants?|residency|program(?:me)?|residents?|recruitment)(?:'s?)? guide\b|\btips\b|\bblog\b|"
    r"\blist of\b|\bbest\b|\bad(?:vice|vising)\b|\bunderstanding\b|\bchecklist\b|"
    r"\bopinion\b"
)
_GUIDE = re.compile(
    r"\bguide\b|\bhow to (?:get|match|choose|find|become|research|write|build)|\btips\b|\bstrateg\w+\b|"
    r"\beverything you|"
    r"\bexplained\b|\bblog\b|\bmatch rates?\b|\blist of\b|\bbest\b|\bad(?:vice|vising)\b|\bforum\b|"
    r"\bunderstanding\b|"
    r"\bchecklist\b|\bopinion\b|\breddit\b|(?:^|\| )re: "
)
_SOFTLY_ANOTHER = re.compile(
    r"\bnews\b|\bpress\b|\bstor(?:y|ies)\b|\bjobs?\b|\bfaculty\b|\bpatients?\b|laborator|\bdonat\w+|"
    r"\bconference\b|\bclinics?\b|"
    r"\bemployment\b|\bcareers?\b|\bawards?\b|\bappointments?\b|\bsymposium\b"
)
"""Words that are in the title of many another page, and of some that describe a program."""

_FOR_SCHOLARS = re.compile(
    r"\b(?:international )?(?:scholars?|visitors?|faculty|employee)(?: and students?)? (?:services|affairs|"
    r"office)\b"
)
_OWN_TIPS = re.compile(r"\b(?:tips|advice) (?:from|by|of) our (?:\w+ )?residents\b")
_ANOTHER_PAGE = re.compile(
    r"genetic counsell?|fellowships?\b|\bfellows?\b|observer|visiting|scholars?|post-?doc|\bnews\b|"
    r"\bpress\b|\bstor(?:y|ies)\b|"
    r"\bjobs?\b|faculty|\bpatients?\b|\btest (?:catalog\w*|menu)|laborator|\bdonat\w+|ph\.?d|master|"
    r"undergraduate|"
    r"\bappointments?\b|\bobituar|\bsymposium|\bconference|\bclinical trials?\b|\bemployment\b|"
    r"\bcareers?\b|\bawards?\b"
)
_EVENT = re.compile(
    r"\bsymposi\w+|\bconference\b|\bresearch day\b|\bwebinar\b|\bretreat\b|\breunion\b|\bconcert\b"
)
_NATIONAL = re.compile(
    r"\W*(?:the )?(?:abmgg|american board of|acgme(?![ -]accredited| id)|ecfmg|intealth|nrmp|"
    r"freida|aamc|acmg)\b"
)
_PATIENTS = re.compile(
    r"\b(?:make|schedule|request) an appointment\b|\byour (?:first )?(?:visit|appointment)\b|\brefer a "
    r"patient\b"
)
_REPORTED = re.compile(r"\bsaid\b|\bsays\b|\btold\b|press release|media contact")
_NEWS = re.compile(
    r"\bmedia contact\b|\bpress release\b|\bcorporate communications\b|\bnewsroom\b|"
    r"\bfor immediate release\b|"
    r"\bposted (?:by|on)\b|\bmin read\b"
)
_NEWS_TITLE = re.compile(
    r"\b(?:wins?|won|awarded|receives?|received|celebrates?|announces?|honou?red|appointed|joins|named|"
    r"graduates? from|"
    r"spotlight|meet (?:our|the) (?!residents|program)|match day|newsletter|obituary|remembering)\b"
)

_TOP = 200
"""Characters in which a page names the office it belongs to."""

_LEAST_GENERIC = 3
_REPORTED_MOST = 3


def names_residency(low: str) -> bool:
    """Return whether a folded page speaks of residencies at all."""
    return _ANY_RESIDENCY.search(low) is not None


def speaks_for_itself(low: str) -> bool:
    """Return whether a folded page says "our program", "we" and the like."""
    return _SELF.search(low) is not None


def is_other_title(title: str) -> bool:
    """Return whether a title names counselling, fellows, news or another page that is no residency's."""
    return _ANOTHER_PAGE.search(title) is not None


def is_guide(title: str) -> bool:
    """Return whether the title of a page promises advice on how to get into a program."""
    return not _OWN_TIPS.search(title) and _GUIDE.search(_LIKE_A_GUIDE.sub(" ", title)) is not None


def is_general(low: str, title: str) -> bool:
    """Return whether a page speaks of programs rather than of its own: only a number tells otherwise."""
    generic, own = len(_PROGRAMS.findall(low)), len(_SELF.findall(low))
    many = generic >= _LEAST_GENERIC and generic > own and not _OUR_PROGRAMS.search(low)
    return many and not _OWN_TIPS.search(title)


def is_other_page(low: str, title: str, *, names_residents: bool) -> bool:
    """Return whether a page is another office's; a title that names residents may mention those."""
    if _NATIONAL.match(title) and "residency" not in title:
        return True
    if names_residents:
        return False
    return _FOR_SCHOLARS.search(low, 0, _TOP) is not None or is_other_title(_SOFTLY_ANOTHER.sub(" ", title))


def is_doubtful(low: str, title: str, *, names_residents: bool) -> bool:
    """Return whether a page seems to report, to advise or to be another's: only many facts tell otherwise."""
    if _LIKE_A_GUIDE.search(title) and not _OWN_TIPS.search(title):
        return True
    if _EVENT.search(title) or (not names_residents and _SOFTLY_ANOTHER.search(title)):
        return True
    if not names_residents and _PATIENTS.search(low):
        return True
    if _NEWS.search(low) or _NEWS_TITLE.search(title):
        return True
    return len(_REPORTED.findall(low)) >= _REPORTED_MOST
