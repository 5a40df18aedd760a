"""Goals, signs and rules in words."""

import html
from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.applicant import Focus
from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.eligibility import Gate, Gates, Rule, State, VisaNeed
from matchplanner.domain.fit import FitRange, Goal, GoalKind, GoalLine, Mark
from matchplanner.domain.fit_signs import Basis, Says, Sign
from matchplanner.domain.goals import CareerShape, Theme
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.fact_words import stated, value_words
from matchplanner.ui.programs.claim_line import source_words
from matchplanner.ui.words import measured, word

_SIGNS = {Says.FOR: "✓", Says.AGAINST: "✕", Says.OPEN: "?", Says.SILENT: "·"}
MARKS = {Mark.SERVED: "✓", Mark.MISSED: "✕", Mark.NO_DATA: "?"}
TONES = {Mark.SERVED: "ok", Mark.MISSED: "problem", Mark.NO_DATA: "muted"}
STATE_MARKS = {State.MET: "✓", State.CLOSED: "✕", State.OPEN: "?", State.UNSTATED: "·"}
STATE_TONES = {
    State.MET: "ok",
    State.CLOSED: "problem",
    State.OPEN: "attention",
    State.UNSTATED: "muted",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Fit", text)


def goal_words(goal: Goal) -> str:
    """Return a goal as the profile calls it."""
    if goal.kind is GoalKind.FOCUS:
        return _tr("{focus} genetics").format(focus=word(Focus(goal.word)))
    if goal.kind is GoalKind.THEME:
        return word(Theme(goal.word))
    if goal.kind is GoalKind.SHAPE:
        return word(CareerShape(goal.word))
    if goal.kind is GoalKind.KEYWORD:
        return goal.word
    return _tr("{topic} (from your statement)").format(topic=goal.word)


def line_words(line: GoalLine) -> str:
    """Return what is known of a goal and the points that follow."""
    words = {
        Mark.SERVED: _tr("served"),
        Mark.MISSED: _tr("missed"),
        Mark.NO_DATA: _tr("no data"),
    }
    span = f"{line.low}" if line.low == line.high else f"{line.low}-{line.high}"
    points = _tr("{span} of {best}").format(span=span, best=line.goal.points)
    return f"{words[line.mark]}, {points}"


def formula(fit: FitRange) -> str:
    """Return how the figure comes about, in one tip."""
    told = _tr(
        "A goal counts its weight for one sign that speaks for it and twice its weight from two on. "
        "Your first focus weighs 3, the second 2, others 1; the shape of the career 2; a theme, a keyword "
        "and a topic of your statement 1 each. The lower figure is certain, the upper one what open facts "
        "may still bring. It orders programs for you and is no chance of anything."
    )
    return f"{measured(fit)}. {told}"


def sign_lines(line: GoalLine, row: ProgramRow, faculty: tuple[str, ...]) -> Iterator[str]:
    """Yield each sign of a goal as rich text with the claims behind it; labels not given are left out."""
    for sign, says in zip(line.goal.signs, line.says, strict=True):
        if sign.basis is Basis.TAG and says is not Says.FOR:
            continue
        yield f"{_SIGNS[says]} {_sign_words(sign, says, row, faculty)}"


def _sign_words(sign: Sign, says: Says, row: ProgramRow, faculty: tuple[str, ...]) -> str:
    if sign.basis is Basis.TYPE:
        kind = word(row.program_type)
        return html.escape(_tr("Type of program: {kind}").format(kind=kind))
    if sign.basis is Basis.TAG:
        return html.escape(_tr("Your own label"))
    if sign.basis is Basis.FACULTY:
        told = "; ".join(faculty) or _tr("unknown")
        return html.escape(_tr("Interests of faculty: {interests}").format(interests=told))
    stated = [_fact_words(field, row) for field in sign.fields if row.facts[field].known]
    if stated:
        missing = _tr("not named in") + " " if says is Says.OPEN else ""
        return html.escape(missing) + "<br>&nbsp;&nbsp;&nbsp;".join(stated)
    names = ", ".join(word(field) for field in sign.fields[:3])
    return html.escape(_tr("{fields}: unknown").format(fields=names))


def _fact_words(field: ClaimField, row: ProgramRow) -> str:
    fact = row.facts[field]
    source = "" if fact.shown is None else f" · {source_words(fact.shown)}"
    return f"{html.escape(word(field))}: <b>{html.escape(value_words(fact))}</b>{source}"


def gate_words(gate: Gate) -> str:
    """Return how a rule stands, in one line."""
    if gate.state is State.UNSTATED:
        return _tr("{rule}: no rule known").format(rule=word(gate.rule))
    return _GATES.get(gate.rule, _limit)(gate)


def rules_words(held: Gates) -> str:
    """Return the first line of the eligibility summary: do I meet the rules (R33)."""
    closed, still_open = _named(held, State.CLOSED), _named(held, State.OPEN)
    if closed:
        return _tr("A rule keeps you out: {rules}").format(rules=closed)
    if still_open:
        return _tr("No rule known keeps you out; still open: {rules}").format(rules=still_open)
    return _tr("You meet every rule that is known.")


def unstated_words(held: Gates) -> str:
    """Return which rules no source names, "" if there are none."""
    names = _named(held, State.UNSTATED)
    return _tr("No source names: {rules}").format(rules=names) if names else ""


def _named(held: Gates, state: State) -> str:
    """Name the program's own rules in this state; the IMG score is none of them."""
    found = (gate.rule for gate in held.gates if gate.state is state and gate.rule is not Rule.IMG_SCORE)
    return ", ".join(_within(word(rule)) for rule in found)


def _within(label: str) -> str:
    """Return a label as it stands within a sentence; "Step 1" and "ECFMG" keep their capitals."""
    kept = label[:2].isupper() or label.startswith("Step")
    return label if kept else label[:1].lower() + label[1:]


def _accreditation(gate: Gate) -> str:
    if gate.state is State.OPEN:
        return _tr("Accreditation: unknown")
    stated = gate.stated or _tr("on ACGME's list")
    return _tr("Accreditation: {status}").format(status=stated)


def _visa(gate: Gate) -> str:
    words = {"yes": _tr("yes"), "no": _tr("no"), "conditional": _tr("under conditions")}
    j1, _slash, h1b = gate.stated.partition("/")
    answers = _tr("J-1 {j1}, H-1B {h1b}").format(
        j1=words.get(j1, _tr("unknown")), h1b=words.get(h1b, _tr("unknown"))
    )
    needs = {
        VisaNeed.NONE: _tr("you need no visa"),
        VisaNeed.J1: _tr("you need J-1 or H-1B"),
        VisaNeed.H1B: _tr("you need H-1B"),
        VisaNeed.UNKNOWN: _tr("your profile does not say which visa you need"),
    }
    return _tr("Visa: {answers}; {need}").format(answers=answers, need=needs[VisaNeed(gate.mine)])


def _ecfmg(gate: Gate) -> str:
    when = stated(ClaimField.ECFMG_REQUIRED, gate.stated).lower()
    mine = gate.mine or _tr("unknown")
    return _tr("ECFMG certification {when}; yours: {mine}").format(when=when, mine=mine)


def _answer(gate: Gate) -> str:
    return _tr("{rule}: {answer}").format(rule=word(gate.rule), answer=gate.stated)


def _limit(gate: Gate) -> str:
    sentences = {
        Rule.STEP1: _tr("Step 1: at least {limit}; yours: {mine}"),
        Rule.STEP2: _tr("Step 2 CK: at least {limit}; yours: {mine}"),
        Rule.ATTEMPTS: _tr("Attempts: at most {limit}; yours: {mine}"),
        Rule.GRADUATION: _tr("Years since graduation: at most {limit}; yours: {mine}"),
        Rule.EARLIER_TRAINING: _tr(
            "Earlier US training in years: at least {limit}; yours: {mine}. Training abroad counts only "
            "after a review by the ABMGG"
        ),
    }
    return sentences[gate.rule].format(limit=gate.stated, mine=gate.mine or _tr("unknown"))


_GATES: dict[Rule, Callable[[Gate], str]] = {
    Rule.ACCREDITATION: _accreditation,
    Rule.VISA: _visa,
    Rule.ECFMG: _ecfmg,
    Rule.OET: _answer,
    Rule.OPENING: _answer,
    Rule.IMG_SCORE: _answer,
}
