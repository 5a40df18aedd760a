"""Who applies, where, and with whose help: the tables that others refer to."""

import peewee as pw

from matchplanner.store.columns import Day, Table, Text


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
    match_outcome = Text(default="unknown")
    outcome_on = Day(null=True)


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


class Pathway(Table):
    """A way into the field: genetics alone, a dual application, a broader field first."""

    name = Text()
    kind = Text(default="genetics")
    specialty = Text(default="")
    note = Text(default="")
    position = pw.IntegerField()


class Scenario(Table):
    """A set of rotations to compare with the plan; a rotation of the plan itself belongs to none."""

    name = Text()
    made_on = Day(null=True)
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
    track = Text(default="")
    pathway = pw.ForeignKeyField(Pathway, backref="programs", on_delete="SET NULL", null=True)
    closed_on = Day(null=True)
    closed_reason = Text(default="")


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
    specialty = Text(default="")
    turnaround_days = pw.IntegerField(null=True)
    eras_letters = Text(default="unknown")
    update_months = pw.IntegerField(null=True)


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
    scenario = pw.ForeignKeyField(Scenario, backref="rotations", on_delete="CASCADE", null=True)
    region = Text(default="")
    department = Text(default="")
    portfolio = Text(default="")
    vslo = Text(default="unknown")
    earliest_months = pw.IntegerField(null=True)
    latest_months = pw.IntegerField(null=True)
    apply_by = Day(null=True)
    applied_on = Day(null=True)
    office_asked_on = Day(null=True)
    mentor = pw.ForeignKeyField(Person, backref="mentored", on_delete="SET NULL", null=True)


class Letter(Table):
    """A letter of recommendation."""

    person = pw.ForeignKeyField(Person, backref="letters")
    rotation = pw.ForeignKeyField(Rotation, backref="letters", on_delete="SET NULL", null=True)
    state = Text(default="candidate")
    state_on = Day(null=True)
    waived = Text(default="unknown")
    due_on = Day(null=True)
    notes = Text(default="")
    letter_code = Text(default="")
    specialty = Text(default="")
    generalist = Text(default="unknown")
    chair = Text(default="unknown")
    asked_how = Text(default="")
    asked_on = Day(null=True)
    pathway = pw.ForeignKeyField(Pathway, backref="letters", on_delete="SET NULL", null=True)


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
    kind = Text(default="interview")
    invited_at = Text(null=True)
    reply_by = Text(null=True)
    replied_on = Day(null=True)
    thanked_on = Day(null=True)
    place = Text(default="")
    phone = Text(default="")


class TalkingPoint(Table):
    """Something liked about a program, or a question to ask there."""

    program = pw.ForeignKeyField(Program, backref="talking_points", on_delete="CASCADE")
    kind = Text()
    position = pw.IntegerField()
    text = Text()
    asked_on = Day(null=True)
    answer = Text(default="")


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
