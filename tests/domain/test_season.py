"""A season's dates: patterns against published dates, sources, corrections."""

from collections.abc import Mapping
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import season, season_files
from matchplanner.domain.season import DateStatus, Fact, Override, SeasonRules, Track, resolve
from matchplanner.errors import SeasonError

PUBLISHED = {DateStatus.CONFIRMED, DateStatus.ONE_SOURCE, DateStatus.FROM_MEMORY}


def on(rules: SeasonRules, match_year: int, key: str, *overrides: Override) -> date:
    """Return a milestone's day by the rules alone."""
    return season.milestone_by_key(resolve(rules, (), match_year, overrides), key).on


def test_the_rules_give_every_published_date_and_time(rules: SeasonRules, facts: tuple[Fact, ...]) -> None:
    published = [fact for fact in facts if fact.status in PUBLISHED]
    assert len(published) == 37
    for fact in published:
        by_rule = season.milestone_by_key(resolve(rules, (), fact.match_year), fact.key)
        assert (fact.match_year, fact.key, by_rule.on) == (fact.match_year, fact.key, fact.on)
        assert fact.at in (None, by_rule.at), fact
        assert fact.end in (None, by_rule.end), fact


@pytest.mark.parametrize(
    ("match_year", "key", "expected"),
    [
        (2025, "nrmp_registration", "2024-09-15"),
        (2025, "rol_certification", "2025-03-05"),
        (2025, "match_week", "2025-03-17"),
        (2025, "match_day", "2025-03-21"),
        (2026, "rol_certification", "2026-03-04"),
        (2027, "july_cycle_submit", "2026-07-01"),
        (2027, "july_cycle_review", "2026-07-15"),
        (2027, "eras_submit", "2026-09-02"),
        (2027, "nrmp_registration", "2026-09-15"),
        (2027, "programs_review", "2026-09-23"),
        (2027, "december_cycle_submit", "2026-11-11"),
        (2027, "december_cycle_review", "2026-12-02"),
        (2027, "nrmp_standard_deadline", "2027-01-29"),
        (2027, "ranking_opens", "2027-02-01"),
        (2027, "rol_certification", "2027-03-03"),
        (2027, "match_week", "2027-03-15"),
        (2027, "match_day", "2027-03-19"),
        (2027, "eras_close", "2027-05-31"),
        (2028, "eras_submit", "2027-09-01"),
        (2028, "rol_certification", "2028-03-01"),
        (2028, "training_start", "2028-07-01"),
        (2020, "rol_certification", "2020-02-26"),
    ],
)
def test_dates_nobody_published_follow_the_pattern(
    rules: SeasonRules, match_year: int, key: str, expected: str
) -> None:
    assert on(rules, match_year, key) == date.fromisoformat(expected)


def test_the_rank_list_of_2028_is_due_at_nine_in_the_evening_eastern_and_only_expected(
    rules: SeasonRules, facts: tuple[Fact, ...]
) -> None:
    due = season.milestone_by_key(resolve(rules, facts, season.match_year_of(2027)), "rol_certification")
    assert (due.on, due.at, due.zone) == (date(2028, 3, 1), time(21), "America/New_York")
    assert due.status is DateStatus.DERIVED
    assert due.expected
    assert not due.overridden
    assert due.sources
    assert due.pattern


def test_a_confirmed_date_is_not_merely_expected(rules: SeasonRules, facts: tuple[Fact, ...]) -> None:
    resolved = resolve(rules, facts, 2026)
    assert not season.milestone_by_key(resolved, "match_day").expected
    assert season.milestone_by_key(resolved, "ranking_opens").expected


def test_match_week_lasts_from_monday_to_friday(rules: SeasonRules) -> None:
    week = season.milestone_by_key(resolve(rules, (), 2028), "match_week")
    assert (week.on, week.end, week.at) == (date(2028, 3, 13), date(2028, 3, 17), None)


@given(match_year=st.sampled_from(season.MATCH_YEARS))
def test_every_season_has_all_milestones_in_order_and_on_their_weekdays(
    rules: SeasonRules, facts: tuple[Fact, ...], match_year: int
) -> None:
    resolved = resolve(rules, facts, match_year)
    assert {m.key for m in resolved} == {rule.key for rule in rules.milestones}
    assert [m.on for m in resolved] == sorted(m.on for m in resolved)
    dated = {m.key: m.on for m in resolved}
    assert dated["match_day"].weekday() == 4
    assert dated["rol_certification"].weekday() == 2
    assert dated["nrmp_standard_deadline"].weekday() < 5
    assert dated["ranking_opens"].weekday() < 5
    assert dated["eras_submit"] < dated["programs_review"] < dated["ranking_opens"] < dated["match_day"]


@given(target_year=st.integers(2000, 2099))
def test_a_later_target_year_moves_every_derived_date_by_about_a_year(
    rules: SeasonRules, target_year: int
) -> None:
    now = resolve(rules, (), season.match_year_of(target_year))
    later = {m.key: m.on for m in resolve(rules, (), season.match_year_of(target_year + 1))}
    for milestone in now:
        assert abs((later[milestone.key] - milestone.on).days - 365) <= 7


@pytest.mark.parametrize("match_year", [1999, 2102])
def test_a_year_outside_the_known_ones_is_refused(rules: SeasonRules, match_year: int) -> None:
    with pytest.raises(SeasonError) as refused:
        resolve(rules, (), match_year)
    assert str(match_year) in refused.value.message


def test_the_users_own_date_wins_and_says_so(rules: SeasonRules, facts: tuple[Fact, ...]) -> None:
    own = Override(
        "rol_certification",
        on=date(2028, 3, 8),
        at=time(20),
        source="https://www.nrmp.org/",
        checked_on=date(2027, 8, 1),
        note="Read on the calendar",
    )
    due = season.milestone_by_key(resolve(rules, facts, 2028, (own,)), "rol_certification")
    assert (due.on, due.at, due.zone) == (date(2028, 3, 8), time(20), "America/New_York")
    assert (due.status, due.expected, due.overridden) == (DateStatus.OWN, False, True)
    assert (due.sources, due.checked_on, due.note) == (
        ("https://www.nrmp.org/",),
        date(2027, 8, 1),
        own.note,
    )


def test_a_correction_of_the_time_alone_keeps_the_day(rules: SeasonRules) -> None:
    due = season.milestone_by_key(
        resolve(rules, (), 2028, (Override("match_day", at=time(11)),)), "match_day"
    )
    assert (due.on, due.at, due.overridden) == (date(2028, 3, 17), time(11), True)


def test_what_is_counted_from_match_day_follows_a_corrected_match_day(rules: SeasonRules) -> None:
    own = Override("match_day", on=date(2028, 3, 24))
    assert on(rules, 2028, "rol_certification", own) == date(2028, 3, 8)
    week = season.milestone_by_key(resolve(rules, (), 2028, (own,)), "match_week")
    assert (week.on, week.end) == (date(2028, 3, 20), date(2028, 3, 24))


@given(days=st.integers(-400, 400))
def test_a_moved_week_stays_as_long(rules: SeasonRules, days: int) -> None:
    moved = date(2028, 3, 13) + timedelta(days=days)
    week = season.milestone_by_key(
        resolve(rules, (), 2028, (Override("match_week", on=moved),)), "match_week"
    )
    assert week.end == moved + timedelta(days=4)


def test_a_correction_of_an_unknown_milestone_is_refused(rules: SeasonRules) -> None:
    with pytest.raises(SeasonError, match="no milestone 'rol'"):
        resolve(rules, (), 2028, (Override("rol", on=date(2028, 3, 1)),))


def test_asking_for_an_unknown_milestone_is_refused(rules: SeasonRules) -> None:
    with pytest.raises(SeasonError, match="no milestone 'rol'"):
        season.milestone_by_key(resolve(rules, (), 2028), "rol")


def test_tracks_can_be_told_apart(rules: SeasonRules) -> None:
    july = season.on_track(resolve(rules, (), 2028), Track.FELLOWSHIP_JULY)
    assert [m.key for m in july] == ["july_cycle_submit", "july_cycle_review"]


def test_every_milestone_names_a_page_and_the_day_it_was_looked_at(
    rules: SeasonRules, facts: tuple[Fact, ...]
) -> None:
    for match_year in (2026, 2027, 2028):
        for milestone in resolve(rules, facts, match_year):
            assert all(source.startswith("http") for source in milestone.sources)
            assert milestone.sources
            assert milestone.checked_on is not None


# -- declared data that is wrong -------------------------------------------------------------------


def rules_table(**changes: object) -> dict[str, object]:
    """Return a smallest valid rules file, its one milestone changed; None drops a key."""
    milestone: dict[str, object] = {
        "key": "match_day",
        "label": "Match Day",
        "track": "main",
        "kind": "event",
        "pattern": "third Friday of March",
        "sources": ["https://www.nrmp.org/"],
        "rule": [{"kind": "nth_weekday", "n": 3, "weekday": "fri", "month": 3, "year": "X+1"}],
        **changes,
    }
    kept = {key: value for key, value in milestone.items() if value is not None}
    return {"zone": "America/New_York", "checked_on": date(2026, 11, 21), "milestone": [kept]}


RULE = {"kind": "fixed", "month": 5, "day": 1, "year": "X"}


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"label": None}, "'label' is missing"),
        ({"label": " "}, "'label' must be text"),
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"track": "side"}, "'track' is 'side'"),
        ({"sources": []}, "'sources' must name"),
        ({"sources": "https://x"}, "'sources' must be a list"),
        ({"rule": []}, "'rule' must be one or more"),
        ({"rule": [{"kind": "moon"}]}, "unknown rule kind 'moon'"),
        ({"rule": [{**RULE, "month": 13}]}, "'month' must lie between 1 and 12"),
        ({"rule": [{**RULE, "month": 2, "day": 29}]}, "'day' must lie between 1 and 28"),
        ({"rule": [{**RULE, "day": "1"}]}, "'day' must be a whole number"),
        ({"rule": [{**RULE, "year": "2027"}]}, "'year' is '2027'"),
        ({"rule": [{**RULE, "time": "9 pm"}]}, "'time' must be a time"),
        ({"rule": [{**RULE, "lasts_days": 0}]}, "'lasts_days' must be 1 or more"),
        ({"rule": [{**RULE, "n": 1}]}, "unknown key 'n'"),
        ({"rule": [{**RULE, "since": 2021}, RULE]}, "in the order of 'since'"),
        ({"rule": [{"kind": "offset", "after": "match_day", "days": 1}]}, "follow one another"),
        ({"rule": [{"kind": "offset", "after": "easter", "days": 1}]}, "does not exist"),
    ],
)
def test_a_wrong_rules_file_is_refused_with_the_key_named(changes: dict[str, object], named: str) -> None:
    with pytest.raises(SeasonError) as refused:
        season_files.parse_rules(rules_table(**changes))
    assert named in refused.value.message


def test_a_milestone_declared_twice_is_refused() -> None:
    table = rules_table()
    milestones = table["milestone"]
    assert isinstance(milestones, list)
    with pytest.raises(SeasonError, match="'match_day' is there twice"):
        season_files.parse_rules({**table, "milestone": milestones * 2})


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc/passwd"])
def test_a_rules_file_with_an_unknown_zone_is_refused(zone: str) -> None:
    with pytest.raises(SeasonError, match="not an IANA time zone"):
        season_files.parse_rules({**rules_table(), "zone": zone})


FACT: Mapping[str, object] = {
    "key": "match_day",
    "date": date(2028, 3, 17),
    "status": "one_source",
    "unofficial_sources": 1,
}


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"status": "own"}, "'status' is 'own'"),
        ({"status": "derived"}, "a derived fact has no 'date'"),
        ({"date": None}, "every other fact needs one"),
        ({"date": "2028-03-17"}, "'date' must be a date"),
        ({"unofficial_sources": None}, "claims a source"),
        ({"status": "confirmed"}, "takes two or more sources"),
        ({"end": date(2028, 3, 16)}, "'end' must not lie before"),
        ({"when": "noon"}, "unknown key 'when'"),
    ],
)
def test_a_wrong_facts_file_is_refused_with_the_key_named(changes: dict[str, object], named: str) -> None:
    fact = {key: value for key, value in {**FACT, **changes}.items() if value is not None}
    with pytest.raises(SeasonError) as refused:
        season_files.parse_facts({"match_year": 2028, "checked_on": date(2026, 11, 21), "fact": [fact]})
    assert named in refused.value.message
    assert "2028" in refused.value.message


def test_a_fact_stated_twice_is_refused() -> None:
    with pytest.raises(SeasonError, match="'match_day' is there twice"):
        season_files.parse_facts(
            {"match_year": 2028, "checked_on": date(2026, 11, 21), "fact": [dict(FACT), dict(FACT)]}
        )


def test_a_fact_about_an_unknown_milestone_is_refused(rules: SeasonRules) -> None:
    facts = season_files.parse_facts(
        {"match_year": 2028, "checked_on": date(2026, 11, 21), "fact": [{**FACT, "key": "easter"}]}
    )
    with pytest.raises(SeasonError, match="no milestone 'easter'"):
        resolve(rules, facts, 2028)
