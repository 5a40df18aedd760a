"""The shipped season and rubric data, as the domain reads them."""

import tomllib
from pathlib import Path

import pytest

from matchplanner.domain import rubric, season_files
from matchplanner.domain.rubric import Rubric
from matchplanner.domain.season import Fact, SeasonRules

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def rules() -> SeasonRules:
    """The milestone rules of every season."""
    return season_files.parse_rules(tomllib.loads((RESOURCES / "seasons/rules.toml").read_text("utf-8")))


@pytest.fixture(scope="session")
def facts() -> tuple[Fact, ...]:
    """What sources say, over all seasons there is a file for."""
    files = sorted((RESOURCES / "seasons").glob("[0-9]*.toml"))
    return tuple(
        fact for file in files for fact in season_files.parse_facts(tomllib.loads(file.read_text("utf-8")))
    )


@pytest.fixture(scope="session")
def img_rubric() -> Rubric:
    """The IMG-friendliness rubric."""
    return rubric.parse(tomllib.loads((RESOURCES / "rubrics/img_friendliness.toml").read_text("utf-8")))
