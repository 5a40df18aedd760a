"""Drafts, the guard before they go, and what an echo is worth."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.enquiries import (
    Echo,
    Quality,
    Sent,
    echo,
    filled,
    gaps,
    may_write,
    question_block,
    question_count,
    step_of,
)

DAY = date(2026, 10, 2)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def test_gaps_are_told_once_each_and_stray_braces_too() -> None:
    assert gaps("Dear {name}, {name} and {reason}") == ("{name}", "{reason}")
    assert gaps("Dear {name") == ("{",)
    assert gaps("Dear {}") == ("{}",)
    assert gaps("Dear all") == ()


@given(st.dictionaries(st.sampled_from(["name", "school", "year"]), st.text("abc ", min_size=1), max_size=3))
def test_what_is_known_is_filled_and_the_rest_stays_to_be_seen(words: dict[str, str]) -> None:
    text = "{name}, {school}, {year}"
    left = {gap.strip("{}") for gap in gaps(filled(text, words))}
    assert left == {"name", "school", "year"} - {key for key, word in words.items() if word}


def test_questions_are_counted_as_chosen_or_as_typed() -> None:
    chosen = ("Which visas?", "Any limits?")
    assert question_count(f"Dear all,\n{question_block(chosen)}", chosen) == 2
    assert question_count(f"{question_block(chosen)}\nAnd when? And where?", chosen) == 4
    assert question_count("How are you?", ()) == 1
    assert question_block(("Which visas?",)) == "May I ask you one thing? Which visas?"


def test_nothing_sent_says_nothing() -> None:
    assert echo([], DAY, 21) is None
    assert echo([Sent(after(5))], DAY, 21) is None
    assert step_of(None) is None
    assert may_write(None) == ""


def test_silence_begins_when_the_waiting_period_is_over() -> None:
    waiting, silent = echo([Sent(DAY)], after(20), 21), echo([Sent(DAY)], after(21), 21)
    assert waiting is not None
    assert silent is not None
    assert (waiting.silent, step_of(waiting)) == (False, None)
    assert (silent.silent, step_of(silent), silent.due_on) == (True, 0, after(21))


def test_a_second_mail_begins_the_wait_anew_and_a_third_is_advised_against() -> None:
    twice = [Sent(DAY), Sent(after(22))]
    found = echo(twice, after(30), 21)
    assert found is not None
    assert (found.mails, found.waited, found.silent) == (2, 8, False)
    assert "2 mails are unanswered" in may_write(found)


def test_the_reply_to_a_second_mail_is_late_by_the_first() -> None:
    found = echo([Sent(DAY), Sent(after(25), after(27), Quality.HELPFUL)], after(40), 21)
    assert found is not None
    assert (found.latency, step_of(found), may_write(found)) == (27, 1, "")


def test_while_a_new_question_waits_the_answered_exchange_counts() -> None:
    mails = [Sent(DAY, after(3), Quality.HELPFUL), Sent(after(100))]
    for day, step in ((after(105), 2), (after(125), 0)):
        found = echo(mails, day, 21)
        assert found is not None
        assert step_of(found) == step


@given(st.integers(0, 90), st.sampled_from(tuple(Quality)), st.integers(1, 60))
def test_a_quicker_reply_is_never_worth_less(days: int, quality: Quality, waiting: int) -> None:
    def points(latency: int) -> int | None:
        return step_of(Echo(DAY, DAY, 1, latency, waiting, after(latency), quality))

    slow, quick = points(days + 1), points(days)
    assert slow is None or quick is None or quick >= slow
