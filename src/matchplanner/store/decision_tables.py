"""The decision half: debriefs, the criteria of the rank order list and its versions."""

import peewee as pw

from matchplanner.store.columns import Day, Table, Text
from matchplanner.store.core_tables import Interview, Program


class Debrief(Table):
    """What an interview left behind, written soon after; a later word is a row of its own."""

    interview = pw.ForeignKeyField(Interview, backref="debriefs", on_delete="CASCADE")
    made_at = Text()
    people = pw.IntegerField(null=True)
    teaching = pw.IntegerField(null=True)
    clinic = pw.IntegerField(null=True)
    support = pw.IntegerField(null=True)
    place = pw.IntegerField(null=True)
    gut = pw.IntegerField(null=True)
    green_flags = Text(default="")
    red_flags = Text(default="")
    only_here = Text(default="")
    note = Text(default="")


class RankCriterion(Table):
    """What the applicant ranks by, and how much of the whole it weighs, in per cent."""

    name = Text()
    position = pw.IntegerField()
    weight = pw.FloatField(default=0.0)
    note = Text(default="")


class RankRating(Table):
    """How well a program meets a criterion, 0 to 10; null means not judged."""

    program = pw.ForeignKeyField(Program, backref="rank_ratings", on_delete="CASCADE")
    criterion = pw.ForeignKeyField(RankCriterion, backref="ratings", on_delete="CASCADE")
    rating = pw.FloatField(null=True)
    rated_on = Day(null=True)
    reason = Text(default="")


class RankChoice(Table):
    """The answer to "which of these two"."""

    first = pw.ForeignKeyField(Program, backref="choices_as_first", on_delete="CASCADE")
    second = pw.ForeignKeyField(Program, backref="choices_as_second", on_delete="CASCADE")
    verdict = Text()
    made_on = Day(null=True)
    note = Text(default="")


class TradeOff(Table):
    """The answer to "which of these two criteria would you rather have met"."""

    first = pw.ForeignKeyField(RankCriterion, backref="trade_offs_as_first", on_delete="CASCADE")
    second = pw.ForeignKeyField(RankCriterion, backref="trade_offs_as_second", on_delete="CASCADE")
    verdict = Text()
    made_on = Day(null=True)


class Settlement(Table):
    """How a disagreement between score and own order was settled, and why."""

    first = pw.ForeignKeyField(Program, backref="settlements_as_first", on_delete="CASCADE")
    second = pw.ForeignKeyField(Program, backref="settlements_as_second", on_delete="CASCADE")
    way = Text()
    reason = Text()
    made_on = Day(null=True)


class RankVersion(Table):
    """The rank order list as it stood: a snapshot, a rehearsal or what was certified; `entries` is JSON."""

    name = Text()
    kind = Text(default="snapshot")
    track = Text(default="main")
    made_at = Text()
    entries = Text(default="")
    reason = Text(default="")
    proof = Text(default="")


class RankWaiver(Table):
    """A finding on the rank order list that the applicant keeps as it is, with the reason."""

    rule = Text()
    program = pw.ForeignKeyField(Program, backref="rank_waivers", on_delete="CASCADE", null=True)
    reason = Text()
    made_on = Day(null=True)


class ClosingAnswer(Table):
    """The answer to one of the three closing questions about a program."""

    program = pw.ForeignKeyField(Program, backref="closing_answers", on_delete="CASCADE")
    question = Text()
    answer = Text(default="unknown")
    note = Text(default="")


class Token(Table):
    """A signal or geographic preference given away; how many there are stands in the season's table."""

    kind = Text()
    specialty = Text(default="")
    region = Text(default="")
    program = pw.ForeignKeyField(Program, backref="tokens", on_delete="CASCADE", null=True)
    given_on = Day(null=True)
    note = Text(default="")
