"""People who help along."""

from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import mentoring
from matchplanner.domain.mentoring import Helper, HelpKind

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
