"""Why no rotation can be on some days."""

from matchplanner.domain.labels import LabelledEnum


class BlockKind(LabelledEnum):
    """What blocks the days."""

    EXAM = "exam", "Examination"
    TERM = "term", "School or clerkship term"
    VISA = "visa", "Visa or travel"
    FAMILY = "family", "Family"
    OTHER = "other", "Other"
