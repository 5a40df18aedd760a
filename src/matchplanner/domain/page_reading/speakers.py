"""Who speaks where in the transcript of an interview: whose turns ask, and whose turns answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_TURN = re.compile(
    r"^[ \t]*(?:\*\*)?(?P<who>[A-Z][\w.'\u2019-]*(?: "
    r"[\w.'\u2019-]+){0,2})(?:\*\*)?[ \t]?:(?:\*\*)?[ \t]+(?P<said>\S.*)$",
    re.MULTILINE,
)
_LEAST_TURNS = 2
_CLAIM = re.compile(
    r"(?:myth|rumou?r|claim|fiction|legend|misconception|belief|misunderstanding)", re.IGNORECASE
)
_LONGEST_QUESTION = 300
_ASKED = re.compile(r"\?['\")\]\u2019\u201d]*\s*$")


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says in an interview: where the words begin after the name, and whether they ask.

    What `claims` is said only to be refuted: "Myth: It takes four years."
    """

    start: int
    asks: bool
    claims: bool = False


def turns(text: str) -> Mapping[int, Turn]:
    """Return the turns of an interview by the place of the line that each begins; empty if it is none.

    An interview has two names that speak several times each; the one asks most
    of the questions, and whatever it says is what the other one answers.
    """
    said: dict[str, list[re.Match[str]]] = {}
    for found in _TURN.finditer(text):
        said.setdefault(found["who"], []).append(found)
    speakers = {who: turns for who, turns in said.items() if len(turns) >= _LEAST_TURNS}
    asked = {who: sum(map(_asks, turns)) for who, turns in speakers.items()}
    claimed = next((who for who in speakers if _CLAIM.fullmatch(who)), "")
    asker = claimed or max(asked, key=lambda who: asked[who], default="")
    if len(speakers) < _LEAST_TURNS or (2 * asked[asker] < len(speakers[asker]) and not claimed):
        return {}
    return {
        _begins(found): Turn(found.start("said"), who == asker and _may_ask(found), who == claimed)
        for who, turns in speakers.items()
        for found in turns
    }


def _begins(found: re.Match[str]) -> int:
    """Return where the line begins without the blanks before it."""
    return found.start() + len(found.group()) - len(found.group().lstrip())


def _asks(found: re.Match[str]) -> bool:
    return _ASKED.search(found["said"]) is not None


def _may_ask(found: re.Match[str]) -> bool:
    return len(found["said"]) <= _LONGEST_QUESTION
