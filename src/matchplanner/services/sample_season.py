"""The sample's season: what rotations cost, what papers they want, a case seen, days not free."""

from collections.abc import Sequence
from datetime import date, timedelta

from matchplanner.domain.budget import CostKind
from matchplanner.domain.documents import Audience, DocumentKind, Need
from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.plans import TEMPLATES, PlanKind
from matchplanner.domain.site_checks import SiteList, SiteSize
from matchplanner.services import (
    blocked_periods,
    budget,
    case_log,
    documents,
    letters,
    plans,
    sample_texts,
    site_checks,
)

_INVENTED = "Invented for the sample plan"


def fill(sites: Sequence[int], target_year: int, today: date) -> None:
    """Note money, papers, a case and an examination around three rotations; must run inside a write."""
    _spend(sites, target_year, today)
    _collect_papers(sites, target_year, today)
    case_log.add_example(None, today)
    _judge(sites, today)
    exam = date(target_year, 6, 28)
    blocked_periods.add("Step 3 preparation (invented)", exam, exam + timedelta(days=11), kind="exam")
    _plan_twice(today)
    sample_texts.fill()


def _plan_twice(today: date) -> None:
    """Plan pediatrics beside genetics: one letter is for that, another speaks of the generalist too."""
    plan = plans.add(next(one for one in TEMPLATES if one.kind is PlanKind.DUAL))
    for row in letters.rows(today):
        if row.role.startswith("Program director"):
            letters.edit(row.id, "pathway", plan)
        elif row.rotation_id is None:
            letters.edit(row.id, "generalist", "yes")


def _judge(sites: Sequence[int], today: date) -> None:
    first, second, third = sites
    site_checks.answer(first, SiteList.CRITERIA, "intensive", YesNo.YES, today)
    site_checks.note(first, SiteList.CRITERIA, "intensive", f"the hospital's page ({_INVENTED.lower()})")
    site_checks.answer(second, SiteList.CONTENTS, "dysmorphology", YesNo.YES, today)
    site_checks.answer(second, SiteList.CONTENTS, "tumor_board", YesNo.NO, today)
    site_checks.set_size(first, SiteSize.BIG, today)
    site_checks.set_size(third, SiteSize.SMALL, today)


def _spend(sites: Sequence[int], target_year: int, today: date) -> None:
    first, second, third = sites
    budget.add(CostKind.APPLICATION, first, amount_cents="300", paid_on=today - timedelta(days=12))
    budget.add(CostKind.TRAVEL, first, label="Flight", amount_cents="980", due_on=date(target_year, 3, 15))
    budget.add(CostKind.HOUSING, first, label="Room", amount_cents="900.50", due_on=date(target_year, 4, 20))
    budget.add(CostKind.INSURANCE, first, amount_cents="120", due_on=date(target_year, 4, 1))
    budget.add(CostKind.APPLICATION, second, amount_cents="250", due_on=today + timedelta(days=20))
    budget.add(CostKind.HOUSING, second, label="Shared flat", due_on=date(target_year, 5, 20))
    budget.add(CostKind.TRAVEL, third, label="Train and bus", amount_cents="140")
    budget.add(CostKind.VISA, label="Appointment", amount_cents="160", currency="EUR", note=_INVENTED)
    budget.set_rate("EUR", "1.1", source=_INVENTED, seen_on=today)


def _collect_papers(sites: Sequence[int], target_year: int, today: date) -> None:
    first, second, _third = sites
    documents.add(
        DocumentKind.TRANSCRIPT, language="English", issued_on=date(target_year - 3, 6, 20), note=_INVENTED
    )
    documents.add(DocumentKind.CV, title="CV for hosts", audience=Audience.VISITING.value, issued_on=today)
    documents.add(DocumentKind.CV, title="CV for ERAS", audience=Audience.RESIDENCY.value)
    documents.add(
        DocumentKind.TUBERCULOSIS,
        title="QuantiFERON",
        issued_on=date(target_year - 1, 6, 15),
        expires_on=date(target_year, 6, 15),
    )
    for site, kinds in (
        (first, (DocumentKind.TRANSCRIPT, DocumentKind.CV, DocumentKind.TUBERCULOSIS)),
        (second, (DocumentKind.CV, DocumentKind.TUBERCULOSIS, DocumentKind.INSURANCE)),
    ):
        for kind in kinds:
            documents.set_need(site, kind, Need.NEEDED)
    documents.set_need(first, DocumentKind.DRUG_SCREEN, Need.NOT_NEEDED)
    documents.mark_sent(first, DocumentKind.TRANSCRIPT, today - timedelta(days=10))
