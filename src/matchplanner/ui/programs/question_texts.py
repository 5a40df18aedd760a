"""Questions of the worklist in words, and what their answers could change."""

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.next_steps import Effect
from matchplanner.domain.programs import TIERS
from matchplanner.domain.questions import RESEARCH, RULES, VISA, Question, Way, of_rules
from matchplanner.domain.rubric import Rubric
from matchplanner.ui.words import phrase, word


def _tr(text: str) -> str:
    return QCoreApplication.translate("Questions", text)


def find_words(question: Question, rubric: Rubric) -> str:
    """Return what to find out, as the worklist names it."""
    if question.criterion:
        return _tr("IMG score: {part}").format(part=rubric.criterion(question.criterion).label)
    own = {
        VISA: _tr("Visas sponsored"),
        RULES: _tr("ECFMG, USMLE and graduation-year rules"),
        RESEARCH: _tr("Research time"),
    }
    if question.key in own:
        return own[question.key]
    first, *others = (word(field) for field in question.fields)
    return _tr(" and ").join((first, *(other.lower() for other in others)))


def asked_words(question: Question) -> str:
    """Return the question as one would put it in a mail, "" for what nobody can be asked.

    How friendly or clear somebody is cannot be asked of them.
    """
    if question.criterion:
        return {
            "past_imgs": _tr("Do your current or recent residents include international medical graduates?"),
            "visa": _visa_question(),
        }.get(question.criterion, "")
    own = {
        VISA: _visa_question(),
        RULES: _tr("Which ECFMG, USMLE and graduation-year rules do you apply?"),
        RESEARCH: _tr("How much time for research do residents have?"),
        ClaimField.ACCREDITATION.value: _tr("What is the program's present accreditation status?"),
        ClaimField.CLINICS.value: _tr("In which specialty clinics do residents train?"),
        ClaimField.LABS.value: _tr("In which laboratories do residents train, and for how long?"),
        ClaimField.LAB_MONTHS.value: _tr("How many months do residents spend in laboratories?"),
        ClaimField.CHILDRENS_HOSPITAL.value: _tr("Do residents train at a children's hospital?"),
        ClaimField.CANCER_CENTER.value: _tr("Do residents train at a cancer centre?"),
        ClaimField.PROTECTED_TIME.value: _tr("Do residents have protected time for research?"),
    }
    if question.key in own:
        return own[question.key]
    return _tr("Could you tell me about this: {topic}?").format(topic=question.fields[0].label.lower())


def _visa_question() -> str:
    """Return what gates and IMG score both ask, in the same words so that a mail asks it once."""
    return _tr("Do you sponsor J-1 visas, and would you consider H-1B?")


def fields_asked(text: str) -> tuple[ClaimField, ...]:
    """Return the facts that a question of a mail asks for, () if it is none of those written here."""
    own = [(question, question.fields) for question in of_rules()]
    own += [(Question(field.value, Way.ASK, (field,)), (field,)) for field in ClaimField]
    own += [
        (Question("", Way.ASK, criterion="past_imgs"), (ClaimField.IMGS_AMONG_RESIDENTS,)),
        (Question("", Way.ASK, criterion="visa"), (ClaimField.J1, ClaimField.H1B)),
    ]
    return next((fields for question, fields in own if asked_words(question) == text), ())


def way_words(question: Question) -> str:
    """Return how one finds out."""
    return _tr("Ask") if question.way is Way.ASK else _tr("Look up")


def change_words(effect: Effect) -> str:
    """Return what the answer could change, the weightiest first."""
    parts = []
    if effect.tiers:
        names = [_tr("no tier") if tier is None else f"{tier} {phrase(TIERS[tier])}" for tier in effect.tiers]
        parts.append(_tr("suggested tier could become {tiers}").format(tiers=_tr(" or ").join(names)))
    if effect.closes:
        parts.append(_tr("could keep you out"))
    if effect.clears:
        parts.append(_tr("could settle the last open rule"))
    for count, order in (
        (effect.passed_in_score, _tr("IMG score")),
        (effect.passed_in_fit, _tr("fit")),
    ):
        if count:
            words = _tr("up to {n} places by {order}") if count > 1 else _tr("1 place by {order}")
            parts.append(words.format(n=count, order=order))
    return "; ".join(parts)
