"""The tables as peewee sees them, in one place; the rules the database holds are in the migrations."""

import peewee as pw

from matchplanner.store.columns import Day, Table, Text, database, new_uid
from matchplanner.store.core_tables import (
    Answer,
    Claim,
    Exam,
    Interview,
    Letter,
    MilestoneOverride,
    Pathway,
    Person,
    PriorTraining,
    Profile,
    Program,
    RankEntry,
    Rotation,
    Scenario,
    TalkingPoint,
)
from matchplanner.store.decision_tables import (
    ClosingAnswer,
    Debrief,
    RankChoice,
    RankCriterion,
    RankRating,
    RankVersion,
    RankWaiver,
    Settlement,
    Token,
    TradeOff,
)
from matchplanner.store.research_tables import (
    Consideration,
    Event,
    EventProgram,
    Experience,
    FactorRating,
    Message,
    Preference,
    Resident,
    SavedView,
    Tag,
)
from matchplanner.store.season_tables import (
    Assignment,
    BlockedPeriod,
    ClinicalCase,
    Contact,
    Cost,
    Document,
    ExchangeRate,
    Feedback,
    Introduction,
    Practice,
    Reminder,
    SeasonValue,
    SiteDocument,
    Statement,
    Tick,
)

__all__ = [
    "JOURNALED",
    "Answer",
    "Assignment",
    "BlockedPeriod",
    "Claim",
    "ClinicalCase",
    "ClosingAnswer",
    "Consideration",
    "Contact",
    "Cost",
    "Day",
    "Debrief",
    "Document",
    "Event",
    "EventProgram",
    "Exam",
    "ExchangeRate",
    "Experience",
    "FactorRating",
    "Feedback",
    "History",
    "Interview",
    "Introduction",
    "Letter",
    "Message",
    "MilestoneOverride",
    "Pathway",
    "Person",
    "Practice",
    "Preference",
    "PriorTraining",
    "Profile",
    "Program",
    "RankChoice",
    "RankCriterion",
    "RankEntry",
    "RankRating",
    "RankVersion",
    "RankWaiver",
    "Reminder",
    "Resident",
    "Rotation",
    "SavedView",
    "Scenario",
    "SeasonValue",
    "Settlement",
    "SiteDocument",
    "Statement",
    "Table",
    "Tag",
    "TalkingPoint",
    "Text",
    "Tick",
    "Token",
    "TradeOff",
    "database",
    "new_uid",
]


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
    Scenario,
    Pathway,
    BlockedPeriod,
    Tick,
    Document,
    SiteDocument,
    Cost,
    ExchangeRate,
    SeasonValue,
    Statement,
    Assignment,
    Introduction,
    Contact,
    ClinicalCase,
    Practice,
    Feedback,
    Reminder,
    Debrief,
    RankCriterion,
    RankRating,
    RankChoice,
    TradeOff,
    Settlement,
    RankVersion,
    RankWaiver,
    ClosingAnswer,
    Token,
)
