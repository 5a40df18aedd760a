"""Visas in many turns of phrase: other departments, ended practice, wishes, conditions, refusals."""

from collections.abc import Callable

import pytest

Facts = Callable[[str], dict[str, object]]
YES, NO, MAYBE = "yes", "no", "conditional"

_OTHERS = [
    ("We sponsor J-1 visas only. Pediatrics will consider H-1B visas.", YES, NO),
    ("J-1 only. The medicine department does support H-1Bs for its own residents.", YES, NO),
    (
        (
            "J-1 only. The medicine department does support H-1Bs for its own residents, so you may read "
            "something different on its page."
        ),
        YES,
        NO,
    ),
    ("Internal Medicine takes H-1Bs.", None, None),
    ("We take J-1 physicians. Our colleagues in pediatrics also file H-1B petitions.", YES, None),
    ("The department of surgery sponsors H-1B visas.", None, None),
    ("The neurology program across the street accepts H-1B physicians.", None, None),
    ("Family medicine, unlike us, can sponsor H-1B visas.", None, None),
    ("The peds program down the hall sponsors J-1 visas.", None, None),
    ("Other departments of this hospital sponsor H-1B visas.", None, None),
    ("Some departments here do sponsor H-1B visas.", None, None),
    ("The pediatric department, on its own, does not do H-1Bs.", None, None),
    ("The hospital across town sponsors H-1B visas.", None, None),
    ("Our sister hospital in Dayton files H-1B petitions.", None, None),
    ("Most programs sponsor the J-1.", None, None),
    ("Pediatrics residents come on J-1 or H-1B visas.", None, None),
    ("The department of pediatrics sponsors our residents on the J-1.", YES, None),
    ("The Department of Pediatrics, our home, sponsors J-1 visas for genetics residents.", YES, None),
    ("You may have heard that the department of medicine sponsors H-1B visas. We do not.", None, None),
]
_ENDED = [
    (
        (
            "We sponsor the J-1. For many years we also filed H-1B petitions, but the health system has "
            "ended the practice."
        ),
        YES,
        NO,
    ),
    ("We once filed H-1B petitions, but that practice has ended.", None, NO),
    ("We used to sponsor H-1B visas, but the hospital stopped in 2023.", None, NO),
    ("The GME office quit doing H-1Bs for residents in 2022.", None, NO),
    ("Our hospital gave up H-1B sponsorship in 2021.", None, NO),
    ("H-1B sponsorship came to an end in 2024.", None, NO),
    ("H-1B petitions are a thing of the past here.", None, NO),
    ("The last H-1B petition for a resident was filed in 2019, and there will be no more.", None, NO),
    ("H-1B sponsorship was discontinued in 2020.", None, NO),
    ("The health system has ended H-1B sponsorship.", None, NO),
    ("The practice of filing H-1B petitions has been abandoned.", None, NO),
    (
        (
            "We filed H-1B petitions until the hospital changed hands; since then we have sponsored the "
            "J-1 only."
        ),
        YES,
        NO,
    ),
    ("In the nineties we sponsored H-1B visas freely. We cannot do so today.", None, NO),
    ("Before the merger we sponsored H-1B visas.", None, None),
    ("In the nineties we sponsored H-1B visas freely.", None, None),
    ("In the early days H-1B visas were common here.", None, None),
    ("When the program was new, we sponsored H-1B visas.", None, None),
    ("Back in 2010 the hospital sponsored H-1B visas.", None, None),
    ("Years ago the hospital also took H-1B physicians.", None, None),
    ("The practice of filing H-1B petitions continues.", None, YES),
    ("Since 2020 we have sponsored H-1B visas as well.", None, YES),
]
_WISHES = [
    ("We would love to sponsor J-1 and perhaps H-1B visas.", None, None),
    ("We would like to sponsor H-1B visas one day.", None, None),
    ("I wish we could sponsor H-1B visas.", None, None),
    ("If the board agrees, we could sponsor H-1B visas from 2028.", None, None),
    ("We are asking the hospital to let us sponsor H-1B visas.", None, None),
    ("It would be good to have H-1B visas as well.", None, None),
    ("The hospital is thinking about sponsoring H-1B visas.", None, None),
    ("We hope that H-1B visas will be sponsored some day.", None, None),
    ("H-1B sponsorship has been proposed to the board.", None, None),
    ("The new agreement would allow us to sponsor J-1 visas.", None, None),
    ("We should be able to sponsor H-1B visas in the future.", None, None),
    ("Whether we will sponsor H-1B visas is still an open question.", None, None),
    ("We would sponsor an H-1B only if Step 3 has been passed.", None, MAYBE),
    ("We could sponsor an H-1B for an exceptional candidate.", None, MAYBE),
]
_OBSTACLES = [
    ("The residency has no objection to H-1B visas.", None, YES),
    (
        (
            "The residency itself has no objection to H-1B visas, and files the petition for any "
            "resident who matches here."
        ),
        None,
        YES,
    ),
    ("We have nothing against H-1B visas and sponsor them.", None, YES),
    ("There is no difficulty with J-1 or H-1B sponsorship.", YES, YES),
    ("There is no limit on the number of J-1 residents.", None, None),
    ("No problem with the J-1. No H-1B.", YES, NO),
    ("We have no preference between the J-1 and the H-1B; we sponsor either.", YES, YES),
    ("We make no difference between J-1 and H-1B and sponsor both.", YES, YES),
    ("The hospital raises no obstacles to H-1B petitions and files them for residents.", None, YES),
    ("We do not charge for H-1B petitions; we file them for every resident who asks.", None, YES),
    ("We do not hesitate to sponsor H-1B visas.", None, YES),
    ("There is no fee for the H-1B; the hospital sponsors it.", None, YES),
]
_BOTH = [
    ("J-1 and H-1B both possible.", YES, YES),
    ("J-1 and H-1B both possible; we sponsor either one.", YES, YES),
    ("Both J-1 and H-1B are possible.", YES, YES),
    ("J-1 or H-1B, whichever you prefer.", YES, YES),
    ("We sponsor either the J-1 or the H-1B.", YES, YES),
    ("H-1B is possible.", None, MAYBE),
    ("H-1B is possible in exceptional cases.", None, MAYBE),
    ("J-1 and H-1B are both possible, the H-1B only with Step 3.", YES, MAYBE),
]
_CONDITIONS = [
    (
        "We can sponsor H-1Bs for people who have passed Step 3 before ranking, and for nobody else.",
        None,
        MAYBE,
    ),
    ("We sponsor the H-1B for those with Step 3, and for no one else.", None, MAYBE),
    ("H-1B: for holders of Step 3, nobody else.", None, MAYBE),
    ("H-1B visas go to people who have passed Step 3 and to no others.", None, MAYBE),
    (
        "H-1B sponsorship is reserved for those with a passed Step 3 whose J-1 eligibility has run out.",
        None,
        MAYBE,
    ),
    (
        (
            "We sponsor J-1s. H-1B sponsorship is reserved for those with a passed Step 3 whose J-1 "
            "eligibility has run out, and the dean has to sign off on every case."
        ),
        YES,
        MAYBE,
    ),
    ("We sponsor the J-1. The H-1B is for those who have used up their seven years on the J-1.", YES, MAYBE),
    ("An H-1B is filed only for applicants who are barred from the J-1.", None, MAYBE),
    ("We sponsor J-1 visas; the H-1B only when a J-1 is not possible.", YES, MAYBE),
    (
        "J-1s are considered only for applicants who already have a master's degree from a US university.",
        MAYBE,
        None,
    ),
    ("The J-1 is sponsored only for graduates of our partner schools.", MAYBE, None),
    ("H-1B: possibly. Our director has to ask the CMO each time.", None, MAYBE),
    ("H-1B: perhaps.", None, MAYBE),
    ("H-1B: maybe, ask us first.", None, MAYBE),
    ("H-1B: it depends.", None, MAYBE),
    ("H-1B: sometimes.", None, MAYBE),
    ("H-1B: on occasion.", None, MAYBE),
    ("J-1: yes\nH-1B: possibly. It has gone both ways.", YES, MAYBE),
    ("An H-1B petition is filed only for a candidate who has already passed Step 3.", None, MAYBE),
    (
        "For those who already hold H-1B status with another employer, an H-1B transfer can be discussed.",
        None,
        MAYBE,
    ),
    (
        (
            "We take residents on J-1 visas and, for those who already hold H-1B status with another "
            "U.S. employer, an H-1B transfer can be discussed."
        ),
        YES,
        MAYBE,
    ),
    ("We will consider sponsoring an H-1B for an exceptional candidate who has Step 3 in hand.", None, MAYBE),
    ("We support the J-1 visa, and the H-1B with the chair's blessing.", YES, MAYBE),
    ("We file H-1B petitions for up to one resident a year.", None, MAYBE),
]
_PLAIN = [
    ("We sponsor J-1 and H-1B visas. Residents in J-1 status may not moonlight.", YES, YES),
    ("J-1 only. Please do not write to ask about the H-1B.", YES, NO),
    ("Please do not ask us for an H-1B.", None, NO),
    (
        (
            "Our hospital participates in ECFMG's J-1 program. The hospital has never sponsored the H-1B "
            "for trainees and doesn't now."
        ),
        YES,
        NO,
    ),
    ("H-1B visas are sponsored too, at the program's expense.", None, YES),
    ("Foreign physicians train here on a J-1; the H-1B is not available.", YES, NO),
    ("For the J-1 you need a Statement of Need.", None, None),
    ("The J-1 requires that you return home for two years.", None, None),
    ("An H-1B holder must have passed Step 3 by law.", None, None),
    ("Fellows are often in H-1B status from earlier jobs.", None, None),
    ("Some of my faculty came on H-1Bs. They came as faculty.", None, None),
    ("Two of our residents are on H-1B visas, which they brought along.", None, None),
    ("H-1B and O-1 visas are for faculty recruits.", None, None),
    ("We have never been able to sponsor the H-1B.", None, NO),
    ("The H-1B is not something the hospital does.", None, NO),
    ("It isn't possible for us to file H-1B petitions.", None, NO),
    ("H-1Bs: no, not for residents.", None, NO),
    ("The hospital does J-1s. It does not do H-1Bs.", YES, NO),
    (
        (
            "We take over an existing J-1 or request a new one through ECFMG; the medical center does "
            "not do H-1Bs for trainees."
        ),
        YES,
        NO,
    ),
    ("Applicants who hold or wish to hold H-1B status cannot be considered.", None, NO),
    ("Visas: J-1. We are sorry that H-1B visas cannot be offered.", YES, NO),
]


@pytest.mark.parametrize(
    ("text", "j1", "h1b"), [*_OTHERS, *_ENDED, *_WISHES, *_OBSTACLES, *_BOTH, *_CONDITIONS, *_PLAIN]
)
def test_visas_are_read_as_the_program_means_them(
    facts: Facts, text: str, j1: str | None, h1b: str | None
) -> None:
    found = facts(text)
    assert (found.get("j1"), found.get("h1b")) == (j1, h1b)
    assert "visa_sponsorship" not in found


_REFUSALS = [
    (
        "We cannot sponsor visas. I have fought that fight with three presidents of this hospital and "
        "lost it three times."
    ),
    "We have no visa program at all.",
    (
        "Merrow Island is a territorial hospital and is not able to sponsor residents for the J-1 or for "
        "any other visa."
    ),
    "The hospital cannot sponsor residents for the J-1 or for any other visa.",
    "Visa sponsorship is not available, neither J-1 nor H-1B.",
    (
        "The compact requires that trainees be U.S. citizens or permanent residents, so that visa "
        "sponsorship is not available, neither J-1 nor H-1B."
    ),
    "No visas of any kind, J-1 and H-1B included.",
    "We do not sponsor J-1, H-1B or any other visa.",
    "We cannot sponsor a visa of any kind. This includes the J-1 and the H-1B.",
    "Cape Fairlight is unable to offer visa sponsorship to residents. This includes the J-1 and the H-1B.",
    "In short, residents need to have permission to work without our help.",
    "You have to bring your own right to work in the United States.",
    "You need work authorization that does not depend on us.",
    "Sadly, the hospital is in no position to sponsor visas.",
    "Visa sponsorship lies outside what this hospital can do.",
    "A visa is something we cannot help with.",
]
_NO_REFUSALS = [
    "We can't support the J-1 either, and no H-1B.",
    "We do not sponsor visas for observers.",
    "We do not sponsor any visa but the J-1.",
    "We wish we could sponsor visas. We cannot.",
    "We do not sponsor visas for electives.",
    "We have no visa quota.",
    "There is no visa fee.",
    "Without a visa you cannot start.",
    "No visa is needed for the video interview.",
    "You will not need a visitor's visa for the interview.",
]


@pytest.mark.parametrize("text", _REFUSALS)
def test_whoever_refuses_every_visa_says_so_once(facts: Facts, text: str) -> None:
    assert facts(text) == {"visa_sponsorship": "no"}


@pytest.mark.parametrize("text", _NO_REFUSALS)
def test_not_every_no_is_a_refusal_of_visas(facts: Facts, text: str) -> None:
    assert "visa_sponsorship" not in facts(text)
