"""What is found out and written down about programs: the tables of schema step 2."""

import peewee as pw

from matchplanner.store.columns import Day, Table, Text
from matchplanner.store.core_tables import Person, Program


class Experience(Table):
    """A post, project, publication or degree of the applicant that a program may have use for."""

    kind = Text(default="other")
    title = Text()
    keywords = Text(default="")
    place = Text(default="")
    started_on = Day(null=True)
    ended_on = Day(null=True)
    url = Text(default="")
    note = Text(default="")
    weeks = pw.IntegerField(null=True)


class Tag(Table):
    """The applicant's own label on a program."""

    program = pw.ForeignKeyField(Program, backref="tags", on_delete="CASCADE")
    name = Text()


class Consideration(Table):
    """Something that speaks for or against a program, in the applicant's words."""

    program = pw.ForeignKeyField(Program, backref="considerations", on_delete="CASCADE")
    kind = Text()
    position = pw.IntegerField()
    text = Text()


class FactorRating(Table):
    """How well a program's place suits the applicant in one respect, 1 to 5; null means not judged."""

    program = pw.ForeignKeyField(Program, backref="factor_ratings", on_delete="CASCADE")
    factor = Text()
    rating = pw.IntegerField(null=True)
    note = Text(default="")


class Preference(Table):
    """A choice that holds for the whole plan: weights, an edited rubric, waiting days."""

    key = Text(unique=True)
    value = Text(default="")


class SavedView(Table):
    """Columns, filter and order of a table under a name; `spec` is JSON."""

    page = Text(default="programs")
    name = Text()
    spec = Text(default="")
    shortcut = Text(default="")
    position = pw.IntegerField()


class Resident(Table):
    """Somebody trained at a program, as its pages name them."""

    program = pw.ForeignKeyField(Program, backref="residents", on_delete="CASCADE")
    name = Text(default="")
    cohort = pw.IntegerField(null=True)
    school = Text(default="")
    country = Text(default="")
    img = Text(default="unknown")
    earlier_training = Text(default="")
    source = Text(default="")
    seen_on = Day(null=True)
    note = Text(default="")


class Message(Table):
    """An enquiry or note to somebody at a program, and what came back."""

    program = pw.ForeignKeyField(Program, backref="messages", on_delete="SET NULL", null=True)
    person = pw.ForeignKeyField(Person, backref="messages", on_delete="SET NULL", null=True)
    kind = Text(default="other")
    to_name = Text(default="")
    to_role = Text(default="")
    channel = Text(default="")
    sent_on = Day(null=True)
    subject = Text(default="")
    body = Text(default="")
    questions = Text(default="")
    replied_on = Day(null=True)
    answer = Text(default="")
    quality = Text(default="unknown")
    note = Text(default="")
    institution = Text(default="")


class Event(Table):
    """An open house, question hour or fair: wall time there and the IANA zone of that place."""

    name = Text()
    kind = Text(default="other")
    starts_at = Text(null=True)
    zone = Text(default="America/New_York")
    minutes = pw.IntegerField(null=True)
    link = Text(default="")
    registered = Text(default="unknown")
    attended = Text(default="unknown")
    questions = Text(default="")
    notes = Text(default="")


class EventProgram(Table):
    """A program that an event is about."""

    event = pw.ForeignKeyField(Event, backref="event_programs", on_delete="CASCADE")
    program = pw.ForeignKeyField(Program, backref="event_programs", on_delete="CASCADE")
