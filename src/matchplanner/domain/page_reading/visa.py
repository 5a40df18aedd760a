"""Visa sponsorship: J-1, H-1B, or none at all."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise

from matchplanner.domain.page_reading import visa_wording as wording
from matchplanner.domain.page_reading import visa_words as spoken
from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NO, NOW, PAST, YES

_NAMED: Mapping[Field, re.Pattern[str]] = {Field.J1: spoken.J1, Field.H1B: spoken.H1B}


class _Answer(StrEnum):
    YES = "yes"
    NO = "no"
    CONDITIONAL = "conditional"


def find(clause: Clause) -> Iterator[Finding]:
    """Read what a statement says about J-1, H-1B and visas as such."""
    text = wording.plainly(spoken.RENAMED.sub(" ", clause.text))
    clause = replace(clause, text=text)
    if spoken.HOPED.search(text) or wording.is_only_wished(text):
        return
    if _goes_on(clause):
        return
    over = _ended(clause)
    for name in over:
        yield Finding(name, "no", clause.sentence.start, clause.sentence.end, 2)
    if over or wording.is_over(text) or spoken.LONG_AGO.search(text):
        return
    if PAST.search(text) and not re.search(r"\bno longer\b|\bnot any ?more\b|\bdiscontinued\b", text):
        return
    if _is_about_strangers(text, clause.sentence.lead):
        return
    answers = _answers(clause) or _referred(clause) or _others(clause)
    strength = 2 if NOW.search(text) else 1 if clause.sentence.labelled else 0
    if wording.covers_all(text) and set(answers.values()) <= {_Answer.NO} and spoken.NEGATION.search(text):
        answers = {}
        yield Finding(Field.VISA_SPONSORSHIP, "no", clause.sentence.start, clause.sentence.end, strength)
    for name, answer in answers.items():
        yield Finding(name, str(answer), clause.sentence.start, clause.sentence.end, strength)
    if not answers and _refuses_all(clause):
        yield Finding(Field.VISA_SPONSORSHIP, "no", clause.sentence.start, clause.sentence.end, strength)


def _goes_on(clause: Clause) -> bool:
    """Return whether a part goes on with a condition: "who have passed Step 3 and cannot obtain a J-1"."""
    told = clause.sentence.text[: clause.at]
    conditioned = spoken.GOES_ON.match(clause.text) and spoken.WHO.search(told)
    return bool(conditioned and spoken.H1B.search(told) and not spoken.H1B.search(clause.text))


def _ended(clause: Clause) -> list[Field]:
    """Return the visa that is sponsored no more: "filed H-1B petitions, but has ended the practice"."""
    text, sentence = clause.text, clause.sentence
    places = wording.ended(text)
    if not places or spoken.NEGATION.search(text[: places[0]]):
        return []
    told = sentence.text[: clause.at]
    if not spoken.ANY_NAMED.search(f"{told} {text}") and wording.is_over(sentence.before):
        told = sentence.before
    if not spoken.TELLS_PRACTICE.search(f"{told} {text}"):
        return []
    after = [name for name, mention in _NAMED.items() if mention.search(text, places[0])]
    inside = [name for name, mention in _NAMED.items() if mention.search(text)]
    before = [name for name, mention in _NAMED.items() if mention.search(told)]
    named = after or inside or before
    return named if len(named) == 1 else []


def _is_about_strangers(text: str, lead: str) -> bool:
    if spoken.STRANGERS.search(text) and spoken.RESERVED.search(text):
        return False
    if spoken.STRANGERS.search(text):
        return spoken.TRAINEES.search(text) is None
    return spoken.STRANGERS.search(lead) is not None and spoken.TRAINEES.search(lead) is None


def _answers(clause: Clause) -> dict[Field, _Answer]:
    text, sentence = spoken.NOT_CITIZENS.sub(" ", clause.text), clause.sentence
    if spoken.H1B.search(text):
        text = spoken.WITHOUT_J1.sub(" if so ", text)
    text = spoken.OTHER_VISAS.sub(" ", text)
    said = _replied(clause)
    if said is not None:
        return said
    if (
        spoken.BESIDE.search(text)
        or sentence.is_heading
        or (sentence.is_title and not spoken.STATES.search(text))
    ):
        return {}
    excepted = _denied_but(clause) or _excepted(text)
    if excepted:
        return excepted
    found: dict[Field, _Answer] = {}
    for segment in _segments(text):
        found |= _of_segment(clause, text, segment, found)
    return found


def _denied_but(clause: Clause) -> dict[Field, _Answer]:
    """Read "no, J-1 only" in answer to a question about the other visa."""
    sentence = clause.sentence
    denial = NO.match(sentence.answer)
    if (
        not sentence.lead.endswith("?")
        or not sentence.answer_at
        or clause.at > sentence.answer_at
        or not denial
    ):
        return {}
    rest = sentence.answer[denial.end() :]
    asked = [name for name, mention in _NAMED.items() if mention.search(sentence.lead)]
    given = [name for name, mention in _NAMED.items() if mention.search(rest)]
    if (
        len(asked) != 1
        or not given
        or asked[0] in given
        or spoken.NEGATION.search(rest)
        or not spoken.ONLY.search(rest)
    ):
        return {}
    return {asked[0]: _Answer.NO, given[0]: _Answer.YES}


def _of_segment(
    clause: Clause, text: str, segment: str, before: dict[Field, _Answer]
) -> dict[Field, _Answer]:
    """Read the part of a statement that speaks of one visa, or of several at once.

    A part without a verb of its own shares that of the part before it.
    """
    named = [name for name, mention in _NAMED.items() if mention.search(segment)]
    if not named:
        return {}
    own = spoken.SPONSORS.search(segment) or spoken.STATUS.search(segment) or spoken.NEGATION.search(segment)
    if not own and before:
        same = next(reversed(before.values()))
        weaker = Field.H1B in named and same is _Answer.YES and spoken.HEDGE.search(segment) is not None
        return dict.fromkeys(named, _Answer.CONDITIONAL if weaker else same)
    if not own and not spoken.SPONSORS.search(text) and not _stated_bare(clause):
        return {}
    if not spoken.SPONSORS.search(text) and not spoken.STATUS.search(segment) and not _stated_bare(clause):
        return {}
    return _plain(segment, text if not own else segment, named, clause.sentence.lead)


def _others(clause: Clause) -> dict[Field, _Answer]:
    """Read "come on a J-1; other visas we cannot sponsor", which leaves no room for an H-1B."""
    others = re.search(
        r"\b(?:any |no )?other (?:types? of )?(?:visas?|categor(?:y|ies)|status|classifications?)\b",
        clause.text,
    )
    said = f"{clause.sentence.before} {clause.sentence.text}"
    only_j1 = spoken.J1.search(said) and not spoken.H1B.search(said)
    denied = others and spoken.NEGATION.search(clause.text)
    nothing_else = spoken.NOTHING_ELSE.search(clause.text)
    return {Field.H1B: _Answer.NO} if only_j1 and (denied or nothing_else) else {}


def _segments(text: str) -> list[str]:
    """Cut a statement between visas that are not merely listed: "J-1 is fine, H-1B is not"."""
    mentions = list(spoken.ANY_NAMED.finditer(text))
    cuts = []
    for one, other in pairwise(mentions):
        between = text[one.end() : other.start()]
        if spoken.LISTING.fullmatch(between):
            continue
        joints = list(spoken.JOINT.finditer(between))
        cuts.append(
            one.end() + (joints[-1] if joints and "," not in between else joints[0]).start()
            if joints
            else other.start()
        )
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _referred(clause: Clause) -> dict[Field, _Answer]:
    """Read a denial that refers back: "files H-1B petitions for faculty, but not for residents"."""
    text, before = clause.text, clause.sentence.text[: clause.at]
    gone = PAST.search(clause.sentence.before) is not None or wording.is_over(clause.sentence.before)
    if gone and not spoken.ANY_NAMED.search(before):
        before = f"{clause.sentence.before} {before}"
    named = [name for name, mention in _NAMED.items() if mention.search(before)]
    others = PAST.search(before) or spoken.STRANGERS.search(before)
    if spoken.SPONSORS_THEM.search(text) and not spoken.NEGATION.search(text) and not others:
        hedged = spoken.HEDGE.search(text) is not None
        return {name: _Answer.CONDITIONAL if hedged and name is Field.H1B else _Answer.YES for name in named}
    last = spoken.THE_LAST.search(text) is not None
    refers = last or (spoken.DO_SO.search(text) is not None and spoken.NEGATION.search(text) is not None)
    ours = gone or last or spoken.TRAINEES.search(text) is not None or PAST.search(before) is not None
    return {named[0]: _Answer.NO} if refers and len(named) == 1 and ours else {}


def _plain(segment: str, verb: str, named: list[Field], lead: str) -> dict[Field, _Answer]:
    """Judge a part by its own hedges and by the negation in the words around its verb."""
    denied = spoken.NEGATION.search(verb) is not None or spoken.RESERVED.search(segment) is not None
    negated = denied or (spoken.NEGATION.search(lead) is not None and not lead.endswith("?"))
    found = {name: _judged(segment, name, negated=negated) for name in named}
    alone = named == [Field.J1] and not negated and spoken.ONLY.search(segment)
    if alone and found[Field.J1] is _Answer.YES and not _only_for_some(segment):
        found[Field.H1B] = _Answer.NO
    return found


def _only_for_some(text: str) -> bool:
    return re.search(r"\bonly (?:for|if|when|in|to|after|with|once)\b", text) is not None


def _judged(text: str, name: Field, *, negated: bool) -> _Answer:
    hedged = spoken.HEDGE.search(text) if name is Field.H1B else spoken.HARD_FOR_J1.search(text)
    if negated:
        weak = re.search(
            r"\bexcept|\bnot guaranteed\b|\bunless\b|\bgenerally\b|\btypically\b|\busually\b|\bnormally\b|"
            r"\bonly (?:in|for|if|"
            r"when)\b",
            text,
        )
        return _Answer.CONDITIONAL if weak else _Answer.NO
    return _Answer.CONDITIONAL if hedged else _Answer.YES


def _excepted(text: str) -> dict[Field, _Answer]:
    """Read "no visa other than the J-1", which names what is sponsored by the exception."""
    cut = spoken.EXCEPT.search(text)
    if cut is None or not NEGATION.search(text, 0, cut.start()):
        return {}
    before, after = text[: cut.start()], text[cut.end() :]
    if spoken.J1.search(after) and not spoken.J1.search(before):
        return {Field.J1: _Answer.YES, Field.H1B: _Answer.YES if spoken.H1B.search(after) else _Answer.NO}
    return {}


def _replied(clause: Clause) -> dict[Field, _Answer] | None:
    """Read "yes" or "no" in answer to a question or label; None where the answer is another one."""
    sentence = clause.sentence
    if not sentence.answer_at or clause.at > sentence.answer_at or not spoken.LABEL.search(sentence.lead):
        return None
    answer = wording.plainly(sentence.answer)
    asked = [name for name, mention in _NAMED.items() if mention.search(sentence.lead)]
    given = [name for name, mention in _NAMED.items() if mention.search(answer)]
    if given or not asked:
        return None
    hedged = spoken.HEDGE.search(answer) is not None
    if YES.match(answer) or (not NO.match(answer) and not NEGATION.search(answer) and _affirms(answer)):
        return {name: _Answer.CONDITIONAL if hedged and name is Field.H1B else _Answer.YES for name in asked}
    if NO.match(answer) or NEGATION.search(answer):
        weak = re.search(r"\bexcept|\bunless\b|\bgenerally\b|\btypically\b", answer)
        return dict.fromkeys(asked, _Answer.CONDITIONAL if weak else _Answer.NO)
    return dict.fromkeys(asked, _Answer.CONDITIONAL) if hedged else None


def _affirms(answer: str) -> bool:
    return (
        re.match(
            r"\W*(?:sponsored|accepted|supported|available|offered|we do|no problem|fine\b|welcome|"
            r"through ecfmg|via ecfmg|x\b|\u2713)",
            answer,
        )
        is not None
    )


def _stated_bare(clause: Clause) -> bool:
    """Return whether visas are merely named: under a label that says what for, or with "no" or "only"."""
    lead = clause.sentence.lead
    under = clause.titles if not lead or spoken.TRAINEES.fullmatch(lead) else lead
    if spoken.LABEL.search(under) and spoken.POSITIVE_LEAD.search(under):
        return True
    return spoken.BARE.search(clause.text) is not None


def _refuses_all(clause: Clause) -> bool:
    text, sentence = clause.text, clause.sentence
    if spoken.ANY_NAMED.search(sentence.text) or sentence.is_heading:
        return False
    turned_away = spoken.TURNS_AWAY.search(text) and not spoken.LOOPHOLE.search(text)
    if turned_away or wording.leaves_to_applicants(text):
        return True
    if wording.is_no_refusal(text) or spoken.FUNDING.search(text) or spoken.OTHER_KINDS.search(text):
        return False
    if sentence.answer_at and re.search(r"\bvisas?\b", sentence.lead) and clause.at <= sentence.answer_at:
        answer = sentence.answer
        if NO.match(answer) or spoken.WE_DO_NOT.match(answer):
            return not spoken.HEDGE.search(answer)
    if spoken.CITIZENS_ONLY.search(text):
        return True
    about_visas = re.search(r"\bvisas?\b|\bsponsor", f"{text} {sentence.lead} {clause.titles}")
    return bool(about_visas and spoken.NO_VISAS.search(text)) and not spoken.LOOPHOLE.search(text)
