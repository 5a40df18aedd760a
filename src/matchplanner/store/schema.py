"""The tables as peewee sees them; the rules the database holds are in the migrations."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import peewee as pw
from typing_extensions import override

from matchplanner.domain import entry

database = pw.SqliteDatabase(None, autoconnect=False)


def new_uid() -> str:
    """Return a key that stays the same when rows move between plan files."""
    return uuid4().hex


class Text(pw.TextField):
    """Text, cleaned where it enters the database."""

    @override
    def db_value(self, value: str | None) -> str | None:
        """Return the text without what SQLite cannot keep."""
        return None if value is None else entry.storable(str(value))


if TYPE_CHECKING:
    _DayField = pw.Field[date | None]
else:
    _DayField = pw.Field  # generic in the stubs only


class Day(_DayField):
    """A calendar day as ISO text, or null for not known."""

    field_type = "TEXT"

    @override
    def db_value(self, value: date | None) -> str | None:
        """Return the ISO form."""
        return None if value is None else value.isoformat()

    @override
    def python_value(self, value: str | None) -> date | None:
        """Return the day."""
        return None if value is None else date.fromisoformat(value)


class Table(pw.Model):
    """A journaled table: integer id that never changes, uid that survives copying."""

    id = pw.AutoField()
    uid = Text(unique=True, default=new_uid)

    class Meta:
        database = database
        legacy_table_names = False


class Profile(Table):
    """The applicant; the plan holds exactly one row, id 1."""

    name = Text(default="")
    school = Text(default="")
    country = Text(default="")
    graduation_year = pw.IntegerField(null=True)
    stage = Text(default="unknown")
    us_school = Text(default="unknown")
    target_year = pw.IntegerField(null=True)
    focus = Text(default="")
    vision = Text(default="")
    j1_eligible = Text(default="unknown")
    h1b_need = Text(default="unknown")
    immigration_status = Text(default="")
    rotation_visa = Text(default="")
    visa_note = Text(default="")
    ecfmg_status = Text(default="unknown")
    ecfmg_on = Day(null=True)
    ecfmg_number = Text(default="")
    budget_usd = pw.IntegerField(null=True)
    home_zone = Text(default="")
    sub_focus = Text(default="")
    career_shape = Text(default="")
    keywords = Text(default="")
    background_type = Text(default="")
    prepared_note = Text(default="")
    relocate = Text(default="unknown")
    strength = Text(default="")
    english_test = Text(default="")
    english_expires = Day(null=True)


class Exam(Table):
    """An examination: USMLE Step, OET, TOEFL or the like."""

    name = Text()
    taken_on = Day(null=True)
    result = Text(default="")
    attempts = pw.IntegerField(null=True)
    note = Text(default="")


class PriorTraining(Table):
    """A residency held abroad."""

    field = Text()
    country = Text(default="")
    years = pw.FloatField(null=True)
    completed = Text(default="unknown")
    note = Text(default="")


class Program(Table):
    """A residency program: who and where it is; everything researched about it is a claim."""

    name = Text()
    institution = Text(default="")
    city = Text(default="")
    state = Text(default="")
    region = Text(default="")
    program_type = Text(default="")
    acgme_id = Text(default="")
    nrmp_code = Text(default="")
    website = Text(default="")
    status = Text(default="considering")
    tier = pw.IntegerField(null=True)
    interest = pw.IntegerField(null=True)
    notes = Text(default="")
    tier_reason = Text(default="")
    target = Text(default="")


class Claim(Table):
    """One source's word on one field of a program."""

    program = pw.ForeignKeyField(Program, backref="claims", on_delete="CASCADE")
    field = Text()
    value = Text()
    source_kind = Text()
    source = Text(default="")
    seen = Text(default="")
    seen_on = Day(null=True)
    note = Text(default="")
    picked = pw.IntegerField(default=0)


class Answer(Table):
    """The points given to one program on one criterion, with the reason."""

    program = pw.ForeignKeyField(Program, backref="answers", on_delete="CASCADE")
    rubric = Text()
    criterion = Text()
    points = pw.IntegerField()
    evidence = Text(default="")
    seen_on = Day(null=True)
    reason = Text(default="")


class Rotation(Table):
    """An away rotation or observership."""

    program = pw.ForeignKeyField(Program, backref="rotations", on_delete="SET NULL", null=True)
    site = Text()
    city = Text(default="")
    state = Text(default="")
    kind = Text(default="genetics")
    mode = Text(default="unknown")
    status = Text(default="idea")
    starts_on = Day(null=True)
    ends_on = Day(null=True)
    notes = Text(default="")


class Person(Table):
    """Somebody the applicant knows or wants to know."""

    name = Text()
    role = Text(default="")
    institution = Text(default="")
    email = Text(default="")
    phone = Text(default="")
    board_certified = Text(default="unknown")
    notes = Text(default="")
    program = pw.ForeignKeyField(Program, backref="people", on_delete="SET NULL", null=True)
    interests = Text(default="")


class Letter(Table):
    """A letter of recommendation."""

    person = pw.ForeignKeyField(Person, backref="letters")
    rotation = pw.ForeignKeyField(Rotation, backref="letters", on_delete="SET NULL", null=True)
    state = Text(default="candidate")
    state_on = Day(null=True)
    waived = Text(default="unknown")
    due_on = Day(null=True)
    notes = Text(default="")


class Interview(Table):
    """An interview: wall time at the host and the host's IANA zone."""

    program = pw.ForeignKeyField(Program, backref="interviews", on_delete="CASCADE")
    starts_at = Text(null=True)
    zone = Text(default="America/New_York")
    minutes = pw.IntegerField(null=True)
    format = Text(default="unknown")
    status = Text(default="invited")
    link = Text(default="")
    interviewers = Text(default="")
    notes = Text(default="")


class TalkingPoint(Table):
    """Something liked about a program, or a question to ask there."""

    program = pw.ForeignKeyField(Program, backref="talking_points", on_delete="CASCADE")
    kind = Text()
    position = pw.IntegerField()
    text = Text()


class RankEntry(Table):
    """A program's place on the rank order list."""

    program = pw.ForeignKeyField(Program, backref="rank_entries", on_delete="CASCADE", unique=True)
    position = pw.IntegerField()
    note = Text(default="")


class MilestoneOverride(Table):
    """A date of the season corrected by the user."""

    match_year = pw.IntegerField()
    key = Text()
    on_date = Day(null=True)
    at_time = Text(null=True)
    zone = Text(default="")
    source = Text(default="")
    checked_on = Day(null=True)
    note = Text(default="")


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


class History(pw.Model):
    """What changed and when; never undone, so that no text is ever quite lost.

    A created row has an empty `col` and an empty `new`; a deleted row has an
    empty `col` and its last content as JSON in `old`.
    """

    id = pw.AutoField()
    at = Text()
    label = Text()
    tbl = Text()
    row_id = pw.IntegerField()
    col = Text(default="")
    old = Text(null=True)
    new = Text(null=True)

    class Meta:
        database = database
        legacy_table_names = False


JOURNALED: tuple[type[Table], ...] = (
    Profile,
    Exam,
    PriorTraining,
    Program,
    Claim,
    Answer,
    Rotation,
    Person,
    Letter,
    Interview,
    TalkingPoint,
    RankEntry,
    MilestoneOverride,
    Experience,
    Tag,
    Consideration,
    FactorRating,
    Preference,
    SavedView,
    Resident,
    Message,
    Event,
    EventProgram,
)
