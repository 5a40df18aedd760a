"""Checklists of one rotation: what was ticked is kept by list and item."""

from dataclasses import dataclass

from matchplanner.domain.labels import LabelledEnum


class RotationList(LabelledEnum):
    """A list whose items are ticked for a rotation."""

    COMPENSATION = "compensation", "Make up for only observing"
    RED_FLAGS = "red_flags", "Red flags"
    HOST_RULES = "host_rules", "What the host says"


@dataclass(frozen=True, slots=True)
class ListItem:
    """One line of a list; the key is what the plan keeps."""

    key: str
    label: str


US_SCHOOL_ONLY = "us_school_only"

ITEMS: dict[RotationList, tuple[ListItem, ...]] = {
    RotationList.COMPENSATION: (
        ListItem("allowed", "Ask what observers may do there, and stay within it"),
        ListItem("prepared", "Read up on the clinic's usual conditions before the first day"),
        ListItem("teaching", "Ask to join all teaching, genetics conferences and tumor boards"),
        ListItem("presenting", "Agree to present cases and to be told how you did"),
        ListItem("project", "Offer a case report or a small review with the team"),
        ListItem("elsewhere", "Strengthen research, scores and statement for what the letter cannot say"),
    ),
    RotationList.RED_FLAGS: (
        ListItem("never_imgs", "Has never taken graduates from abroad in any specialty"),
        ListItem("only_watching", "Only watching, no teaching or feedback"),
        ListItem("no_genetics", "No access to genetics clinics or faculty"),
    ),
    RotationList.HOST_RULES: (ListItem(US_SCHOOL_ONLY, "Takes only students of US or Canadian schools"),),
}
"""R155, R152 and R19, to be settled before a rotation begins; items may be added, keys stay."""
