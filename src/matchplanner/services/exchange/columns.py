"""Headings of other people's lists, and what they mean here."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matchplanner.errors import FileFormatError

ANY_CODE = "any_code"
LOCATION = "location"
VISA = "visa"
IMG_SHARE = "img_share"
SOURCE_URL = "source_url"
SOURCE_SEEN = "source_seen"
UID = "uid"

# Targets with their headings, the likeliest first. A heading stands for one target only.
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("program name", "program", "residency program", "residency", "name of program", "name"),
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
    "state": ("state", "st", "province"),
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
    ANY_CODE: ("program id", "program code", "code", "prog no", "id"),
    "website": ("website", "web site", "program url", "url", "web address", "homepage", "link"),
    "duration_years": ("duration years", "duration", "length", "length years", "years", "program length"),
    "positions_per_year": (
        "positions per year",
        "positions",
        "positions a year",
        "approved resident positions",
        "program size",
        "size",
        "number of pos",
        "residents per year",
        "seats",
    ),
    "j1": (
        "j1",
        "j 1",
        "j1 visa",
        "j 1 visa",
        "j1 visa sponsorship",
        "j 1 visa sponsorship",
        "j1 sponsorship",
    ),
    "h1b": (
        "h1b",
        "h 1b",
        "h1b visa",
        "h 1b visa",
        "h1b visa sponsorship",
        "h 1b visa sponsorship",
        "h1b sponsorship",
    ),
    VISA: ("visa status", "visa", "visas", "visa sponsorship"),
    "img_info": ("img info", "img", "img information", "img policy"),
    IMG_SHARE: ("percent img", "img percent"),
    "accreditation": ("accreditation", "accreditation status"),
    "notes": ("notes", "note", "comment", "comments", "remarks"),
    "status": ("status", "my status"),
    "tier": ("tier",),
    "interest": ("interest", "my interest"),
    LOCATION: ("location", "place", "city state"),
    SOURCE_URL: ("source url", "source", "source page"),
    SOURCE_SEEN: ("source seen", "date checked", "checked on", "seen", "last updated"),
    UID: ("uid",),
}
_COMPUTED = frozenset({"img score low", "img score high", "img score text"})
"""Columns of our own export that are worked out anew on import."""

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
        *("resident", "resident name", "months of usce", "usmle id", "aamc id"),
    }
)
_MANY_MARKS = 2
_OF_NAMES = frozenset({*_HEADINGS["name"], *_HEADINGS["institution"]})


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column holds what, and the headings nobody knew."""

    places: Mapping[str, int]
    unknown: tuple[str, ...]


def plain(heading: str) -> str:
    """Return a heading in small letters, its punctuation and camel case as single spaces."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])", " ", heading.strip())
    folded = unicodedata.normalize("NFKC", parted).replace("%", " percent ").casefold()
    return " ".join(re.findall(r"[^\W_]+", folded))


def name_programs(cells: Sequence[str]) -> bool:
    """Say whether a row looks like the headings of a list of programs: one of them heads the names."""
    return not _OF_NAMES.isdisjoint(map(plain, cells))


def layout(headers: Sequence[str]) -> Layout:
    """Find out what each column holds; raises FileFormatError for a list that is not one of programs."""
    heads = [plain(header) for header in headers]
    places: dict[str, int] = {}
    for target, headings in _HEADINGS.items():
        for heading in headings:
            place = next(
                (n for n, head in enumerate(heads) if head == heading and n not in places.values()), None
            )
            if place is not None:
                places[target] = place
                break
    _refuse_people(heads, places)
    if not {"name", "institution"} & places.keys():
        raise FileFormatError(
            "No column with the programs' names was found.", "Give one column the heading program_name."
        )
    known = {*places.values(), *(n for n, head in enumerate(heads) if head in _COMPUTED)}
    return Layout(places, tuple(header for n, header in enumerate(headers) if n not in known))


def _refuse_people(heads: Sequence[str], places: Mapping[str, int]) -> None:
    named = "name" in places and heads[places["name"]] != "name"
    marks = len(_OF_PEOPLE.intersection(heads))
    if not named and (marks >= _MANY_MARKS or (marks and places.keys() == {"name"})):
        raise FileFormatError("This is a list of people, not of programs.", "Choose another file.")
