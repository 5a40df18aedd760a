"""Saved web pages as tables: any table of programs, and the pages of ACGME and FREIDA about one program."""

import email
import email.policy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from matchplanner.domain.official_lists import OfficialList
from matchplanner.errors import FileFormatError
from matchplanner.services.exchange import columns, encodings, tables
from matchplanner.services.exchange.choices import BY_ITSELF, Choices, How
from matchplanner.services.exchange.page_parser import Line, Page
from matchplanner.services.exchange.tables import Problem, Row, Table, Tell, silent

_NO_LIST = (
    "This is a web page, not a table.",
    "Save the page that shows the list of programs, or copy its table.",
)
_ORIGINS = (
    (OfficialList.FREIDA, re.compile(r"\bFREIDA\b")),
    (
        OfficialList.ACGME,
        re.compile(
            r"\bACGME\b(?![- ](?:accredit|approv))|Accreditation Council for Graduate Medical Education"
        ),
    ),
    (OfficialList.ERAS, re.compile(r"Electronic Residency Application Service")),
    (OfficialList.ABMGG, re.compile(r"\bABMGG\b|American Board of Medical Genetics")),
)
"""Official names, the one that names others as well first."""

_HEADER = re.compile(rb"[\w-]+:")
_TITLE = re.compile(r"<title[^>]*>(.{0,1000}?)</title>", re.IGNORECASE | re.DOTALL)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)|<link[^>]+rel=.canonical.[^>]+href=.([^\"'>]+)")
_HOSTS = (
    ("acgme.org", OfficialList.ACGME),
    ("freida.ama-assn.org", OfficialList.FREIDA),
    ("aamc.org", OfficialList.ERAS),
    ("abmgg.org", OfficialList.ABMGG),
)
_DETAIL = re.compile(r"(\d{10})\s*[-\u2013\u2014]\s+(.+)\s+[-\u2013\u2014]\s*([^,]+),\s*([A-Z]{2})")
_SPECIALTY = re.compile(
    r"\b((?:pediatrics|internal medicine|maternal[- ]fetal medicine|obstetrics and gynecology)?\s*[/&-]?\s*"
    r"(?:medical|clinical|laboratory)\s+(?:biochemical\s+)?genetics(?:\s+and\s+genomics)?"
    r"|pediatrics|internal medicine|family medicine|obstetrics and gynecology|psychiatry|neurology"
    r"|general surgery|surgery|pathology[-\w ]*|dermatology|emergency medicine)$",
    re.IGNORECASE,
)

_SEVERAL = frozenset({"visa status", "nrmp match codes"})
_LABELS: Mapping[str, str] = {
    "program id": "program id",
    "acgme id": "acgme id",
    "acgme program id": "acgme id",
    "acgme code": "acgme id",
    "program code": "program id",
    "program name": "program name",
    "specialty": "specialty",
    "speciality": "specialty",
    "sponsor": "sponsor",
    "sponsoring institution": "sponsor",
    "location": "location",
    "city state": "location",
    "city": "city",
    "state": "state",
    "nrmp match codes": "nrmp match codes",
    "nrmp match code": "nrmp match codes",
    "nrmp program code": "nrmp match codes",
    "nrmp codes": "nrmp match codes",
    "visa status": "visa status",
    "accreditation status": "accreditation status",
    "accredited length": "length",
    "accredited length of training": "length",
    "length of training": "length",
    "program length": "length",
    "required length": "length",
    "total program size": "sizes",
    "program size": "sizes",
    "requires previous gme": "prior gme years",
    "participates in eras": "listed eras",
    "required letters of recommendation": "letters required",
    "latest date for applications": "application deadline",
    "interview period": "interview period",
    "program director": "director",
    "director": "director",
    "person to contact": "contact name",
    "contact": "contact name",
    "email": "contact email",
    "e mail": "contact email",
    "web address": "website",
    "website": "website",
    "img": "percent img",
    "percent img": "percent img",
    "step 1 required": "step 1",
    "usmle step 1 required": "step 1",
    "step 2 required": "step 2",
    "usmle step 2 required": "step 2",
    "step 1 minimum score": "usmle step1 min",
    "minimum step 1 score": "usmle step1 min",
    "step 2 minimum score": "usmle step2 min",
    "minimum step 2 score": "usmle step2 min",
    "level 1 required": "level",
    "minimum score": "minimum score",
}
"""What a page's labels mean, as headings of a list."""

_PASSED_OVER = frozenset(
    {
        *("survey received", "program start dates", "special features", "program best described as"),
        *("offers preliminary positions", "participates in the main match", "percent usmd", "percent do"),
        *(
            "participates in the advanced or fellowship match",
            "interviews conducted last year",
            "last updated",
        ),
        *("accepting applications for training that begins in", "phone", "telephone", "fax", "address"),
    }
)
"""Labels whose values are not read; they end the value before them."""

_LEAST_LABELS = 3
_TOP = 10
"""Lines at the top of a page, which say whose it is."""

_MOST_VALUES = 8
_YES = re.compile(r"yes\b", re.IGNORECASE)
_NO = re.compile(r"no(?:ne)?\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


def read(data: bytes, choices: Choices = BY_ITSELF, tell: Tell = silent) -> Table:
    """Read the largest table of programs on a page, else the one program the page is about.

    Raises FileFormatError where there is neither.
    """
    text = encodings.decode(_unpacked(data) or data, choices.encoding)
    page = Page(text.text)
    origin = _origin(text.text, page)
    how = How("page", text.codec, origin=origin.value if origin else "")
    listed = max(filter(_lists_programs, page.tables), key=len, default=None)
    if listed is not None:
        records = (Row(number, tuple(cells)) for number, cells in enumerate(listed, start=1))
        return tables.build(records, _read_as(origin, "a table"), how, tell=tell)
    found = _detail(page)
    if found and origin is None:
        origin, how = OfficialList.ACGME, replace(how, origin=OfficialList.ACGME.value)
    found = found or _labelled(page)
    if not found:
        raise FileFormatError(*_NO_LIST)
    problems = (Problem(0, "", "The page is about one program; what it says of others was left out"),)
    return Table(
        tuple(found), (Row(1, tuple(found.values())),), problems, _read_as(origin, "one program"), how
    )


def _unpacked(data: bytes) -> bytes:
    """Return the page in a web archive (.mhtml) with its address, b"" for any other file."""
    if not _HEADER.match(data):
        return b""
    message = email.message_from_bytes(data, policy=email.policy.default)
    pages = (part for part in message.walk() if part.get_content_type() == "text/html")
    page = next(pages, None)
    content = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(content, bytes):
        raise FileFormatError(*_NO_LIST)
    address = str(message.get("Snapshot-Content-Location", page.get("Content-Location", "")))
    text = encodings.decode(content).text
    return f"<!-- saved from url=({len(address):04}){address} -->{text}".encode()


def _read_as(origin: OfficialList | None, what: str) -> str:
    return f"saved page of {origin.label}, {what}" if origin else f"saved web page, {what}"


def _origin(text: str, page: Page) -> OfficialList | None:
    """Tell whose page this is: by the address it was saved from, its title, or its headings."""
    saved = _SAVED_FROM.search(text)
    address = next(filter(None, saved.groups()), "").casefold() if saved else ""
    for host, kind in _HOSTS:
        if host in address:
            return kind
    title = _TITLE.search(text)
    named = [title.group(1) if title else "", "\n".join(line.text for line in page.lines[:_TOP])]
    return next((kind for words in named for kind, name in _ORIGINS if name.search(words)), None)


def _lists_programs(table: Sequence[Sequence[str]]) -> bool:
    head = table[: tables.HEADING_SEARCH]
    return len(table) > 1 and any(columns.name_programs(row) and len(row) > 1 for row in head)


def _detail(page: Page) -> dict[str, str]:
    """Return what the heading of an ACGME program's own page says: code, name, specialty, city and state."""
    for line in page.lines:
        match = _DETAIL.fullmatch(line.text)
        if match is None:
            continue
        code, named, city, state = match.groups()
        specialty = _SPECIALTY.search(named)
        found = {"acgme id": code, "city": city.strip(), "state": state}
        if specialty is not None and specialty.start():
            found["institution"] = named[: specialty.start()].strip(" -/")
            found["specialty"] = specialty.group(1).strip()
        else:
            found["program name"] = named
        return found | {label: text for label, text in _values(page.lines).items() if label not in found}
    return {}


def _labelled(page: Page) -> dict[str, str]:
    """Return what a page's labels say, named after its first heading; nothing if it has few labels."""
    found = _values(page.lines)
    if len(found) < _LEAST_LABELS:
        return {}
    title = next((line.text for line in page.lines if line.heading and not _is_label(line.text)), "")
    return ({"program name": title} if title and "program name" not in found else {}) | found


def _is_label(text: str) -> bool:
    head = columns.plain(text.rstrip(": "))
    return head in _LABELS or head in _PASSED_OVER


def _values(lines: Sequence[Line]) -> dict[str, str]:
    """Return the first value of each label."""
    found: dict[str, str] = {}
    step = ""
    for label, values in _pairs(lines):
        heading = _LABELS[label]
        if heading in _MINIMA:
            step = heading
            continue
        if heading == "minimum score":
            heading = _MINIMA.get(step, "")
        text = "; ".join(values) if label in _SEVERAL else _stated(heading, values)
        if heading and text:
            found.setdefault("positions per year" if heading == "sizes" else heading, text)
    return found


_MINIMA = {"step 1": "usmle step1 min", "step 2": "usmle step2 min", "level": ""}
_FIGURES = frozenset({"sizes", "prior gme years", "letters required", "length", *_MINIMA.values()})


def _stated(heading: str, values: Sequence[str]) -> str:
    """Return a label's value as a cell of a list would state it."""
    if heading == "listed eras":
        return "yes" if _YES.match(values[0]) else "no"
    if heading not in _FIGURES:
        return values[0]
    figure = _first_figure(" ".join(values) if heading == "sizes" else values[0])
    none = heading == "prior gme years" and _NO.match(values[0])
    return figure or ("0" if none else "")


def _first_figure(text: str) -> str:
    # "Year 1: 2" states the figure after the colon; the year itself is no answer.
    figure = _FIGURE.search(re.sub(r"\b(?:year|pgy|step|level)[- ]?\d+\b", "", text, flags=re.IGNORECASE))
    return figure.group() if figure else ""


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[str, list[str]]]:
    """Yield each known label with the lines that are its value: behind its colon, or below it."""
    for at, line in enumerate(lines):
        before, colon, after = line.text.partition(":")
        label = columns.plain(before)
        if label in _LABELS and colon and after.strip():
            yield label, [after.strip(), *_below(lines, at, label)] if label in _SEVERAL else [after.strip()]
        elif label in _LABELS and not after.strip():
            values = _below(lines, at, label)
            if values:
                yield label, values


def _below(lines: Sequence[Line], at: int, label: str) -> list[str]:
    most = _MOST_VALUES if label in _SEVERAL or _LABELS[label] == "sizes" else 1
    values: list[str] = []
    for line in lines[at + 1 : at + 1 + most]:
        if line.heading or _is_label(line.text.partition(":")[0]):
            break
        values.append(line.text)
    return values
