"""What stands between a rotation and the applicant: visa, documents, the host's rules, red flags."""

from collections.abc import Iterator

from matchplanner.domain.applicant import Stage
from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.rotations import PlannedRotation, RotationMode, RotationStatus
from matchplanner.domain.spans import Span
from matchplanner.domain.violations.kinds import Cause, CauseKind, Severity, Violation, ViolationKind
from matchplanner.domain.violations.situation import Situation


def of_papers(situation: Situation, rotation: PlannedRotation, span: Span) -> Iterator[Violation]:
    """Yield what lacks time or validity for a rotation on these days.

    The visa step is a rule of thumb (domain_facts.md 7), so it cautions only,
    and only until the host's international office was asked.
    """
    ids = (rotation.id,)
    step = situation.visa_step(span.start)
    ahead = situation.today <= span.start and not rotation.status.reached(RotationStatus.ONBOARDING)
    if ahead and step < situation.today and rotation.office_asked_on is None:
        causes = (Cause(CauseKind.VISA_STEP, step), Cause(CauseKind.TODAY, situation.today))
        yield Violation(ViolationKind.VISA_LEAD, Severity.CAUTION, ids, causes)
    for paper in rotation.papers:
        if paper.expires_on < span.end and not rotation.status.reached(RotationStatus.DONE):
            causes = (Cause(CauseKind.PAPER_EXPIRES, paper.expires_on), Cause(CauseKind.ROTATION, span))
            severity = Severity.PROBLEM if paper.expires_on < span.start else Severity.CAUTION
            yield Violation(ViolationKind.DOCUMENT_EXPIRES, severity, ids, causes, paper.id)


def of_host(situation: Situation, rotation: PlannedRotation) -> Iterator[Violation]:
    """Yield what the host asks for and the applicant lacks; over once the rotation is running."""
    if rotation.status.reached(RotationStatus.RUNNING):
        return
    ids = (rotation.id,)
    if _wants_us_school(situation, rotation):
        causes = (Cause(CauseKind.HOST_TAKES, YesNo.YES), Cause(CauseKind.MY_SCHOOL, situation.us_school))
        severity = Severity.PROBLEM if situation.us_school is YesNo.NO else Severity.CAUTION
        yield Violation(ViolationKind.US_SCHOOL_ONLY, severity, ids, causes)
    if rotation.vslo is YesNo.YES and situation.stage is Stage.GRADUATE:
        causes = (Cause(CauseKind.THROUGH_VSLO, YesNo.YES), Cause(CauseKind.STAGE, situation.stage))
        yield Violation(ViolationKind.VSLO_GRADUATE, Severity.CAUTION, ids, causes)
    if rotation.red_flags:
        causes = (Cause(CauseKind.RED_FLAGS, rotation.red_flags), Cause(CauseKind.STATUS, rotation.status))
        yield Violation(ViolationKind.RED_FLAG, Severity.CAUTION, ids, causes)


def _wants_us_school(situation: Situation, rotation: PlannedRotation) -> bool:
    """Hosts that take only students of US or Canadian schools may still let others observe (R19)."""
    visiting = rotation.mode is not RotationMode.OBSERVERSHIP
    return rotation.us_school_only and visiting and situation.us_school is not YesNo.YES
