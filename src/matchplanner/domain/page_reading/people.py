"""The person to write to: the coordinator of the page's own program, if there is just one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.lines import Shape
from matchplanner.domain.page_reading.outline import Outline, sentence_spans
from matchplanner.domain.page_reading.specialties import Main
from matchplanner.domain.page_reading.subject import Scope, is_ours, line_scopes, scope_of
from matchplanner.domain.page_reading.words import folded

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]+(?:@|\s?[\[(]at[\])]\s?)[\w-]+(?:(?:\.|\s?[\[(]dot[\])]\s?)[\w-]+)+"
)
_ROLE = re.compile(
    r"\b(?:coord(?:inators?)?|secretary|(?:(?:residency|program(?:me)?|training|education(?:al)?|academic|"
    r"genetics|office) "
    r"(?:and \w+ )?(?:program(?:me)? |education |training |office )?(?:administrator|manager|specialist|"
    r"assistant|"
    r"associate|"
    r"contact|liaison))|administrator|person to (?:contact|write to)|contact person|contact name|"
    r"primary contact|residency office|"
    r"education (?:office|manager)|(?:looks after|takes care of) (?:all things |our |the )?(?:residen\w+|"
    r"applica\w+))\b"
)
_CONTACT = re.compile(
    r"\bcontact\w*\b|\bquestions?\b|\bqueries\b|\binquir\w+|\benquir\w+|\bfor (?:more|further|"
    r"additional )?\s?information\b|\beverything (?:else|about|official|on)\b|\banything (?:else )?(?:about|"
    r"on)\b|"
    r"\bmatters\b|\banswers\b|\banswered by\b|\bapplications\b(?=\W*(?:$|[A-Z]))|\bpoint of contact\b|"
    r"\battn\b|"
    r"\bget(?:ting)? in touch\b|\bfor details\b|\bsend (?:a note|an? e-?mail|your|a message|a cv|cvs?|"
    r"us)\b|\bdrop (?:us|me)\b|"
    r"\bperson to (?:write|talk|speak|contact)|\bwrite to\b|\bwrite me\b|\breach (?:out|us)\b|"
    r"\be-?mail (?:us|me|your|a)\b|"
    r"\bask for\b|\btalk to us\b|\bquestion\w*\b|\bhappy to (?:help|answer)|\bcorrespondence\b"
)
_OTHERS = re.compile(
    r"\btechnical\b|\bhelp ?desk\b|\bclinical (?:questions|matters)\b|\bmedical questions\b|"
    r"\bclinical research\b|\bhr\b|\bbenefits\b|\bbilling\b|\bpayroll\b|\bresearch coordinator\b|\bstudy\b|"
    r"\bnurse\b|\bclinic (?:coordinator|manager)\b|"
    r"\bappointments?\b|\breferrals?\b|\bpatients?\b|\bweb ?master\b|\bwebsite\b|\bmedia\b|\bpress\b|"
    r"\bgiving\b|"
    r"\bdonat\w+|\bfellowship (?:program(?:me)? )?(?:coordinator|administrator|manager)|"
    r"\bmedical students?\b|"
    r"\bvisiting\b|\bclerkship\b|\bobserver\w*|\bcounsel\w+|\bhuman resources\b|\bprivacy\b|\baccessib\w+|"
    r"\bpediatrics? residency (?:program(?:me)? )?(?:coordinator|office)|\bgme office\b|"
    r"\boffice of graduate\b|"
    r"\bvisas?\b|\binternational (?:services|office|scholars)|\bit support\b|\bhousing\b|\btitle ix\b|"
    r"\bevents?\b|\btransfer center\b|\blab(?:oratory)?\b(?! rotation)|\bcare coordinator\b|"
    r"\bchief resident\b|"
    r"\bformer(?:ly)?\b|\bretired\b|\bno longer\b|\bhas left\b|\bin place of\b|\breplaces\b|"
    r"\bdo not (?:e-?mail|write|"
    r"contact|call)\b|\bplease don't\b|\bbilling\b|\brecords\b|\bparticipants\b|\bjobs\b|\bwellness\b|"
    r"\balumni\b|\blibrary\b|\b(?:our|current) residents (?:can|may|would)\b|\btalk (?:to|with) (?:\w+ "
    r"){0,2}residents?\b"
)
_WORD = r"[A-Z\u00c0-\u00de][\w'\u2019.\u00c0-\u024f-]*[\w\u00c0-\u024f]"
_NAME = re.compile(
    rf"(?:(?:Dr|Ms|Mrs|Mr|Mx|Prof)\.?\s)?(?P<name>(?:[A-Z]\.\s?){{1,2}}{_WORD}(?=\W*(?:$|[<(|@,]))|"
    rf"{_WORD}(?:\s(?:[A-Z]\.?|\"\w+\"|de|da|di|del|der|van|von|"
    rf"la|le|bin|al|el|{_WORD})){{0,3}}\s{_WORD})"
)
_NO_NAME = re.compile(
    r"\b(?:program(?:me)?|residency|coordinator|medical|genetics|genomics|clinic|center|centre|hospital|"
    r"university|department|division|education|contact|street|avenue|road|suite|school|college|"
    r"office|email|e-mail|phone|fax|for|our|the|director|administrator|manager|please|graduate|health|"
    r"children|institute|box|building|floor|residents?|application|questions?|eras|room|"
    r"medicine|human|clinical|pediatrics|training|fellowship|specialist|assistant|associate|boulevard|"
    r"drive|hall|north|south|east|west|us|more|information|apply|how|to|a|at|if|you|us|"
    r"categorical|combined|laboratory|administrative|senior|lead|academic|gme|main|campus|rm|mail|code|"
    r"ask|attn\.?|coord|message|send|hours|monday|friday|july|june|new|saint|san|los)\b"
)
_DEGREES = re.compile(
    r",?\s*(?:[A-Z]\.?){2,}.*$|,.*$|\s+(?:MD|PhD|MS|MA|MBA|BA|BS|MEd|MPH|C-TAGME|CTAGME|RN|EdD|MHA|CGC)\b.*$"
)
_PREDECESSOR = re.compile(
    rf"\b(?:taken over (?:the (?:office|job|role) )?from|tak(?:es|ing) over from|took over from|replac(?:es|"
    rf"ed|ing)|"
    rf"succeed(?:s|ed|ing)|success(?:or (?:of|to)|ion to)|in place of|instead of|follow(?:s|ed|"
    rf"ing)) (?:Dr\.? |Ms\.? |Mr\.? |Mrs\.? )?"
    rf"{_WORD}(?: {_WORD}){{0,2}}"
)
_HOUSE_ADDRESS = re.compile(
    r"(?:residents|chiefs?|chief[\w.-]*residents?|[\w.-]*(?:clinic|schedul\w+|appointments?|referrals?)|vslo|"
    r"observers?|giving|hr[\w-]*|benefits|billing|jobs|careers|info|contact|(?:[\w.]+-)?web(?:master|team|editor|site)?|press|privacy|admin|help|"
    r"support|hello|"
    r"gme|media)@"
)
_NOT_TO = re.compile(r"\((?:and )?(?:no longer|not)\b[^()]*\)|,? not to (?:the|our) director\b.*")
_ROW_LABEL = re.compile(
    r"\W*(?:medical |our |the |for )*(?:genetics |genomics |and |categorical )*(?:residency|residents?)"
    r"(?: program(?:me)?)?(?: applications?| applicants| questions| matters| enquiries| inquiries|"
    r" admissions)?"
    r"(?:\s{2,}|\t|:|\s\||\s-\s)"
)
"""The label of the program's own line in a list of whom to write to."""

_AFTER_ADDRESS = re.compile(r"[)\]>]?\s?(?:,|;)?\s(?:or|and|while|but|for|\()\s|[)\]>]?\s?;\s")
"""Where the talk of one address ends and that of the next one begins."""

_ALONE, _INVITED, _OFFICE = 1, 2, 3
"""How plainly a contact is named: the only address, an invitation to write, an office."""

_NEAR = 4
_INITIAL = 2
_FEW_WORDS = 3
"""Between two addresses of the same people stand at most so many: "a@x.edu or to b@x.edu"."""

_LONGEST_INVITATION = 60


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line, or a sentence of one, with whom it speaks of."""

    start: int
    end: int
    text: str
    scope: Scope
    after_blank: bool
    in_prose: bool


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
    best = max((contact.rank, bool(contact.email)) for contact in found)
    fitting = [contact for contact in found if (contact.rank, bool(contact.email)) == best]
    named = [contact for contact in fitting if contact.name]
    fitting = [_with_address(contact, page) for contact in named or fitting]
    for name, values in (
        (Field.CONTACT_NAME, {contact.name: contact for contact in fitting if contact.name}),
        (Field.CONTACT_EMAIL, {contact.email: contact for contact in fitting if contact.email}),
    ):
        if len(values) == 1:
            value, contact = next(iter(values.items()))
            yield Finding(name, value, contact.start, contact.end, 1)


def _with_address(contact: _Contact, page: Outline) -> _Contact:
    """Return a contact with the one address that stands beside the name elsewhere, if it has none yet."""
    if contact.email or not contact.name:
        return contact
    beside = {
        _plain(email.group())
        for line in page.lines
        if contact.name in line.text
        for email in _EMAIL.finditer(line.text)
        if not _HOUSE_ADDRESS.match(email.group())
    }
    return replace(contact, email=beside.pop()) if len(beside) == 1 else contact


def _contacts(page: Outline, main: Main) -> Iterator[_Contact]:
    pieces = _pieces(page, main)
    for at, piece in enumerate(pieces):
        rank = _rank(piece)
        contact = _at(pieces, at, rank) if rank else None
        if contact is not None and (contact.email or (rank > _INVITED and contact.name)):
            yield contact
    yield from _of_table(page, main)
    yield from _only_one(pieces)


def _rank(piece: _Piece) -> int:
    """Return how plainly a piece names the contact; 0 if it does not."""
    low = folded(_PREDECESSOR.sub(" ", _NOT_TO.sub(" ", piece.text)))
    if piece.scope is Scope.OTHER or _OTHERS.search(low):
        return 0
    if _ROLE.search(low):
        return _OFFICE
    asks = _CONTACT.search(low) or (_ROW_LABEL.match(low) and "director" not in low)
    invites = asks and (_EMAIL.search(piece.text) or len(piece.text) <= _LONGEST_INVITATION)
    return _INVITED if invites else 0


def _of_table(page: Outline, main: Main) -> Iterator[_Contact]:
    """Yield the contact that a table about several programs names for this one."""
    for sentence in page.sentences:
        if sentence.subject and _ROLE.search(sentence.lead) and is_ours(sentence, main):
            email = _EMAIL.search(sentence.answer)
            if email:
                yield _Contact(_OFFICE, "", _plain(email.group()), sentence.start, sentence.end)


def _only_one(pieces: Sequence[_Piece]) -> Iterator[_Contact]:
    """Yield the owner of the only address on the page, unless it is somebody else's."""
    with_email = [at for at, piece in enumerate(pieces) if _EMAIL.search(piece.text)]
    if len(with_email) == 1:
        at = with_email[0]
        contact = _at(pieces, at, _ALONE)
        stranger = pieces[at].scope is Scope.OTHER or _OTHERS.search(folded(pieces[at].text))
        if contact is not None and contact.email and not stranger and not _HOUSE_ADDRESS.match(contact.email):
            yield contact


def _pieces(page: Outline, main: Main) -> list[_Piece]:
    """Cut the lines into sentences and half-sentences, since one line may name several addresses."""
    found = []
    for line, scope in zip(page.lines, line_scopes(page, main), strict=True):
        cut = sentence_spans(page.text, line.start, line.end)
        spans = [
            half
            for start, end in ([(line.start, line.end)] if line.shape is Shape.ROW else cut)
            for half_start, half_end in _halves(page.text, start, end)
            for half in _by_address(page.text, half_start, half_end)
        ]
        for number, (start, end) in enumerate(spans):
            text = page.text[start:end]
            own = scope_of(folded(text), main)
            chosen = scope if own is Scope.OPEN else own
            found.append(_Piece(start, end, text, chosen, line.after_blank and not number, len(spans) > 1))
    return found


def _halves(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for stop in re.finditer(";", text[start:end]):
        yield start, start + stop.start()
        start += stop.end()
    if start < end:
        yield start, end


def _by_address(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a passage that names several addresses behind each, so that each keeps what is said of it."""
    addresses = list(_EMAIL.finditer(text, start, end))
    for email, after in pairwise(addresses):
        stop = _AFTER_ADDRESS.search(text, email.end(), after.start())
        if stop and len(text[email.end() : after.start()].split()) > _FEW_WORDS:
            yield start, stop.start()
            start = stop.end()
    yield start, end


def _at(pieces: Sequence[_Piece], at: int, rank: int) -> _Contact | None:
    """Read the contact whose role or invitation stands in a piece, within the card around it."""
    here = pieces[at]
    card = [piece for piece in _card(pieces, at) if piece is not here]
    address = _only_email([here]) or ("" if _EMAIL.search(here.text) else _only_email(card))
    beside = (piece for piece in card if address and address in _plain(piece.text))
    name = (
        _name_in(here, rank)
        or next((found for piece in beside if (found := _first_name(piece))), "")
        or next((found for piece in card if (found := _bare_name(piece))), "")
        or next(
            (
                _name_in(piece, rank)
                for piece in card
                if here.in_prose and address and address in _plain(piece.text)
            ),
            "",
        )
    )
    if not address and not name:
        return None
    around = [
        piece
        for piece in card
        if (address and address in _plain(piece.text)) or (name and _bare_name(piece) == name)
    ]
    involved = [here, *around]
    return _Contact(
        rank, name, address, min(piece.start for piece in involved), max(piece.end for piece in involved)
    )


def _only_email(pieces: Sequence[_Piece]) -> str:
    found = {_plain(email.group()) for piece in pieces for email in _EMAIL.finditer(piece.text)}
    return found.pop() if len(found) == 1 else ""


def _card(pieces: Sequence[_Piece], at: int) -> list[_Piece]:
    """Return a piece with its neighbours up to a blank line, or with the block below if it stands alone."""
    if pieces[at].in_prose:
        return [pieces[at], *(piece for piece in pieces[at + 1 : at + 2] if not piece.after_blank)]
    first = at
    while first > 0 and not pieces[first].after_blank and at - first < _NEAR:
        first -= 1
    last = _block_end(pieces, at, at)
    if first == last and last + 1 < len(pieces) and not _EMAIL.search(pieces[at].text):
        last = _block_end(pieces, at, last + 1)
    around = sorted(range(first, last + 1), key=lambda place: (place < at, abs(place - at)))
    return [
        piece
        for piece in (pieces[place] for place in around)
        if piece.scope is not Scope.OTHER and not _OTHERS.search(folded(piece.text))
    ]


def _block_end(pieces: Sequence[_Piece], at: int, last: int) -> int:
    while last + 1 < len(pieces) and not pieces[last + 1].after_blank and last - at < _NEAR:
        last += 1
    return min(last, len(pieces) - 1)


def _plain(email: str) -> str:
    spelt = re.sub(r"\s?[\[(]at[\])]\s?", "@", email.lower())
    return re.sub(r"\s?[\[(]dot[\])]\s?", ".", spelt).rstrip(".")


def _name_in(piece: _Piece, rank: int) -> str:
    """Return the one name in a piece about the contact; of several the one beside the role."""
    text = _PREDECESSOR.sub(lambda found: " " * len(found.group()), piece.text)
    names = [name for found in _NAME.finditer(text) if (name := _cleaned(found["name"]))]
    if len(set(names)) == 1:
        return names[0]
    if not names or rank < _OFFICE:
        return ""
    role = _ROLE.search(folded(piece.text))
    after = _NAME.search(piece.text, role.end() if role else 0)
    return _cleaned(after["name"]) if after else ""


def _first_name(piece: _Piece) -> str:
    """Return the name that a piece begins with, "Ada Moss   amoss@example.org"."""
    found = _NAME.match(piece.text)
    return _cleaned(found["name"]) if found else ""


def _bare_name(piece: _Piece) -> str:
    """Return the name if a piece is little more than a name with its degrees."""
    found = _NAME.fullmatch(_DEGREES.sub("", piece.text).strip(" ()"))
    return _cleaned(found["name"]) if found else ""


def _cleaned(name: str) -> str:
    words = _DEGREES.sub("", name).split()
    while words and _NO_NAME.fullmatch(folded(words[0])):
        words.pop(0)
    kept = []
    for word in words:
        if _NO_NAME.search(folded(word)) and len(word) > _INITIAL:
            break
        kept.append(word)
    return " ".join(kept) if len(kept) > 1 else ""
