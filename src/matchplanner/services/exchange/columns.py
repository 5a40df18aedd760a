"""Headings of other people's lists, and what they mean here."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from matchplanner.domain.claims import ClaimField
from matchplanner.errors import FileFormatError

ANY_CODE = "any_code"
LOCATION = "location"
VISA = "visa"
SOURCE_URL = "source_url"
SOURCE_SEEN = "source_seen"
UID = "uid"
TAGS = "tags"
NOT_READ = ""

_ALIKE = 88
_SHORTEST_GUESS = 5

# Targets with their headings, the likeliest first. A heading stands for one target only.
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": (
        *("program name", "program", "residency program", "residency", "name of program"),
        *("programme name", "programme", "name", "program title"),
    ),
    "institution": (
        "institution",
        "institution name",
        "sponsor",
        "sponsoring institution",
        "hospital",
        "school name",
        "page title",
    ),
    "city": ("city", "town"),
    "state": ("state", "st", "province", "state province", "us state"),
    "region": ("region",),
    "program_type": (
        "program type",
        "type",
        "specialty",
        "speciality",
        "specialty name",
        "discipline name",
    ),
    "acgme_id": ("acgme id", "acgme code", "acgme program id", "acgme number", "acgme", "program number"),
    "nrmp_code": ("nrmp code", "nrmp program code", "nrmp match code", "nrmp match codes", "nrmp"),
    ANY_CODE: ("program id", "program code", "code", "id"),
    "website": ("website", "web site", "program url", "url", "web address", "homepage", "link"),
    VISA: ("visa status", "visa", "visas", "visa sponsorship"),
    "notes": ("notes", "note", "comment", "comments", "remarks"),
    "status": ("status", "my status"),
    "tier": ("tier",),
    "tier_reason": ("tier reason",),
    "target": ("target",),
    "interest": ("interest", "my interest"),
    TAGS: ("tags", "labels"),
    LOCATION: ("location", "place", "city state"),
    SOURCE_URL: ("source url", "source", "source page"),
    SOURCE_SEEN: ("source seen", "date checked", "checked on", "seen", "last updated"),
    UID: ("uid",),
}
_OF_FACTS: Mapping[ClaimField, tuple[str, ...]] = {
    ClaimField.DURATION_YEARS: ("duration", "length", "length years", "years", "program length"),
    ClaimField.POSITIONS_PER_YEAR: (
        "positions",
        "positions a year",
        "approved resident positions",
        "size",
        "number of pos",
        "residents per year",
        *("seats", "slots", "spots", "quota", "positions offered", "number of positions"),
    ),
    ClaimField.PROGRAM_SIZE: ("total program size",),
    ClaimField.J1: (
        "j1 visa",
        "j 1 visa",
        "visa j1",
        "visa j 1",
        "j1 visa sponsorship",
        "j 1 visa sponsorship",
        "j1 sponsorship",
    ),
    ClaimField.H1B: (
        "h1 b",
        "h1b visa",
        "h 1b visa",
        "h1 b visa",
        "h1b visa sponsorship",
        "h 1b visa sponsorship",
        "h1b sponsorship",
        "h1 b sponsorship",
    ),
    ClaimField.IMG_INFO: ("img", "img policy"),
    ClaimField.IMG_SHARE: ("percent img", "img percent"),
    ClaimField.ACCREDITATION: ("accreditation status",),
    ClaimField.CONTACT_EMAIL: ("email", "e mail", "program email", "coordinator email", "coordinator e mail"),
    ClaimField.LISTED_ERAS: ("participates in eras",),
    ClaimField.APPLICATION_DEADLINE: ("deadline",),
    ClaimField.USMLE_STEP1_MIN: (
        *("usmle step 1 required min", "step 1 min", "step 1 minimum", "min step 1", "minimum step 1"),
        *("step 1 cutoff", "step 1 cut off", "minimum step 1 score", "step 1"),
    ),
    ClaimField.USMLE_STEP2_MIN: (
        *("usmle step 2 required min", "step 2 ck min", "step 2 min", "step 2 ck minimum", "step 2 minimum"),
        *("min step 2 ck", "min step 2", "minimum step 2 ck", "minimum step 2", "minimum step 2 ck score"),
        *("step 2 ck cutoff", "step 2 cutoff", "step 2 ck cut off", "step 2 cut off", "step 2 ck", "step 2"),
    ),
    ClaimField.ATTEMPT_LIMIT: ("attempts", "attempt limit", "max attempts", "usmle attempts"),
    ClaimField.YOG_LIMIT_YEARS: (
        *("yog", "yog limit", "yog cutoff", "yog cut off", "year of graduation limit"),
        *("graduation year limit", "years since graduation"),
    ),
}
_NOT_IN_FILES = frozenset({ClaimField.LISTED})
"""What an import says of a program by itself, and no column can."""

_LABELS: Mapping[str, str] = {
    "name": "Program name",
    "institution": "Institution",
    "city": "City",
    "state": "State",
    "region": "Region",
    "program_type": "Type or specialty",
    "acgme_id": "ACGME id",
    "nrmp_code": "NRMP code",
    ANY_CODE: "Code, ACGME or NRMP",
    "website": "Website",
    VISA: "Visas sponsored, a list",
    "notes": "Notes",
    "status": "Status",
    "tier": "Tier",
    "tier_reason": "Reason for the tier",
    "target": "Target",
    "interest": "Interest, 0 to 10",
    TAGS: "Tags",
    LOCATION: "Place, city and state",
    SOURCE_URL: "Source of the row",
    SOURCE_SEEN: "Day the source was seen",
    UID: "Mark of an own export",
}
_COMPUTED = frozenset({"img score low", "img score high", "img score text"})
"""Columns of our own export that are worked out anew on import."""

COMPUTED_MARK = "(computed)"
"""Ends the headings of an exported view's other columns that are worked out anew."""

_COMPUTED_END = " computed"

_OF_PEOPLE = frozenset(
    {
        *(
            "first name",
            "firstname",
            "last name",
            "lastname",
            "surname",
            "full name",
            "given name",
            "family name",
        ),
        *("birth date", "date of birth", "dob", "npi", "gender", "sex", "age", "applicant", "applicant id"),
        *("graduate type", "code name", "year of graduation", "ecfmg certified", "visa required", "rol"),
        *("middle name", "nickname", "birthday", "role", "job title", "occupation", "employer"),
        *("resident", "resident name", "months of usce", "usmle id", "aamc id"),
    }
)
_OF_ANYBODY = frozenset({ANY_CODE, "status", "notes", "city", "state", *(f.value for f in ClaimField)})
"""Columns that a list of people has as well as one of programs."""

_MANY_MARKS = 2
_OF_NAMES = frozenset({*_HEADINGS["name"], *_HEADINGS["institution"]})


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column holds what, the headings nobody knew, and those that were only guessed."""

    places: Mapping[str, int]
    unknown: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()


def plain(heading: str) -> str:
    """Return a heading in small letters, its punctuation and camel case as single spaces."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])", " ", heading.strip())
    folded = unicodedata.normalize("NFKC", parted).replace("%", " percent ").casefold()
    return " ".join(re.findall(r"[^\W_]+", folded))


def name_programs(cells: Sequence[str]) -> bool:
    """Say whether a row looks like the headings of a list of programs: one of them heads the names."""
    return not _OF_NAMES.isdisjoint(map(plain, cells))


def targets() -> Mapping[str, str]:
    """Return everything a column can hold, with its label, the program's own columns first."""
    return {key: _LABELS[key] for key in _HEADINGS} | {
        f.value: f.label for f in ClaimField if f not in _NOT_IN_FILES
    }


def layout(headers: Sequence[str], chosen: Mapping[str, str] | None = None) -> Layout:
    """Find out what each column holds: by the user's choice, by its heading, by one much like it.

    `chosen` maps headers to targets, `NOT_READ` for none. Raises
    FileFormatError for a list that is not one of programs.
    """
    given = chosen or {}
    heads = [plain(header) for header in headers]
    places = {
        target: headers.index(header) for header, target in given.items() if target and header in headers
    }
    free = {n for n, header in enumerate(headers) if header not in given}
    _place_known(heads, places, free)
    guessed = _place_alike(heads, places, free)
    if not given:
        _refuse_people(heads, places)
    if not {"name", "institution"} & places.keys():
        raise FileFormatError(
            "No column with the programs' names was found.", "Give one column the heading program_name."
        )
    unknown = tuple(headers[n] for n in sorted(free) if not _is_computed(heads[n]))
    return Layout(places, unknown, tuple(headers[n] for n in guessed))


def refuse_people(headers: Sequence[str]) -> None:
    """Raise FileFormatError for headings of a list of people, whatever its columns may be read as."""
    places: dict[str, int] = {}
    heads = [plain(header) for header in headers]
    _place_known(heads, places, set(range(len(headers))))
    _refuse_people(heads, places)


def suggested(headers: Sequence[str]) -> dict[str, str]:
    """Return what each header would be read as by itself, `NOT_READ` for none; never raises."""
    heads = [plain(header) for header in headers]
    places: dict[str, int] = {}
    free = set(range(len(headers)))
    _place_known(heads, places, free)
    _place_alike(heads, places, free)
    found = {place: target for target, place in places.items()}
    return {header: found.get(n, NOT_READ) for n, header in enumerate(headers)}


def _place_known(heads: Sequence[str], places: dict[str, int], free: set[int]) -> None:
    for target, headings in _known().items():
        for heading in headings if target not in places else ():
            place = next((n for n in sorted(free) if heads[n] == heading), None)
            if place is not None:
                places[target] = place
                free.discard(place)
                break


def _place_alike(heads: Sequence[str], places: dict[str, int], free: set[int]) -> list[int]:
    """Give columns that are left to targets that are left, where a known heading is nearly the same."""
    wanted = [n for n in sorted(free) if _guessable(heads[n])]
    if not wanted:
        return []
    # Loaded here: lists whose headings are all known need it not.
    from rapidfuzz import fuzz, process

    guessed: list[int] = []
    meant = {heading: target for target, headings in _known().items() for heading in headings}
    for place in wanted:
        near = process.extract(heads[place], list(meant), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3)
        for heading, _likeness, _at in near:
            target = meant[heading]
            if target not in places and _figures(heading) == _figures(heads[place]):
                places[target] = place
                free.discard(place)
                guessed.append(place)
                break
    return guessed


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    facts = {
        field.value: (*dict.fromkeys((plain(field.value), plain(field.label), *_OF_FACTS.get(field, ()))),)
        for field in ClaimField
        if field not in _NOT_IN_FILES
    }
    return {**_HEADINGS, **facts}


def _guessable(head: str) -> bool:
    return len(head) >= _SHORTEST_GUESS and head not in _OF_PEOPLE and not _is_computed(head)


def _is_computed(head: str) -> bool:
    return head in _COMPUTED or head.endswith(_COMPUTED_END)


def _figures(head: str) -> list[str]:
    """Return the figures in a heading: "step 1" and "step 2" are never alike."""
    return re.findall(r"\d+", head)


def _refuse_people(heads: Sequence[str], places: Mapping[str, int]) -> None:
    named = "name" in places and heads[places["name"]] != "name"
    marks = len(_OF_PEOPLE.intersection(heads))
    if not named and (marks >= _MANY_MARKS or (marks and places.keys() - _OF_ANYBODY <= {"name"})):
        raise FileFormatError("This is a list of people, not of programs.", "Choose another file.")
