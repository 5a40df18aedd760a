"""What the rows that belong to a program are called, and what they say, for its history."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from matchplanner.domain.claims import UNKNOWN, ClaimField, SourceKind
from matchplanner.domain.debriefs import Noted, Rated
from matchplanner.domain.entry import read
from matchplanner.domain.mentoring import Helper, HelpKind
from matchplanner.domain.programs import TIERS, ProgramStatus, ProgramType, Target
from matchplanner.domain.token_tables import TokenKind
from matchplanner.domain.tracks import Through
from matchplanner.store import schema
from matchplanner.wording import say

Content = Mapping[str, Any]
"""A row's columns by name."""

_FIELDS = {str(field): field for field in ClaimField}
_KINDS = {str(kind): kind.label for kind in SourceKind}
_CONSIDERATIONS = {"pro": "For", "con": "Against"}
_CHOSEN = {"0": "no", "1": "yes"}
_HELP = {HelpKind.INTRODUCE.value: "Introduction by", HelpKind.SPEAK.value: "Spoken for by"}
_POINTS = {"like": "Like", "question": "Question"}
_PROGRAM = {
    "name": "Name",
    "institution": "Institution",
    "city": "City",
    "state": "State",
    "region": "Region",
    "program_type": "Type",
    "track": "Match",
    "acgme_id": "ACGME ID",
    "nrmp_code": "NRMP code",
    "website": "Website",
    "status": "Status",
    "tier": "Tier",
    "interest": "Interest",
    "notes": "Notes",
    "tier_reason": "Reason for the tier",
    "target": "Target",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A table of rows that belong to programs.

    `what` names a row, `text` says what it says, `columns` names the columns
    whose changes are told; the one that is the row's own text has no name.
    `owner` is what the row hangs on: the program, or one of its interviews.
    """

    model: type[schema.Table]
    what: Callable[[Content], str]
    text: Callable[[Content], str]
    columns: Mapping[str, str]
    owner: str = "program"

    def named(self, column: str, content: Content) -> str:
        """Return what a change of a column is called."""
        name = say(self.columns[column])
        return f"{self.what(content)}: {name}" if name else self.what(content)

    def value(self, column: str, stored: str | None, content: Content) -> str:
        """Return a stored value of a column as one reads it."""
        if self.model is schema.Claim and column == "value":
            return _claim_value({**content, "value": stored})
        return say(_CHOSEN.get(stored or "", "")) if column == "picked" else stored or ""


def _always(words: str) -> Callable[[Content], str]:
    return lambda _content: say(words)


def _column(name: str) -> Callable[[Content], str]:
    return lambda content: str(content.get(name) or "")


def _claim_what(content: Content) -> str:
    field = _FIELDS.get(str(content.get("field")))
    return str(content.get("field") or "Fact") if field is None else say(field.label)


def _claim_value(content: Content) -> str:
    field = _FIELDS.get(str(content.get("field")))
    value = str(content.get("value") or UNKNOWN)
    return value if field is None else say(dict(field.rule.options).get(value, value))


def _claim_text(content: Content) -> str:
    kind = say(_KINDS.get(str(content.get("source_kind")), ""))
    source = ", ".join(part for part in (kind, str(content.get("source") or "")) if part)
    return f"{_claim_value(content)} ({source})" if source else _claim_value(content)


def _resident_text(content: Content) -> str:
    parts = (content.get("name"), content.get("cohort"), content.get("country"))
    return ", ".join(str(part) for part in parts if part)


def _helper(content: Content) -> str:
    person = schema.Person.get_or_none(schema.Person.id == content.get("person_id", content.get("person")))
    name = say("somebody") if person is None else str(person.name)
    return Helper(HelpKind.INTRODUCE, name, str(content.get("through") or "")).words


def _debrief_text(content: Content) -> str:
    marks = [f"{say(rated.label)} {content[rated]}" for rated in Rated if content.get(rated)]
    notes = [f"{say(noted.label)}: {content[noted]}" for noted in Noted if content.get(noted)]
    return "; ".join(filter(None, (", ".join(marks), *notes)))


def _token_what(content: Content) -> str:
    return say(read(TokenKind, str(content.get("kind")), TokenKind.SIGNAL).label)


KINDS: Mapping[str, Kind] = {
    "program": Kind(schema.Program, _always("Program"), _column("name"), {}),
    "claim": Kind(
        schema.Claim,
        _claim_what,
        _claim_text,
        {"value": "", "source": "source", "seen_on": "seen on", "note": "note", "picked": "shown"},
    ),
    "answer": Kind(
        schema.Answer,
        lambda content: say("Score, {name}", name=str(content.get("criterion") or "").replace("_", " ")),
        _column("points"),
        {"points": "", "evidence": "evidence", "reason": "reason"},
    ),
    "tag": Kind(schema.Tag, _always("Tag"), _column("name"), {"name": ""}),
    "consideration": Kind(
        schema.Consideration,
        lambda content: say(_CONSIDERATIONS.get(str(content.get("kind")), "Reason")),
        _column("text"),
        {"text": ""},
    ),
    "talking_point": Kind(
        schema.TalkingPoint,
        lambda content: say(_POINTS.get(str(content.get("kind")), "Talking point")),
        _column("text"),
        {"text": "", "asked_on": "asked on", "answer": "answer"},
    ),
    "factor_rating": Kind(
        schema.FactorRating,
        lambda content: say("Factor, {name}", name=str(content.get("factor") or "").replace("_", " ")),
        _column("rating"),
        {"rating": "", "note": "note"},
    ),
    "resident": Kind(
        schema.Resident,
        _always("Resident"),
        _resident_text,
        {"name": "name", "cohort": "cohort", "school": "school", "country": "country", "img": "IMG"},
    ),
    "message": Kind(
        schema.Message,
        _always("Message"),
        _column("subject"),
        {"sent_on": "sent on", "replied_on": "reply on", "answer": "answer", "quality": "kind of reply"},
    ),
    "introduction": Kind(
        schema.Introduction,
        lambda content: say(_HELP.get(str(content.get("kind")), "Help")),
        _helper,
        {"through": "through", "asked_on": "asked on", "note": "note"},
    ),
    "interview": Kind(
        schema.Interview,
        _always("Interview"),
        _column("starts_at"),
        {
            "starts_at": "",
            "status": "status",
            "format": "format",
            "kind": "kind",
            "invited_at": "invitation came",
            "reply_by": "reply by",
            "replied_on": "replied on",
            "thanked_on": "thanked on",
            "place": "place",
            "phone": "phone",
        },
    ),
    "debrief": Kind(schema.Debrief, _always("Debrief"), _debrief_text, {}, owner="interview"),
    "token": Kind(
        schema.Token,
        _token_what,
        _column("specialty"),
        {"specialty": "", "given_on": "given on", "note": "why there"},
    ),
}
"""The tables told of, by name."""


def program_value(column: str, stored: str | None) -> str:
    """Return a stored value of a program's own column as one reads it."""
    words: Mapping[str, str] = _WORDS.get(column, {})
    return say(words.get(stored or "", stored or ""))


_WORDS: Mapping[str, Mapping[str, str]] = {
    "status": {str(status): status.label for status in ProgramStatus},
    "program_type": {str(kind): kind.label for kind in ProgramType},
    "track": {through.value: through.label for through in Through},
    "tier": {str(tier): f"{tier} {name}" for tier, name in TIERS.items()},
    "target": {str(target): target.label for target in Target},
}
PROGRAM_COLUMNS: Mapping[str, str] = _PROGRAM
"""The names of a program's own columns."""
