"""Signals: what there is to give in a season, what is left, and what speaks against one."""

import importlib.resources
import tomllib
from datetime import date

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from matchplanner.domain import token_tables, tokens
from matchplanner.domain.origins import Origin
from matchplanner.domain.places import Division
from matchplanner.domain.season import Track
from matchplanner.domain.token_tables import Allowance, DivisionLimit, SignalTable, TokenKind
from matchplanner.domain.tokens import Doubt, Given
from matchplanner.errors import SeasonError, UserError

PEDS, IM, GENETICS = "Pediatrics", "Internal medicine", "Medical genetics and genomics"
OWN = Origin((), ("https://example.org",), None, own=True)


def season(match_year: int, *own: Allowance) -> SignalTable:
    file = importlib.resources.files("matchplanner.resources").joinpath("signals", "signals.toml")
    return token_tables.of_season(token_tables.parse(tomllib.loads(file.read_text("utf-8"))), match_year, own)


def signal(
    number: int,
    specialty: str = PEDS,
    kind: TokenKind = TokenKind.SIGNAL,
    clock: tuple[Track, str] | None = (Track.MAIN, PEDS),
    program: int = 0,
    *,
    applying: bool = True,
) -> Given:
    return Given(number, kind, specialty, program or number, f"P{program or number}", clock, applying)


def told(*given: Given, table: SignalTable | None = None) -> list[tuple[int, Doubt]]:
    return [(one.token, one.doubt) for one in tokens.doubts(given, table or season(2028))]


def test_genetics_had_none_on_the_list_read_while_the_broader_fields_had_some() -> None:
    table = season(2025)
    of = {name: table.allowance(name) for name in (PEDS, IM, GENETICS, "Pediatrics/Medical genetics")}
    counts = {name: None if one is None else one.counts for name, one in of.items()}
    assert counts == {
        PEDS: ((TokenKind.SIGNAL, 5),),
        IM: ((TokenKind.GOLD, 3), (TokenKind.SILVER, 12)),
        GENETICS: (),
        "Pediatrics/Medical genetics": (),
    }
    assert all(one is not None and one.origin.sources and one.origin.holds(2025) for one in of.values())
    assert table.allowance("Nuclear medicine") is None
    assert table.divisions.most == 3


def test_a_later_season_uses_the_newest_list_and_says_that_it_is_not_its_own() -> None:
    table = season(2028)
    found = table.allowance("PEDIATRICS")
    assert found is not None
    assert (found.specialty, found.origin.holds(table.match_year)) == (PEDS, False)


def test_the_users_own_number_stands_for_the_shipped_one_and_for_a_field_no_list_names() -> None:
    own = (
        Allowance("pediatrics", Track.MAIN, ((TokenKind.SIGNAL, 7),), OWN),
        Allowance("Nuclear medicine", Track.MAIN, ((TokenKind.SIGNAL, 2),), OWN),
    )
    table = season(2028, *own)
    found = table.allowance(PEDS)
    assert found is not None
    assert (found.specialty, found.of(TokenKind.SIGNAL), found.origin.holds(table.match_year)) == (
        PEDS,
        7,
        True,
    )
    assert table.allowance("nuclear medicine") is not None


@examples(st.integers(0, 99), st.one_of(st.none(), st.integers(0, 99)))
def test_a_number_reads_back_as_it_is_written(first: int, second: int | None) -> None:
    text = str(first) if second is None else f"{first}+{second}"
    counts = token_tables.read_counts(text)
    assert token_tables.counts_text(counts) == text
    assert sum(count for _kind, count in counts) == first + (second or 0)


@pytest.mark.parametrize("text", ["", "many", "-1", "3+", "1+2+3", "100", "٣"])
def test_what_is_no_number_of_signals_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="3\\+12"):
        token_tables.read_counts(text)


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({"checked_on": "soon"}, "checked_on"),
        ({"list": [{"track": "nowhere"}]}, "track"),
        (
            {"list": [{"track": "main", "sources": ["s"], "specialties": [{"name": "X", "signals": "?"}]}]},
            "X",
        ),
    ],
)
def test_a_mistake_in_a_list_is_named(table: dict[str, object], says: str) -> None:
    whole = {"checked_on": date(2026, 1, 1), "divisions": [{"most": 3}], **table}
    with pytest.raises(SeasonError, match=says):
        token_tables.parse(whole)


def test_a_meter_says_what_is_used_and_left_and_leaves_open_what_nobody_knows() -> None:
    gold = [signal(1, IM, TokenKind.GOLD), signal(2, IM, TokenKind.GOLD)]
    found = tokens.meters([*gold, signal(3)], season(2028), [GENETICS, "Nuclear medicine"])
    assert [(one.specialty, one.kind, one.used, one.left) for one in found] == [
        (IM, TokenKind.GOLD, 2, 1),
        (IM, TokenKind.SILVER, 0, 12),
        (GENETICS, TokenKind.SIGNAL, 0, 0),
        ("Nuclear medicine", TokenKind.SIGNAL, 0, None),
        (PEDS, TokenKind.SIGNAL, 1, 4),
    ]


def test_signals_that_fit_leave_no_doubt() -> None:
    assert told(*(signal(number) for number in range(1, 6))) == []


def test_the_one_too_many_is_named_and_no_other() -> None:
    assert told(*(signal(number) for number in range(1, 8))) == [(6, Doubt.OVER), (7, Doubt.OVER)]


@examples(st.integers(0, 12), st.integers(0, 12))
def test_as_many_are_doubted_as_are_given_too_many(given: int, there: int) -> None:
    table = season(2028, Allowance(PEDS, Track.MAIN, ((TokenKind.SIGNAL, there),), OWN))
    found = [doubt for _token, doubt in told(*(signal(one) for one in range(1, given + 1)), table=table)]
    wanted = Doubt.OVER if there else Doubt.NONE
    assert found == [wanted] * max(given - there, 0)


@pytest.mark.parametrize(
    ("one", "doubts"),
    [
        (signal(1, clock=(Track.MAIN, IM)), [Doubt.OTHER_SPECIALTY]),
        (signal(1, clock=(Track.FELLOWSHIP_JULY, PEDS)), [Doubt.OTHER_MATCH]),
        (signal(1, GENETICS, clock=(Track.FELLOWSHIP_JULY, GENETICS)), [Doubt.NONE]),
        (signal(1, IM, clock=(Track.MAIN, IM)), [Doubt.TIER]),
        (signal(1, "Nuclear medicine", clock=None), [Doubt.UNKNOWN]),
        (signal(1, clock=None, applying=False), [Doubt.NOT_APPLYING]),
    ],
)
def test_what_speaks_against_a_signal(one: Given, doubts: list[Doubt]) -> None:
    found = tokens.doubts([one], season(2028))
    assert [each.doubt for each in found] == doubts
    assert all("P1" in each.text for each in found)


def test_two_signals_to_one_program_are_both_doubted() -> None:
    assert told(signal(1, program=9), signal(2, program=9)) == [(1, Doubt.TWICE), (2, Doubt.TWICE)]


@examples(st.lists(st.sampled_from(list(Division)), unique=True), st.integers(0, 9))
def test_more_divisions_than_may_be_named_are_told(chosen: list[Division], most: int) -> None:
    assert bool(tokens.geography_doubt(chosen, DivisionLimit(most, OWN))) == (len(chosen) > most)
