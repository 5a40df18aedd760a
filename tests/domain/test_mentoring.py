"""People who help along, and the news they get."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import mentoring
from matchplanner.domain.mentoring import Contacted, ContactKind, Helper, HelpKind

NAMES = st.sampled_from(["Dr. Dar", "Dr. Ali", "Prof. Khan"])
HELPERS = st.builds(
    Helper, st.sampled_from(HelpKind), NAMES, st.sampled_from(["", "Dr. Hale", "Dr. Ek"]), asked=st.booleans()
)


@given(HELPERS)
def test_a_sentence_names_everybody_and_claims_an_offer_only_from_who_was_asked(helper: Helper) -> None:
    said = mentoring.sentence(helper)
    assert said.startswith(helper.name)
    assert helper.through in said
    assert said.endswith(".")
    assert ("offered" in said or "would be glad" in said) is helper.asked


@given(st.lists(HELPERS))
def test_each_kind_names_its_helpers_once(helpers: list[Helper]) -> None:
    for kind in HelpKind:
        words = mentoring.of_kind(tuple(helpers), kind)
        assert len(set(words)) == len(words)
        assert set(words) == {helper.words for helper in helpers if helper.kind is kind}


CONTACTS = st.lists(
    st.builds(
        Contacted,
        st.sampled_from(ContactKind),
        st.none() | st.dates(date(2025, 1, 1), date(2028, 12, 31)),
        prepared=st.booleans(),
    )
)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
MONTHS = st.integers(*mentoring.UPDATE_LIMITS)


@given(CONTACTS, st.none() | MONTHS, DAYS)
def test_an_update_counts_from_the_latest_contact_that_told_something(
    contacts: list[Contacted], months: int | None, today: date
) -> None:
    told = mentoring.standing(contacts, months, today)
    if told.last_on is not None:
        assert told.last_on <= today
        assert any(one.on == told.last_on and one.kind.informs for one in contacts)
    for one in contacts:
        if one.kind.informs and one.held(today):
            assert told.last_on is not None
            assert one.on is not None
            assert one.on <= told.last_on
    assert (told.next_on is None) is (months is None or told.last_on is None)
    assert told.first_is_due is (months is not None and told.last_on is None)
    if told.next_on is not None and told.last_on is not None:
        assert told.next_on > told.last_on


@given(CONTACTS, MONTHS, DAYS)
def test_thanks_and_plans_move_no_update(contacts: list[Contacted], months: int, today: date) -> None:
    before = mentoring.standing(contacts, months, today)
    more = [*contacts, Contacted(ContactKind.THANKS, today), Contacted(ContactKind.MEETING, None)]
    assert mentoring.standing(more, months, today) == before
    assert mentoring.standing([*more, Contacted(ContactKind.NEWS, today)], months, today).last_on == today


@given(CONTACTS, DAYS)
def test_talks_ahead_are_meetings_and_calls_from_today_on(contacts: list[Contacted], today: date) -> None:
    ahead = mentoring.talks_ahead(contacts, today)
    days = [one.on for one in ahead if one.on is not None]
    assert days == sorted(days)
    assert all(day >= today for day in days)
    assert len(ahead) == sum(one.kind.talk and one.on is not None and one.on >= today for one in contacts)


@given(st.lists(st.text("abc ", min_size=1), max_size=4), st.sampled_from(["", "3 May 2027"]))
def test_a_draft_names_each_line_and_leaves_open_what_only_the_applicant_can_say(
    news: list[str], since: str
) -> None:
    body = mentoring.update_body("Dr. Dar", "Sana", since, news)
    assert all(f"- {line}" in body for line in news)
    assert (mentoring.GAP_NEWS in body) is (not news)
    assert mentoring.GAP_NEXT in body
    assert (f"Since {since}" in body) is bool(since)
