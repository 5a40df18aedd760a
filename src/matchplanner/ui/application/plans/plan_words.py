"""Plans in words: what each costs and why, what serves them, what a research year meets."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.fees import FeeLine, Fees, Price
from matchplanner.domain.plans import fee_steps
from matchplanner.domain.research_year import MonthKind, ResearchYear
from matchplanner.domain.serving import Serves
from matchplanner.domain.spans import Span
from matchplanner.services.plan_serving import Serving, ServingRow, Side
from matchplanner.services.plans import PlanRow, Plans
from matchplanner.services.research_plans import Effect, EffectKind
from matchplanner.ui.days import short_day
from matchplanner.ui.money import money_text, sum_text
from matchplanner.ui.words import word
from matchplanner.wording import counted

ARROW = " \N{RIGHTWARDS ARROW} "
_TWO = 2

MARKS = {
    Serves.SERVES: "\N{BLACK CIRCLE}",
    Serves.PARTLY: "\N{CIRCLE WITH LEFT HALF BLACK}",
    Serves.NOT: "\N{WHITE CIRCLE}",
    Serves.UNKNOWN: "?",
}
"""The sign before each level, so that no colour is needed to tell them apart."""

TONES = {
    Serves.SERVES: "ok",
    Serves.PARTLY: "attention",
    Serves.NOT: "text",
    Serves.UNKNOWN: "text_muted",
}


def tr(text: str) -> str:
    """Return a sentence of this page in the language of the window."""
    return QCoreApplication.translate("Application", text)


def cost_text(row: PlanRow) -> str:
    """Return what a plan's applications cost as a cell says it; without programs there is nothing to say."""
    return sum_text(row.cost) if row.programs else tr("none yet")


def cost_tip(row: PlanRow, fees: Fees) -> str:
    """Explain a plan's sum: each specialty with the bands of its price, and what has no price."""
    if not row.programs:
        return tr("Mark programs as “Will apply”: what they cost is added up here.")
    lines = [fee_line_text(line, fees) for line in row.fees]
    if row.unpriced:
        lines.append(
            tr("{n} without a price: whether through ERAS, and in which specialty, is unknown.").format(
                n=row.unpriced
            )
        )
    return "\n".join(lines)


def fee_line_text(line: FeeLine, fees: Fees) -> str:
    """Return one specialty's price taken apart: "Pediatrics: 12 programs, 10 for 115 together + ..."."""
    parts = [
        tr("{n} for {sum} together").format(n=step.count, sum=money_text(step.cents))
        if step.price is Price.FLAT
        else tr("{n} \N{MULTIPLICATION SIGN} {sum}").format(n=step.count, sum=money_text(step.cents))
        for step in fee_steps(line.table, line.count)
    ]
    text = tr("{specialty}: {parts} = {sum} ({list})").format(
        specialty=line.specialty, parts=" + ".join(parts), sum=money_text(line.cents), list=line.table.label
    )
    if fees.stated(line.table.key):
        return text
    return tr("{text}; the price of an earlier season").format(text=text)


def total_text(found: Plans) -> str:
    """Say what all applications cost together, and why that may be more than the plans' sums."""
    if not found.total.cents and not found.total.unknown:
        return ""
    told = [tr("All applications together: {sum}.").format(sum=sum_text(found.total))]
    if found.shared:
        told.append(
            tr(
                "{specialty} is in several plans; ERAS counts it once, and its price rises with the number."
            ).format(specialty=", ".join(found.shared))
        )
    if found.undecided:
        one, many = "{n} program belongs to no plan.", "{n} programs belong to no plan."
        told.append(counted(one, many, len(found.undecided)))
    return " ".join(told)


def serving_text(found: Serving) -> str:
    """Return "2 of 3 rotations and 3 of 4 letters serve both plans", with what is still open."""
    if len(found.plans) < _TWO:
        return tr("With a second plan, each rotation and letter is held against both.")
    parts, unknown = [], 0
    for side, words in (
        (Side.ROTATION, tr("{n} of {all} rotations")),
        (Side.LETTER, tr("{n} of {all} letters")),
    ):
        serving, possible, everything = found.count(side)
        unknown += possible
        parts.append(words.format(n=serving, all=everything))
    plans = tr("both plans") if len(found.plans) == _TWO else tr("all {n} plans").format(n=len(found.plans))
    text = tr("{list} serve {plans}.").format(list=tr(" and ").join(parts), plans=plans)
    if not unknown:
        return text
    more = counted("One more may.", "{n} more may: something about them is unknown.", unknown)
    return f"{text} {more}"


def level_text(row: ServingRow, at: int) -> str:
    """Return a cell of the table; the pencil says that it is the user's own word."""
    found = row.shown[at]
    own = " \N{LOWER RIGHT PENCIL}" if found.own else ""
    return f"{MARKS[found.level]} {word(found.level)}{own}"


def cell_words(row: ServingRow, at: int, plan: str) -> str:
    """Return a cell in a sentence: what, for which plan, how far, and why."""
    found = row.shown[at]
    return tr("{what} for “{plan}”: {level}. {why}").format(
        what=row.title, plan=plan, level=word(found.level).lower(), why=found.why
    )


def days_text(span: Span) -> str:
    """Return two days with a dash between."""
    return f"{short_day(span.start)} \N{EN DASH} {short_day(span.end)}"


def month_words(year: ResearchYear) -> str:
    """Say which months are for what."""
    clinical = [month for month in year.months if month.kind is MonthKind.CLINICAL]
    return tr(
        "{clinic} in the clinic (whole weeks: {weeks}), then {n} months of research output: {output}."
    ).format(
        clinic=counted("1 month", "{n} months", len(clinical)),
        weeks=days_text(year.clinic),
        n=len(year.months) - len(clinical),
        output=days_text(year.output),
    )


def effect_text(effect: Effect) -> str:
    """Say what a research year meets."""
    span = days_text(effect.span)
    match effect.kind:
        case EffectKind.ROTATION:
            return tr("Rotation {title}, {span}, falls into the year.").format(title=effect.title, span=span)
        case EffectKind.BLOCKED:
            words = tr("{title} is blocked, {span}") + (
                tr(": the clinic falls into it.") if effect.clash else "."
            )
            return words.format(title=effect.title, span=span)
        case EffectKind.SUBMISSION if effect.days < 0:
            return tr(
                "{title}, {day}: {n} days before the year ends. Only what is done by then can be named."
            ).format(title=effect.title, day=short_day(effect.span.start), n=-effect.days)
        case EffectKind.SUBMISSION:
            return tr("{title}, {day}: {n} days after the year. All of it can be named.").format(
                title=effect.title, day=short_day(effect.span.start), n=effect.days
            )
    return tr("The calendar shows {span}; what lies outside keeps its dates, unseen there.").format(span=span)


def named(titles: Iterable[str]) -> str:
    """Return titles as a list in a sentence."""
    return "; ".join(titles)
