"""The rotation half: documents, money, letters' ways, people's help and the case log."""

import peewee as pw

from matchplanner.store.columns import Day, Table, Text
from matchplanner.store.core_tables import Letter, Pathway, Person, Program, Rotation


class BlockedPeriod(Table):
    """Days on which no rotation can be: examinations, school terms, visas, family."""

    title = Text()
    kind = Text(default="other")
    starts_on = Day()
    ends_on = Day()
    note = Text(default="")


class Tick(Table):
    """A line of a checklist that was ticked, for a rotation, a letter, or the plan as a whole."""

    rotation = pw.ForeignKeyField(Rotation, backref="ticks", on_delete="CASCADE", null=True)
    letter = pw.ForeignKeyField(Letter, backref="ticks", on_delete="CASCADE", null=True)
    list = Text()
    item = Text()
    ticked_on = Day(null=True)
    note = Text(default="")


class Document(Table):
    """A paper the applicant has; `file` is its copy's path within the plan's own folder."""

    kind = Text()
    title = Text(default="")
    audience = Text(default="")
    language = Text(default="")
    file = Text(default="")
    issued_on = Day(null=True)
    expires_on = Day(null=True)
    note = Text(default="")


class SiteDocument(Table):
    """A kind of paper one host asks for, and the one that goes there."""

    rotation = pw.ForeignKeyField(Rotation, backref="documents", on_delete="CASCADE")
    kind = Text()
    document = pw.ForeignKeyField(Document, backref="uses", on_delete="SET NULL", null=True)
    need = Text(default="unknown")
    due_on = Day(null=True)
    sent_on = Day(null=True)
    note = Text(default="")


class Cost(Table):
    """A line of the budget, for a rotation or for the season as a whole; the amount in hundredths."""

    rotation = pw.ForeignKeyField(Rotation, backref="costs", on_delete="CASCADE", null=True)
    kind = Text(default="other")
    label = Text(default="")
    amount_cents = pw.IntegerField(null=True)
    currency = Text(default="USD")
    due_on = Day(null=True)
    paid_on = Day(null=True)
    note = Text(default="")


class ExchangeRate(Table):
    """What one unit of a currency is worth in US dollars, typed in by hand."""

    currency = Text(unique=True)
    usd = pw.FloatField()
    source = Text(default="")
    seen_on = Day(null=True)


class SeasonValue(Table):
    """A fee or limit of a season corrected by the user."""

    match_year = pw.IntegerField()
    key = Text()
    value = Text()
    source = Text(default="")
    checked_on = Day(null=True)
    note = Text(default="")


class Statement(Table):
    """A text of the application, in one of its versions."""

    title = Text()
    kind = Text(default="statement")
    pathway = pw.ForeignKeyField(Pathway, backref="statements", on_delete="SET NULL", null=True)
    body = Text(default="")
    note = Text(default="")


class Assignment(Table):
    """A letter that goes to a program."""

    letter = pw.ForeignKeyField(Letter, backref="assignments", on_delete="CASCADE")
    program = pw.ForeignKeyField(Program, backref="assignments", on_delete="CASCADE")
    assigned_on = Day(null=True)


class Introduction(Table):
    """Somebody a person could introduce the applicant to, or a program they could speak at."""

    person = pw.ForeignKeyField(Person, backref="introductions", on_delete="CASCADE")
    program = pw.ForeignKeyField(Program, backref="introductions", on_delete="SET NULL", null=True)
    kind = Text(default="introduce")
    through = Text(default="")
    asked_on = Day(null=True)
    note = Text(default="")


class Contact(Table):
    """A talk with a person, or news sent to them."""

    person = pw.ForeignKeyField(Person, backref="contacts", on_delete="CASCADE")
    rotation = pw.ForeignKeyField(Rotation, backref="contacts", on_delete="SET NULL", null=True)
    kind = Text(default="other")
    happened_on = Day(null=True)
    minutes = pw.IntegerField(null=True)
    prepared = Text(default="")
    notes = Text(default="")


class ClinicalCase(Table):
    """A case seen on a rotation, in the applicant's own words and without anything that identifies anyone."""

    rotation = pw.ForeignKeyField(Rotation, backref="cases", on_delete="SET NULL", null=True)
    noted_on = Day(null=True)
    condition = Text(default="")
    gene = Text(default="")
    inheritance = Text(default="")
    role = Text(default="")
    prenatal = Text(default="")
    family = Text(default="")
    growth = Text(default="")
    earlier = Text(default="")
    differential = Text(default="")
    tests = Text(default="")
    counseling = Text(default="")
    questions = Text(default="")
    learning = Text(default="")
    looked_up = Text(default="")
    kept_on_purpose = Text(default="")
    age_band = Text(default="")


class Practice(Table):
    """Something done a number of times: pedigrees drawn, measurements taken, talks given."""

    rotation = pw.ForeignKeyField(Rotation, backref="practice", on_delete="SET NULL", null=True)
    clinical_case = pw.ForeignKeyField(ClinicalCase, backref="practice", on_delete="SET NULL", null=True)
    kind = Text()
    done_on = Day(null=True)
    count = pw.IntegerField(default=1)
    note = Text(default="")


class Feedback(Table):
    """What somebody said about the applicant's work, as nearly word for word as remembered."""

    rotation = pw.ForeignKeyField(Rotation, backref="feedback", on_delete="SET NULL", null=True)
    person = pw.ForeignKeyField(Person, backref="feedback", on_delete="SET NULL", null=True)
    given_on = Day(null=True)
    words = Text()
    for_statement = Text(default="unknown")
    reasons = Text(default="")


class Reminder(Table):
    """What became of a line of the agenda: put off, or done."""

    key = Text(unique=True)
    snoozed_until = Day(null=True)
    done_on = Day(null=True)
    note = Text(default="")
