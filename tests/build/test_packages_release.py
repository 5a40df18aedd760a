"""The workflows that build, try out and attach the packages, held against GitHub's schema; no network."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
RELEASE = ROOT / "packaging" / "release.yml"
WORKFLOWS = [RELEASE, *sorted((ROOT / ".github" / "workflows").glob("*.yml"))]


def read(file: Path) -> Any:
    return YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))


def commands(workflow: Any) -> str:
    """Return all that the steps of a workflow run."""
    steps = (step for job in workflow["jobs"].values() for step in job["steps"])
    return "\n".join(step.get("run", "") for step in steps)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda path: path.name)
def test_the_workflow_is_one(file: Path) -> None:
    checker = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([*checker, file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda path: path.name)
def test_the_chores_and_files_it_calls_exist(file: Path) -> None:
    run = commands(read(file))
    chores = set(re.findall(r'^    "(\w+)": \w+,$', (ROOT / "tasks.py").read_text(), flags=re.MULTILINE))
    assert set(re.findall(r"tasks\.py (\w+)", run)) <= chores
    scripts = re.findall(r"packaging/[\w/.]+", run)
    assert [script for script in scripts if not (ROOT / script).is_file()] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda path: path.name)
def test_nobody_elses_words_are_pasted_into_a_script(file: Path) -> None:
    assert "${{" not in commands(read(file)), "a branch may be named like a command: hand it in by env"


def test_a_tag_builds_tests_and_attaches_on_every_system() -> None:
    workflow = read(RELEASE)
    triggers = workflow.get("on", workflow.get(True))  # YAML 1.1 takes "on" for yes
    assert triggers["push"]["tags"] == ["v*"]
    build, attach = workflow["jobs"]["build"], workflow["jobs"]["attach"]
    systems = {entry["system"].split("-")[0] for entry in build["strategy"]["matrix"]["include"]}
    assert systems == {"ubuntu", "windows", "macos"}
    run = commands(workflow)
    assert "python tasks.py test" in run
    assert "python tasks.py package" in run
    assert run.count("self-test") >= 3
    uploaded = next(
        step["with"]["path"] for step in build["steps"] if "upload-artifact" in step.get("uses", "")
    )
    for ending in (".deb", ".dmg", "-setup.exe", "-portable.zip"):
        assert ending in uploaded
    assert attach["needs"] == "build"
    assert "gh release create" in run


def test_only_attaching_may_write() -> None:
    workflow = read(RELEASE)
    assert workflow["permissions"] == {"contents": "read"}
    assert "permissions" not in workflow["jobs"]["build"]
    assert workflow["jobs"]["attach"]["permissions"] == {"contents": "write"}


def test_identities_come_from_secrets_and_are_optional() -> None:
    text = RELEASE.read_text(encoding="utf-8")
    named = set(re.findall(r"secrets\.(\w+)", text))
    assert named
    assert all(name.startswith("MATCHPLANNER_") for name in named)
    assert "the app stays unsigned" in text
