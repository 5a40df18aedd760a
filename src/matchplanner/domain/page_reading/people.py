"""The person to write to: the coordinator of the page's own program, if there is just one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.lines import Line
from matchplanner.domain.page_reading.outline import Outline
from matchplanner.domain.page_reading.subject import Main, Scope, line_scopes
from matchplanner.domain.page_reading.words import folded

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]+(?:@|\s?[\[(]at[\])]\s?)[\w-]+(?:(?:\.|\s?[\[(]dot[\])]\s?)[\w-]+)+"
)
_ROLE = re.compile(
    r"\b(?:(?:residency|program|training|education(?:al)?|academic|gme|genetics|"
    r"medical education)[ /]+(?:and (?:fellowship )?)?(?:program |education |training )?"
    r"(?:coordinator|administrator|manager|specialist|assistant|associate)|(?:program|residency|"
    r"training) (?:coordinator|administrator|manager)s?|coordinator|education (?:program )?(?:coordinator|"
    r"manager|administrator|specialist))\b"
)
_CONTACT = re.compile(
    r"\bcontact\w*\b|\bquestions?\b|\binquir\w+|\benquir\w+|\bfor (?:more|further|"
    r"additional) information\b|\bget in touch\b|\breach (?:out|us)\b|\be-?mail us\b|\bwrite to\b"
)
_OTHERS = re.compile(
    r"\bclinical research\b|\bresearch coordinator\b|\bstudy\b|\bnurse\b|\bclinic coordinator\b|"
    r"\bappointments?\b|\breferrals?\b|\bpatients?\b|\bwebmaster\b|\bmedia\b|\bpress\b|\bgiving\b|\bdonat\w+|"
    r"\bfellowship (?:program )?(?:coordinator|administrator|manager)|\bstudent\w*\b|\bclerkship\b|"
    r"\bobserver\w*|\bcounsel\w+|\bpediatrics? residency (?:program )?(?:coordinator|office)|"
    r"\bgme office\b|\bhuman resources\b|"
    r"\bvisas?\b|\binternational (?:services|office|scholars)|\bit support\b|\bhousing\b|\btitle ix\b|"
    r"\bevents?\b|\btransfer center\b|\blab(?:oratory)? (?:coordinator|manager)|\bcare coordinator\b|"
    r"\bchief resident\b|\bformer(?:ly)?\b"
)
_WORD = r"[A-Z\u00c0-\u00de][\w'\u2019.\u00c0-\u024f-]*[\w\u00c0-\u024f]"
_NAME = re.compile(
    rf"(?:(?:Dr|Ms|Mrs|Mr|Mx|Prof)\.?\s)?(?P<name>{_WORD}(?:\s(?:[A-Z]\.?|\"\w+\"|de|da|di|del|der|van|von|"
    rf"la|le|bin|al|el|{_WORD})){{0,3}}\s{_WORD})"
)
_NO_NAME = re.compile(
    r"\b(?:program|residency|coordinator|medical|genetics|genomics|clinic|center|centre|hospital|"
    r"university|department|division|education|contact|street|avenue|road|suite|school|college|"
    r"office|email|e-mail|phone|fax|for|our|the|director|administrator|manager|please|graduate|health|"
    r"children|institute|box|building|floor|residents?|application|questions?|eras|room|"
    r"medicine|human|clinical|pediatrics|training|fellowship|specialist|assistant|associate|boulevard|"
    r"drive|north|south|east|west|us|more|information|apply|how|to|a|at|if|you|us|"
    r"categorical|combined|laboratory|administrative|senior|lead|academic|gme|main|campus|rm|mail|code|"
    r"message|send|hours|monday|friday|july|june|new|saint|san|los)\b"
)
_DEGREES = re.compile(
    r",?\s*(?:[A-Z]\.?){2,}.*$|,.*$|\s+(?:MD|PhD|MS|MA|MBA|BA|BS|MEd|MPH|C-TAGME|CTAGME|RN|EdD|MHA|CGC)\b.*$"
)
_NEAR_LINES = 4


@dataclass(frozen=True, slots=True)
class _Contact:
    """A contact found at some lines; `rank` is higher the plainer its role."""

    rank: int
    name: str
    email: str
    start: int
    end: int


def find(page: Outline, main: Main) -> Iterator[Finding]:
    """Read name and address of the contact; nothing where several fit equally well."""
    found = list(_contacts(page, main))
    if not found:
        return
    best = max(contact.rank for contact in found)
    fitting = [contact for contact in found if contact.rank == best]
    for name, values in (
        (Field.CONTACT_NAME, {contact.name: contact for contact in fitting if contact.name}),
        (Field.CONTACT_EMAIL, {contact.email: contact for contact in fitting if contact.email}),
    ):
        if len(values) == 1:
            value, contact = next(iter(values.items()))
            yield Finding(name, value, contact.start, contact.end, 1)


def _contacts(page: Outline, main: Main) -> Iterator[_Contact]:
    scopes = line_scopes(page, main)
    for at, line in enumerate(page.lines):
        if scopes[at] is Scope.OTHER:
            continue
        low = folded(line.text)
        role = _ROLE.search(low)
        asks = _CONTACT.search(low)
        if _OTHERS.search(low) or not (role or (asks and (_EMAIL.search(line.text) or len(line.text) < 60))):  # noqa: PLR2004
            continue
        contact = _at(page, at, scopes, rank=2 if role else 1)
        if contact is not None and (contact.email or (role and contact.name)):
            yield contact


def _at(page: Outline, at: int, scopes: Sequence[Scope], *, rank: int) -> _Contact | None:
    """Read the contact whose role or invitation stands in a line, within the card around it."""
    card = _card(page, at, scopes)
    emails = [(line, found) for line in card for found in _EMAIL.finditer(line.text)]
    own = [pair for pair in emails if pair[0] is page.lines[at]] or emails
    addresses = {_plain(found.group()) for _, found in own}
    email = addresses.pop() if len(addresses) == 1 else ""
    named = _name_in(page.lines[at], rank) if rank else None
    place = page.lines.index(page.lines[at])
    neighbours = [line for line in card if line is not page.lines[place]]
    name = named or next((found for line in neighbours if (found := _bare_name(line))), "")
    involved = [page.lines[at], *(line for line, found in own if _plain(found.group()) == email)]
    if name and not named:
        involved += [line for line in neighbours if _bare_name(line) == name][:1]
    if not email and not name:
        return None
    return _Contact(
        rank, name, email, min(line.start for line in involved), max(line.end for line in involved)
    )


def _card(page: Outline, at: int, scopes: Sequence[Scope]) -> list[Line]:
    """Return the line with its neighbours up to a blank line; the block below if it stands alone."""
    lines = page.lines
    first = last = at
    while first > 0 and not lines[first].after_blank and at - first < _NEAR_LINES:
        first -= 1
    while last + 1 < len(lines) and not lines[last + 1].after_blank and last - at < _NEAR_LINES:
        last += 1
    if first == last and last + 1 < len(lines) and not _EMAIL.search(lines[at].text):
        last += 1
        while last + 1 < len(lines) and not lines[last + 1].after_blank and last - at < _NEAR_LINES:
            last += 1
    return [
        lines[n]
        for n in range(first, last + 1)
        if scopes[n] is not Scope.OTHER and (n == at or not _OTHERS.search(folded(lines[n].text)))
    ]


def _plain(email: str) -> str:
    spelt = re.sub(r"\s?[\[(]at[\])]\s?", "@", email.lower())
    return re.sub(r"\s?[\[(]dot[\])]\s?", ".", spelt).rstrip(".")


def _name_in(line: Line, rank: int) -> str:
    """Return the one name in a line that speaks of the contact; near "coordinator" if it names several."""
    names = [name for found in _NAME.finditer(line.text) if (name := _cleaned(found["name"]))]
    if len(set(names)) == 1:
        return names[0]
    if not names or rank == 1:
        return ""
    role = _ROLE.search(folded(line.text))
    after = _NAME.search(line.text, role.end() if role else 0)
    return _cleaned(after["name"]) if after else ""


def _bare_name(line: Line) -> str:
    """Return the name if a line is little more than a name with its degrees."""
    bare = _DEGREES.sub("", line.text).strip()
    found = _NAME.fullmatch(bare)
    return _cleaned(found["name"]) if found else ""


def _cleaned(name: str) -> str:
    words = _DEGREES.sub("", name).split()
    while words and _NO_NAME.fullmatch(folded(words[0])):
        words.pop(0)
    kept = []
    for word in words:
        if _NO_NAME.search(folded(word)) and len(word) > 2:  # noqa: PLR2004 - initials are part of a name
            break
        kept.append(word)
    return " ".join(kept) if len(kept) > 1 else ""
