"""Ways in which a page asks for the ECFMG certificate."""

from collections.abc import Callable

import pytest

Facts = Callable[[str], dict[str, object]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Applicants must be ECFMG certified when they apply.", "by_application"),
        ("We ask for a valid ECFMG certificate with the application.", "by_application"),
        ("ECFMG certification is a prerequisite for applying.", "by_application"),
        ("Do not apply before ECFMG has certified you.", "by_application"),
        ("Please hold off applying until you have your ECFMG certificate.", "by_application"),
        ("Only ECFMG-certified applicants may apply.", "by_application"),
        ("Only applications from ECFMG-certified physicians are read.", "by_application"),
        ("ECFMG: certificate must be uploaded to ERAS by the deadline.", "by_application"),
        (
            ("Graduates of foreign schools submit the ECFMG certificate together with their other papers."),
            "by_application",
        ),
        ("Your file must contain your ECFMG certificate, or we will not look at it.", "by_application"),
        (
            ("We do not review files of international graduates that lack an ECFMG certificate."),
            "by_application",
        ),
        ("Applications without proof of ECFMG certification are not considered.", "by_application"),
        ("Applications that arrive without an ECFMG certificate are returned unread.", "by_application"),
        ("Certification by the ECFMG has to precede your application.", "by_application"),
        ("ECFMG certificate on file in ERAS at the moment you hit submit.", "by_application"),
        ("An ECFMG certificate is needed before your application will be screened.", "by_application"),
        (
            (
                "If you went to medical school abroad, your ECFMG certificate has to "
                "be in hand on the day you apply."
            ),
            "by_application",
        ),
        ("Must I be ECFMG certified to apply?\nYes.", "by_application"),
        ("Do I need ECFMG certification before I apply?\nYes, we filter on it.", "by_application"),
        ("When do you need to see my ECFMG certificate?\nWith your application.", "by_application"),
        ("When must I be ECFMG certified?\nBefore you apply, please.", "by_application"),
        ("ECFMG status | Certified at time of application", "by_application"),
        ("ECFMG certificate: needed to apply", "by_application"),
        ("IMGs: ECFMG-certified at application", "by_application"),
        (
            ("International graduates: full ECFMG certification prior to submission of the application."),
            "by_application",
        ),
        ("We screen out applicants without ECFMG certification.", "by_application"),
        (
            (
                "Foreign-trained physicians should already be ECFMG-certified when "
                "their ERAS application reaches us."
            ),
            "by_application",
        ),
        ("ECFMG certification must be complete by the application deadline.", "by_application"),
        ("The ECFMG certificate belongs in the application; we can't wait for it.", "by_application"),
        ("We invite international graduates only after ECFMG has certified them.", "by_interview"),
        ("ECFMG certification must be completed before an interview is offered.", "by_interview"),
        ("No interview without an ECFMG certificate.", "by_interview"),
        ("Interviews are offered only to applicants who hold the ECFMG certificate.", "by_interview"),
        (
            (
                "You may apply while your ECFMG certification is pending, but we "
                "interview certified applicants only."
            ),
            "by_interview",
        ),
        ("IMGs need to be ECFMG certified by the day of their interview.", "by_interview"),
        ("Bring your ECFMG certificate to the interview.", "by_interview"),
        ("ECFMG certificate: required to be interviewed", "by_interview"),
        ("ECFMG | before interview", "by_interview"),
        (
            ("Do I need my ECFMG certificate to apply?\nNo, but you need it to be interviewed."),
            "by_interview",
        ),
        ("When do I need ECFMG certification?\nBefore we invite you.", "by_interview"),
        (
            ("International graduates who are not certified by ECFMG cannot be invited to interview."),
            "by_interview",
        ),
        ("An invitation presupposes a valid ECFMG certificate.", "by_interview"),
        ("To be considered for an interview, IMGs must be certified by the ECFMG.", "by_interview"),
        (
            ("We extend interview offers to IMGs once their ECFMG certificate has been issued."),
            "by_interview",
        ),
        ("Must hold ECFMG certificate prior to being interviewed", "by_interview"),
        ("ECFMG certification must be obtained before we certify our rank list.", "by_ranking"),
        (
            ("IMGs who are not ECFMG certified by the rank order list deadline will not be ranked."),
            "by_ranking",
        ),
        ("We rank only those IMGs who hold an ECFMG certificate.", "by_ranking"),
        ("We cannot rank anyone who has no ECFMG certificate.", "by_ranking"),
        ("Your ECFMG certificate has to reach us before our list goes in.", "by_ranking"),
        ("ECFMG certificate by the time rank lists are due", "by_ranking"),
        ("ECFMG | certified before rank list", "by_ranking"),
        ("ECFMG certification by mid-February, when we submit our rank list", "by_ranking"),
        (
            (
                "You can apply and interview without it, but to be ranked you must "
                "have your ECFMG certificate."
            ),
            "by_ranking",
        ),
        ("By when must ECFMG certification be complete?\nIn time for the rank order list.", "by_ranking"),
        (
            ("ECFMG certification is not needed to apply or to interview; it is needed to be ranked."),
            "by_ranking",
        ),
        (
            ("International medical graduates will be put on our rank list only if certified by ECFMG."),
            "by_ranking",
        ),
        ("Those not yet certified by ECFMG when lists are due are left off ours.", "by_ranking"),
        ("Without an ECFMG certificate we cannot list you for the Match.", "by_ranking"),
        ("ECFMG certification has to be finished before the Match list closes.", "by_ranking"),
        (
            (
                "We will interview you with certification pending, yet we do not rank "
                "anyone without an ECFMG certificate."
            ),
            "by_ranking",
        ),
        ("ECFMG certification must be in place by July 1.", "by_start"),
        ("IMGs need a valid ECFMG certificate by the time training starts.", "by_start"),
        ("ECFMG certification is required before the first day of residency.", "by_start"),
        ("An ECFMG certificate must be presented at the time of hire.", "by_start"),
        (
            (
                "You may apply, interview and match without the ECFMG certificate as "
                "long as you have it by July 1."
            ),
            "by_start",
        ),
        ("We can't put you on payroll without your ECFMG certificate.", "by_start"),
        ("ECFMG certificate is due when you sign the contract.", "by_start"),
        (
            (
                "ECFMG certification is not required at application but is required at "
                "the start of the residency."
            ),
            "by_start",
        ),
        ("The contract is void if the ECFMG certificate is not in our hands by June 15.", "by_start"),
        ("ECFMG certificate: by entry into residency", "by_start"),
        ("ECFMG | before starting", "by_start"),
        ("When do I need my ECFMG certificate?\nBy the time you start.", "by_start"),
        (
            ("Do I have to have my ECFMG certificate when I apply?\nNo; you have to have it when you start."),
            "by_start",
        ),
        (
            ("The ECFMG certificate may follow later, but no later than the beginning of training."),
            "by_start",
        ),
        ("IMGs must provide an ECFMG certificate prior to matriculation.", "by_start"),
        (("International graduates must hold ECFMG certification prior to their appointment."), "by_start"),
        ("ECFMG certification must be completed in time to begin in July.", "by_start"),
        ("No later than June 1 of the year of entry we need your ECFMG certificate.", "by_start"),
        ("ECFMG certificate before GME onboarding begins.", "by_start"),
        ("For IMGs, appointment is contingent on ECFMG certification by the start date.", "by_start"),
        ("International medical graduates must be ECFMG certified.", "required"),
        ("A valid ECFMG certificate is required of graduates of foreign medical schools.", "required"),
        ("IMGs must have ECFMG certification.", "required"),
        ("ECFMG certification: required", "required"),
    ],
)
def test_ecfmg_certificate_is_read(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("ecfmg_required") == value


@pytest.mark.parametrize(
    "text",
    [
        "ECFMG certificate (IMGs)",
        "ECFMG sponsors our J-1 physicians.",
        "Fellows must hold the ECFMG certificate when they apply.",
        "ECFMG certification at the time of application is preferred.",
        "Until 2021 ECFMG certification was required at application.",
        "The ECFMG charges a fee for certification.",
        "It is an advantage to be ECFMG certified when you apply.",
    ],
)
def test_what_only_resembles_ecfmg_certificate_is_passed_over(facts: Facts, text: str) -> None:
    assert "ecfmg_required" not in facts(text)
