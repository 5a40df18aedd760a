"""What the documents about a rank order list are made of: plain values, gathered by the services."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RankedProgram:
    """One line of a rank order list; `score` as text, since it may be a range or unknown.

    `specialty` is "" where the list has only one.
    """

    rank: int
    program: str
    institution: str = ""
    code: str = ""
    score: str = ""
    note: str = ""
    interviewed: bool = True
    specialty: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When the list must be certified, in NRMP's zone and at home; `provisional` until NRMP announces it.

    `home` is None while the applicant's own zone is unknown.
    """

    official: datetime
    home: datetime | None
    provisional: bool = True


@dataclass(frozen=True, slots=True)
class RankList:
    """A rank order list, most preferred first; `kept` are findings with the reason why they are kept.

    `match` names the match it is for, `version` how it stands to the versions
    that were kept; both are "" where there is nothing to say. `coded` says that it is entered in R3.
    """

    programs: tuple[RankedProgram, ...]
    deadline: Deadline | None = None
    kept: tuple[tuple[str, str], ...] = ()
    match: str = ""
    version: str = ""
    coded: bool = True


@dataclass(frozen=True, slots=True)
class RankEntrySheet:
    """A rank order list for typing it into R3 by hand; `fee` says what it costs."""

    ranking: RankList
    fee: str = ""


@dataclass(frozen=True, slots=True)
class RankProof:
    """What a version of a rank order list was: `moments` is when it was kept, on one clock or two.

    `kind` says whether it was certified, `digest` is the SHA-256 of the codes, one per line.
    """

    name: str
    kind: str
    match: str
    moments: tuple[datetime, ...]
    reason: str
    confirmation: str
    digest: str
    programs: tuple[RankedProgram, ...]
