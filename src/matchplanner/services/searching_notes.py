"""The notes of a plan, wherever they were written, as they can be searched."""

from collections.abc import Iterable

import peewee as pw

from matchplanner.domain.searching import Entry
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import (
    BlockedPeriod,
    Claim,
    Consideration,
    Contact,
    Exam,
    Experience,
    Feedback,
    Introduction,
    Letter,
    Person,
    Program,
    RankEntry,
    Rotation,
)
from matchplanner.wording import say

NOTE_TABLES = (
    *("program", "consideration", "claim", "person", "contact", "introduction", "letter", "rotation"),
    *("feedback", "rank_entry", "blocked_period", "exam", "experience"),
)
"""The tables that notes are read from."""

_LOWER = pw.fn.LOWER


def notes() -> Iterable[Entry]:
    """Read every note with what it is about: of programs, of people and letters, of rotations, of oneself."""
    yield from _of_programs()
    yield from _of_people()
    yield from _of_rotations()
    yield from _of_oneself()


def _of_programs() -> Iterable[Entry]:
    query = Program.select(Program.id, Program.name, Program.notes, Program.tier_reason)
    written = (Program.notes != "") | (Program.tier_reason != "")
    for row, name, text, reason in tuples(query.where(written).order_by(_LOWER(Program.name))):
        if text:
            yield Entry("programs/notes", row, name, say("Note on the program"), text)
        if reason:
            yield Entry("programs/overview", row, name, say("Reason for the tier"), reason)
    weighed = Consideration.select(Program.id, Program.name, Consideration.kind, Consideration.text)
    for row, name, kind, text in tuples(weighed.join(Program).order_by(_LOWER(Program.name))):
        about = say("Speaks for it") if kind == "pro" else say("Speaks against it")
        yield Entry("programs/notes", row, name, about, text)
    facts = Claim.select(Program.id, Program.name, Claim.note).where(Claim.note != "")
    for row, name, text in tuples(facts.join(Program).order_by(_LOWER(Program.name))):
        yield Entry("programs/research", row, name, say("Note on a fact"), text)
    ranked = RankEntry.select(RankEntry.id, Program.name, RankEntry.note).where(RankEntry.note != "")
    for row, name, text in tuples(ranked.join(Program).order_by(RankEntry.position)):
        yield Entry("ranking", row, name, say("Note on the rank list"), text)


def _of_people() -> Iterable[Entry]:
    query = Person.select(Person.id, Person.name, Person.notes).where(Person.notes != "")
    for row, name, text in tuples(query.order_by(_LOWER(Person.name))):
        yield Entry("people", row, name, say("Note on the person"), text)
    talks = Contact.select(Contact.id, Person.id, Person.name, Contact.prepared, Contact.notes)
    said = (Contact.prepared != "") | (Contact.notes != "")
    for talk, row, name, prepared, text in tuples(
        talks.join(Person).where(said).order_by(Contact.happened_on.desc(nulls="LAST"))
    ):
        yield Entry("people", row, name, say("Talk or news"), f"{prepared}\n{text}", "contact", talk)
    led = Introduction.select(
        Introduction.id, Person.id, Person.name, Introduction.through, Introduction.note
    )
    for way, row, name, through, text in tuples(led.join(Person).order_by(_LOWER(Person.name))):
        yield Entry("people", row, name, say("Introduction"), f"{through}\n{text}", "introduction", way)
    letters = Letter.select(Letter.id, Person.name, Letter.notes).where(Letter.notes != "")
    for row, name, text in tuples(letters.join(Person).order_by(_LOWER(Person.name))):
        yield Entry("letters", row, name, say("Note on the letter"), text)


def _of_rotations() -> Iterable[Entry]:
    query = Rotation.select(Rotation.id, Rotation.site, Rotation.notes).where(Rotation.notes != "")
    for row, site, text in tuples(query.where(Rotation.scenario.is_null()).order_by(Rotation.starts_on)):
        yield Entry("rotations", row, site, say("Note on the rotation"), text)
    words = Feedback.select(Feedback.rotation, Rotation.site, Person.name, Feedback.words, Feedback.reasons)
    for rotation, site, name, text, reasons in tuples(
        words.join(Rotation, pw.JOIN.LEFT_OUTER)
        .switch(Feedback)
        .join(Person, pw.JOIN.LEFT_OUTER)
        .order_by(Feedback.given_on.desc(nulls="LAST"))
    ):
        yield Entry(
            "rotations", rotation or 0, name or site or say("Feedback"), say("Feedback"), f"{text}\n{reasons}"
        )
    blocked = BlockedPeriod.select(BlockedPeriod.id, BlockedPeriod.title, BlockedPeriod.note)
    for row, title, text in tuples(blocked.order_by(BlockedPeriod.starts_on)):
        yield Entry("rotations/blocks", row, title, say("Blocked period"), text)


def _of_oneself() -> Iterable[Entry]:
    for row, name, text in tuples(Exam.select(Exam.id, Exam.name, Exam.note).order_by(Exam.name)):
        yield Entry("profile", row, name, say("Examination"), text)
    told = (Experience.keywords, Experience.place, Experience.url, Experience.note)
    query = Experience.select(Experience.id, Experience.title, *told)
    for row, title, *others in tuples(query.order_by(Experience.title)):
        yield Entry("profile", 0, title, say("Experience"), "\n".join(others), "experience", row)
