"""A page as sentences, each with the headings it stands under and the label or question it answers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from matchplanner.domain.page_reading.grid import cells_of, last_row
from matchplanner.domain.page_reading.lines import (
    TOPIC,
    WRAPPED_FROM,
    Line,
    Mark,
    Shape,
    is_short_statement,
    is_value,
    label_in,
    lines,
    names_topic,
    names_topic_in,
)
from matchplanner.domain.page_reading.superseded import current
from matchplanner.domain.page_reading.words import folded, squeezed

_NEW_STATE = frozenset({"now", "new", "today", "currently", "from now on", "changed to"})
"""Labels that continue the topic before them: "Visas - Formerly: J-1 only. Now: J-1 and H-1B"."""

_OLD_STATE = frozenset({"old", "previous", "formerly", "outdated", "superseded", "no longer valid"})
"""Labels of an answer that another one replaces."""

_RUN_IN_WORDS = 3
_LABEL_WORDS = 9
_LONGEST = 2_000
"""What goes on for longer without a full stop is no statement but a list of links or a table without rows."""

_UNFINISHED = re.compile(
    r"\b(?:of|the|an?|in|and|or|for|to|by|with|at|step|than|our|on|from)$", re.IGNORECASE
)
_BARE_VALUE = re.compile(
    r"(?:~|about )?\d{1,4}(?:\.\d)?\s?(?:%|\+)?(?: ?(?:years?|months?|weeks?))?|J-?1", re.IGNORECASE
)
_COUNT = re.compile(r"\d{1,10}(?:\.\d)? ?%?(?: (?:years?|months?|weeks?))?")
_LARGE_COUNT = re.compile(
    r"(?:since |in )?\d[\d.,]{0,4} ?%?(?: (?:months?|weeks?|years?|residents?|trainees|graduates|positions?|"
    r"labs|"
    r"laboratories|clinics))?",
    re.IGNORECASE,
)
_NUMBER_LABEL = re.compile(r"\b(?:id|code|number|no\.|#)\W*$", re.IGNORECASE)
_IS_VALUE = re.compile(r"\W*(?:j-?1|h-?1-?b?|o-?1|eras|acgme|nrmp|usmle|\d|pgy)\b[^:]*$")
"""What begins an answer and no title: "J-1. The H-1B is not sponsored."."""

_SPEAKS = re.compile(r"\W*(?:we|i|they|it|there|nobody|everybody)\b|.*\b(?:cannot|can't|don't|do not|does)\b")
"""What somebody says is no title either: "We sponsor J-1s. The H-1B is another matter."."""

_STOP = re.compile(
    r"\?['\")\]\u2019\u201d]*\s+(?=[-\u2013\u2014]\s)|[.!?]['\")\]]*\s+(?=[A-Z0-9\"'(\[\u201c\u2018])|"
    r";\s+(?=[A-Za-z][\w /().-]{1,40}:\s)"
)
_SHORT_FORM = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|prof|st|mt|no|vs|approx|max|dept|univ|inc|jr|sr|jan|feb|mar|apr|jun|jul|aug|sept?|"
    r"oct|nov|dec|"
    r"e\.g|i\.e|etc|al|fig|ext|tel|ph\.d|m\.d|d\.o|a\.m|p\.m|u\.s|u\.s\.a|u\.k|[a-z])|\b[a-z]\.[a-z])\.$",
    re.IGNORECASE,
)
_TIMED = re.compile(r"[A-Z][^,:;.]{2,60}, (?:\d{1,2}|[a-z]+) (?:months?|weeks?)")
"""A rotation and its time, "Scholarly work, 4 months", is a line of its own."""

_ENDS_STATEMENT = re.compile(r".*[.!?:;]['\")\]]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; `number` 0 is the page before its first heading.

    `above` holds the numbers of the sections it is part of, outermost first.
    """

    number: int
    title: str
    level: int
    start: int = 0
    above: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A statement of the page.

    `text` is what stands from `start` to `end`, folded and with single blanks,
    or what a cell of a table says with its headings. `lead`
    is the label, question or opening line the statement belongs to, folded;
    where the statement includes it, `answer_at` is where the answer begins.
    `is_heading` marks what the page's mark-up calls a heading, `is_title` what
    only reads like one. `before` is the sentence before it in the same paragraph. In a table about
    several programs `subject` names the one a cell is about. `listed` marks
    an item of a list or a row of a table.
    """

    start: int
    end: int
    text: str
    section: Section
    paragraph: int
    lead: str = ""
    answer_at: int = 0
    labelled: bool = False
    before: str = ""
    subject: str = ""
    listed: bool = False
    is_heading: bool = False
    is_title: bool = False

    @property
    def answer(self) -> str:
        """The statement without the label or question it includes."""
        return self.text[self.answer_at :]

    @property
    def whole(self) -> str:
        """The statement with its label or question, whether it includes it or not."""
        return self.text if not self.lead or self.lead in self.text else f"{self.lead}: {self.text}"


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections and sentences of a page, in their order; `name` is its title in a browser."""

    text: str
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    lines: tuple[Line, ...]
    name: str = ""


def outline(text: str, marks: Sequence[Mark] = (), name: str = "") -> Outline:
    """Read the structure of a page; every sentence keeps its place in the text."""
    found = lines(text, marks)
    builder = _Builder(text, current(folded(text)))
    at = 0
    while at < len(found):
        at = builder.take(found, at)
    return Outline(text, tuple(builder.sections), tuple(builder.sentences), tuple(found), name)


@dataclass(slots=True)
class _Builder:
    text: str
    low: str
    sections: list[Section] = field(default_factory=lambda: [Section(0, "", 0)])
    sentences: list[Sentence] = field(default_factory=list)
    paragraph: int = 0
    lead: str = ""
    asked: tuple[int, int] | None = None
    """Where the question begins and ends that the next sentence answers."""
    listed: bool = False

    def take(self, found: Sequence[Line], at: int) -> int:
        """Read the line at a place, with those that belong to it, and return the place of the next."""
        line = found[at]
        after = found[at + 1] if at + 1 < len(found) else None
        if line.resumes is not None:
            self.resume(line, line.resumes)
        self.listed = line.shape in {Shape.ITEM, Shape.ROW} or line.bulleted
        if line.after_blank and line.shape is not Shape.ITEM and self.asked is None:
            self.lead = ""
        if after is not None and _is_label_of(line, after, found[at + 2] if at + 2 < len(found) else None):
            self._pair(line, after)
            return at + 2
        if after is not None and _is_tile(line, after):
            self._tile(line, after)
            return at + 2
        if after is not None and _goes_on_below(line, after):
            self.paragraph += 1
            self._add(line.start, after.end)
            return at + 2
        if line.shape is Shape.ROW:
            last = last_row(found, at)
            self._table(found[at : last + 1])
            return last + 1
        single = _SINGLE.get(line.shape)
        if single is not None:
            single(self, line)
            return at + 1
        last = _last_of_wrapped(found, at)
        self._paragraph(line, found[last].end)
        return last + 1

    def open(self, line: Line) -> None:
        """Begin a section; its heading may state something itself, "(2 years)"."""
        above = [section for section in self._path() if section.level < line.level]
        numbers = tuple(section.number for section in above)
        title = self._low(line.start, line.end)
        self.sections.append(Section(len(self.sections), title, line.level, line.start, numbers))
        self.paragraph += 1
        self.lead, self.asked = "", None
        if title.rstrip("'\") ").endswith("?"):
            self.ask(line)
        else:
            self._add(line.start, line.end, is_heading=True, is_guess=line.short)

    def resume(self, line: Line, start: int) -> None:
        """Go on with the section whose heading begins at a place, after a box that stands in it."""
        outer = next((section for section in self.sections[1:] if section.start == start), self.sections[0])
        number = len(self.sections)
        self.sections.append(Section(number, outer.title, outer.level, line.start, outer.above))
        self.paragraph += 1
        self.lead, self.asked = "", None

    def label(self, line: Line) -> None:
        """Note an opening line, "Applicants must have:", for what follows it."""
        *before, (start, end) = sentence_spans(self.text, line.start, line.end)
        if before:
            self._paragraph(line, before[-1][1])
        self.paragraph += 1
        self.lead, self.asked = self._low(start, end).rstrip(": "), None
        self._add(start, end)

    def ask(self, line: Line) -> None:
        """Note a question for the sentence that answers it."""
        self.paragraph += 1
        self.lead, self.asked = self._low(line.start, line.end), (line.start, line.end)

    def claim(self, line: Line) -> None:
        """Note a claim as the topic of what refutes or confirms it; it states nothing itself."""
        self.paragraph += 1
        self.lead, self.asked = self._low(line.start, line.end), None

    def _low(self, start: int, end: int) -> str:
        return squeezed(self.low[start:end])

    def _path(self) -> list[Section]:
        last = self.sections[-1]
        return [self.sections[number] for number in (*last.above, last.number) if number]

    def _pair(self, label: Line, value: Line) -> None:
        self.paragraph += 1
        lead = self._low(label.start, label.end).rstrip(": ")
        (_, end), *more = sentence_spans(self.text, value.start, value.end)
        self._add(label.start, end, lead=lead, answer_at=value.start - label.start, labelled=True)
        for start, stop in more:
            self._add(start, stop, lead=lead, before=self._low(value.start, end))

    def _tile(self, value: Line, label: Line) -> None:
        """Read a value that stands large above what it counts: "2 / residents per year"."""
        self.paragraph += 1
        lead, said = self._low(label.start, label.end), self._low(value.start, value.end)
        self.sentences.append(
            Sentence(
                *(value.start, label.end, f"{lead}: {said}", self.sections[-1], self.paragraph, lead),
                answer_at=len(lead) + 2,
                labelled=True,
                listed=True,
            )
        )

    def _counted(self, start: int, stop: int, at: int, value: str) -> None:
        """Read a value that stands before what it counts: "1993: the year of our first class"."""
        lead = self._low(at, stop).rstrip(". ")
        self.sentences.append(
            Sentence(
                *(start, stop, f"{lead}: {value}", self.sections[-1], self.paragraph, lead),
                answer_at=len(lead) + 2,
                labelled=True,
                listed=True,
            )
        )

    def _table(self, rows: Sequence[Line]) -> None:
        self.paragraph += 1
        self.asked = None
        for cell in cells_of(rows, self.low):
            self.sentences.append(
                Sentence(
                    *(cell.start, cell.end, cell.text, self.sections[-1], self.paragraph, cell.lead),
                    answer_at=cell.answer_at,
                    labelled=True,
                    subject=cell.subject,
                    listed=True,
                )
            )

    def _paragraph(self, line: Line, end: int) -> None:
        self.paragraph += 1
        begin = line.start
        spans = list(sentence_spans(self.text, begin, end))
        if (
            len(spans) > 1
            and self.asked is None
            and line.shape is not Shape.LABELLED
            and self._runs_in(spans[0])
        ):
            self.lead = self._low(*spans.pop(0)).rstrip(". ")
        for number, (start, stop) in enumerate(spans):
            before = self._low(*spans[number - 1]) if number else ""
            label = label_in(self.text, start, stop)
            words = self._low(start, label.end()).rstrip(": -") if label else ""
            if words in _OLD_STATE:
                continue
            if label and _COUNT.fullmatch(words) and names_topic_in(self.text[label.end() : stop]):
                self._counted(start, stop, label.end(), words)
                continue
            if len(words.split()) > _LABEL_WORDS:
                words = ""
            if words in _NEW_STATE:
                words = f"{self.lead} {words}"
            elif words and not number:
                self.lead = words
            at = label.end() - start if label and words else 0
            self._add(start, stop, lead=words, answer_at=at, labelled=bool(words), before=before)

    def _runs_in(self, span: tuple[int, int]) -> bool:
        """Return whether the first words of a paragraph are its title: "Visas. We sponsor ..."."""
        title = self.low[slice(*span)]
        if _IS_VALUE.match(title) or _SPEAKS.match(title):
            return False
        short = len(title.split()) <= _RUN_IN_WORDS and title.endswith(".") and not title.startswith("step")
        return (short or _is_topic_title(title)) and (
            _is_topic_title(title)
            or re.search(
                r"\b(?:year|month|week|one|two|three|yes|no|none|eras|is|are|only|not|"
                r"sponsored|accepted|must be)",
                title,
            )
            is None
        )

    def _add(
        self,
        start: int,
        end: int,
        *,
        lead: str = "",
        answer_at: int = 0,
        labelled: bool = False,
        before: str = "",
        is_heading: bool = False,
        is_guess: bool = False,
    ) -> None:
        if self.low[start:end].rstrip("'\") ").endswith("?"):
            self.lead, self.asked = self._low(start, end), (start, end)
            return
        if end - start > _LONGEST:
            return
        lead = lead or self.lead
        text, at = self._low(start, end), len(self._low(start, start + answer_at))
        if labelled and at and text[:at].endswith("- "):
            text, at = f"{lead}: {text[at:]}", len(lead) + 2
        if self.asked is not None:
            asked, self.asked = self.asked, None
            start, lead = asked[0], self._low(*asked)
            text, at = f"{lead} {text}", at + len(lead) + 1
        self.sentences.append(
            Sentence(
                *(start, end, text, self.sections[-1], self.paragraph, lead),
                answer_at=at,
                labelled=labelled,
                before=before,
                listed=self.listed,
                is_heading=is_heading and not is_guess,
                is_title=is_guess,
            )
        )


def _is_tile(value: Line, label: Line) -> bool:
    """Return whether a line is a bare number or span and the next one says of what."""
    bare = _BARE_VALUE.fullmatch(value.text) and value.shape in {Shape.PROSE, Shape.HEADING, Shape.ITEM}
    plain = replace(label, shape=Shape.PROSE) if label.shape is Shape.HEADING else label
    return bool(bare) and not label.after_blank and names_topic(plain) and not _BARE_VALUE.match(label.text)


def _goes_on_below(line: Line, after: Line) -> bool:
    """Return whether a count stands large above what is said of it: "16 weeks", "in the laboratories"."""
    if line.shape not in {Shape.HEADING, Shape.PROSE} or after.shape is not Shape.PROSE or line.wrapped:
        return False
    return _LARGE_COUNT.fullmatch(line.text) is not None and after.text[0].islower()


def _is_label_of(line: Line, after: Line, beyond: Line | None) -> bool:
    """Return whether a line alone is the label of what the next line says.

    A blank line may part the two where the label names a topic.
    """
    heading = line.shape in {Shape.HEADING, Shape.LABEL}
    if line.text[0].isdigit() and after.text[0].isdigit() and not _BARE_VALUE.fullmatch(after.text):
        return False  # two counts of a list
    if (heading or (line.short and not is_value(line))) and not after.after_blank and is_value(after):
        return True
    if line.shape is Shape.LABEL:
        return is_value(after)
    topic = names_topic(line) or (heading and names_topic(replace(line, shape=Shape.PROSE)))
    says = is_value(line) and not _NUMBER_LABEL.search(line.text)
    alone = beyond is None or beyond.after_blank or beyond.shape is not Shape.PROSE or names_topic(beyond)
    return topic and not says and (is_value(after) or (alone and is_short_statement(after)))


_SINGLE = {
    Shape.HEADING: _Builder.open,
    Shape.LABEL: _Builder.label,
    Shape.QUESTION: _Builder.ask,
    Shape.CLAIM: _Builder.claim,
}


def _is_topic_title(title: str) -> bool:
    """Return whether a short sentence without a verb names what the next one is about."""
    words = title.split()
    if not 1 < len(words) <= _RUN_IN_WORDS + 1 or not title.endswith(".") or title.startswith("step"):
        return False
    return (
        re.search(TOPIC, title) is not None
        and re.search(
            r"\d|\b(?:is|are|only|not?|yes|via|one|two|three|four|sponsored|accepted|through|"
            r"must be|apply)\b",
            title,
        )
        is None
    )


def _last_of_wrapped(found: Sequence[Line], at: int) -> int:
    """Return the place of the last line of a paragraph or item that was wrapped over several lines."""
    while at + 1 < len(found) and _goes_on(found[at], found[at + 1]):
        at += 1
    return at


def _goes_on(line: Line, after: Line) -> bool:
    if after.after_blank or after.bulleted or after.shape not in {Shape.PROSE, Shape.LABELLED}:
        return False
    if _TIMED.fullmatch(after.text):
        return False
    if after.text[0].islower() or after.text[0] in "(&":
        return not line.text.endswith((".", "?", "!"))
    open_end = line.bulleted and not _ENDS_STATEMENT.fullmatch(line.text) and after.shape is Shape.PROSE
    if open_end and (after.indent > line.indent or _UNFINISHED.search(line.text) or after.text[0].isdigit()):
        return True
    if line.bulleted and after.indent <= line.indent:
        return False
    long = line.wrapped or len(line.text) + line.indent >= WRAPPED_FROM
    wrapped = long and after.shape is Shape.PROSE
    return wrapped and not _ENDS_STATEMENT.fullmatch(line.text)


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a passage begin and end."""
    at = start
    for stop in _STOP.finditer(text, start, end):
        head = text[at : stop.start() + 1]
        if text[stop.start()] == "." and _SHORT_FORM.search(head):
            continue
        yield at, stop.start() + len(stop.group().rstrip())
        at = stop.end()
    if at < end:
        yield at, end
