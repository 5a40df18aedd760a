"""The command line, as a user runs it: in a process of its own."""

import csv
import json
import os
import subprocess
import sys
from collections import Counter
from importlib import resources
from pathlib import Path

import openpyxl
import pytest

STARTER = resources.files("matchplanner.resources").joinpath("directory", "genetics_programs.csv")
NO_NETWORK = """
import socket, sys
def refuse(*args, **kwargs):
    raise AssertionError("nothing may open a connection")
socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refuse
from matchplanner.__main__ import main
sys.exit(main())
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where commands run; their home is elsewhere."""
    made = tmp_path / "work"
    made.mkdir()
    return made


class Program:
    """Runs commands in a folder, with the network barred."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-c", NO_NETWORK, *arguments],
            cwd=self.folder,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, (arguments, done.stdout, done.stderr)
        return done

    def refused(self, *arguments: str) -> str:
        """Run a command that must end with 1 and one line on stderr; return the line."""
        done = self.run(*arguments, code=1)
        lines = done.stderr.splitlines()
        assert len(lines) == 1, done.stderr
        return lines[0]


@pytest.fixture
def program(folder: Path) -> Program:
    return Program(folder)


@pytest.fixture
def started(program: Program) -> Program:
    """A plan p.matchplan with the starter directory."""
    program.run("new", "--plan", "p.matchplan", "--year", "2027", "--starter")
    return program


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_starter_directory_comes_out_as_it_went_in(started: Program) -> None:
    started.run("export", "programs", "--plan", "p.matchplan", "--out", "p.csv")

    exported = rows(started.folder / "p.csv")
    with resources.as_file(STARTER) as path:
        listed = rows(path)

    assert [row["program_name"] for row in exported] == [row["program_name"] for row in listed]
    assert Counter(row["j1"] for row in exported) == {"yes": 24, "no": 1, "unknown": 40}
    assert Counter(row["h1b"] for row in exported) == {"yes": 2, "no": 9, "unknown": 54}
    for row, original in zip(exported, listed, strict=True):
        assert {column: row[column] for column in original} == original


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_importing_its_own_export_changes_nothing(started: Program, suffix: str) -> None:
    started.run("export", "programs", "--plan", "p.matchplan", "--out", f"p.{suffix}")

    answer = json.loads(started.run("import", f"p.{suffix}", "--plan", "p.matchplan", "--json").stdout)

    outcomes = ("new", "changed", "unchanged", "uncertain", "vanished", "invalid")
    assert {what: answer[what] for what in outcomes} == dict(zip(outcomes, (0, 0, 65, 0, 0, 0), strict=True))
    assert answer["invalid_rows"] == []


def test_a_dry_run_says_what_an_import_then_does(started: Program) -> None:
    (started.folder / "list.csv").write_text(
        "program_name;city;state;acgme_id;j1\nÉrable;Montpelier;VT;1305000001;yes\nBad;;;12;\n;;;;\n;Nowhere;;;\n",
        encoding="utf-8",
    )
    arguments = ("import", "list.csv", "--plan", "p.matchplan", "--json")

    dry = json.loads(started.run(*arguments, "--dry-run").stdout)
    assert (dry["new"], dry["invalid"], dry["applied"]) == (1, 2, False)
    assert [(bad["row"], bool(bad["reason"])) for bad in dry["invalid_rows"]] == [(3, True), (5, True)]

    wet = json.loads(started.run(*arguments).stdout)
    assert (wet["new"], wet["applied"]) == (1, True)
    again = json.loads(started.run(*arguments).stdout)
    assert (again["new"], again["unchanged"]) == (0, 1)


def test_a_plan_goes_into_json_and_comes_back(started: Program) -> None:
    started.run("export", "plan", "--plan", "p.matchplan", "--out", "plan.json")

    assert "65" not in started.run("import", "plan.json", "--plan", "new.matchplan", "--dry-run").stderr
    assert not (started.folder / "new.matchplan").exists()
    started.run("import", "plan.json", "--plan", "new.matchplan")
    started.run("export", "plan", "--plan", "new.matchplan", "--out", "again.json")

    first, second = (started.folder / name for name in ("plan.json", "again.json"))
    assert first.read_bytes() == second.read_bytes()
    assert "holds something already" in started.refused("import", "plan.json", "--plan", "p.matchplan")


def test_a_dry_run_of_a_whole_plan_refuses_what_the_import_would_refuse(started: Program) -> None:
    started.run("export", "plan", "--plan", "p.matchplan", "--out", "plan.json")
    document = json.loads((started.folder / "plan.json").read_bytes())
    document["tables"]["claim"][0]["program_id"] = 999
    (started.folder / "orphan.json").write_text(json.dumps(document), encoding="utf-8")

    for file, plan, words in (
        ("plan.json", "p.matchplan", "holds something already"),
        ("orphan.json", "new.matchplan", "contradicts itself"),
    ):
        for dry in ((), ("--dry-run",)):
            assert words in started.refused("import", file, "--plan", plan, *dry)
    assert not (started.folder / "new.matchplan").exists()


def test_a_backup_brings_a_plan_back(started: Program) -> None:
    started.run("export", "plan", "--plan", "p.matchplan", "--out", "before.json")
    started.run("backup", "--plan", "p.matchplan", "--out", "b.matchplan")
    (started.folder / "list.csv").write_text("program_name\nBirch\n", encoding="utf-8")
    started.run("import", "list.csv", "--plan", "p.matchplan")

    started.run("restore", "b.matchplan", "--plan", "p.matchplan")

    started.run("export", "plan", "--plan", "p.matchplan", "--out", "after.json")
    before, after = (started.folder / name for name in ("before.json", "after.json"))
    assert before.read_bytes() == after.read_bytes()


def test_a_sound_plan_passes_the_check_and_a_damaged_one_does_not(started: Program) -> None:
    assert "sound" in started.run("check", "--plan", "p.matchplan").stdout
    path = started.folder / "p.matchplan"
    data = bytearray(path.read_bytes())
    data[8192:16384] = bytes(8192)
    (started.folder / "bad.matchplan").write_bytes(bytes(data))

    assert "damaged" in started.run("check", "--plan", "bad.matchplan", code=1).stdout


def test_what_the_user_can_mend_is_said_in_one_line(started: Program) -> None:
    (started.folder / "empty.csv").write_bytes(b"")
    (started.folder / "x.pdf").write_bytes(b"%PDF-1.7")
    plan = ("--plan", "p.matchplan")

    assert "exists already" in started.refused("new", *plan, "--year", "2027")
    for place in (".", ""):
        assert "is a folder" in started.refused("new", "--plan", place, "--year", "2027")
    assert "year" in started.refused("new", "--plan", "q.matchplan", "--year", "1900")
    assert not (started.folder / "q.matchplan").exists()
    assert "no file" in started.refused("check", "--plan", "missing.matchplan").lower()
    assert "empty" in started.refused("import", "empty.csv", *plan)
    assert "PDF" in started.refused("import", "x.pdf", *plan)
    assert "folder" in started.refused("import", ".", *plan)
    assert "no file" in started.refused("import", "missing.csv", *plan)
    assert "suffix" in started.refused("export", "programs", *plan, "--out", "p.doc")
    assert "No program fits" in started.refused(
        "export", "prep-sheet", *plan, "--out", "p.pdf", "--program", "Nowhere"
    )
    assert "rank list is empty" in started.refused("export", "rank-list", *plan, "--out", "r.pdf")
    assert "folder" in started.refused("export", "programs", *plan, "--out", "nowhere/p.csv")
    assert "plan" in started.refused("export", "programs", "--plan", "empty.csv", "--out", "p.csv")


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("new", "--plan", "p.matchplan"),
        ("new", "--plan", "p.matchplan", "--year", "soon"),
        ("export", "anything", "--plan", "p", "--out", "x.csv"),
        ("--today", "yesterday", "check", "--plan", "p"),
        ("--today", "2026-02-30", "check", "--plan", "p"),
        ("--today", "20261001", "check", "--plan", "p"),
        ("--today", "9999-12-31", "check", "--plan", "p"),
        ("export", "rank-list", "--plan", "p", "--out", "r.pdf", "--program", "Mayo"),
        ("export", "timeline", "--plan", "p", "--out", "t.ics", "--program", "1"),
        ("export", "plan", "--plan", "p", "--out", "p.json", "--program", "1"),
    ],
)
def test_wrong_usage_ends_with_2(program: Program, arguments: tuple[str, ...]) -> None:
    assert "usage:" in program.run(*arguments, code=2).stderr


@pytest.mark.parametrize("arguments", [("--help",), ("import", "--help"), ("--version",)])
def test_help_ends_with_0(program: Program, arguments: tuple[str, ...]) -> None:
    assert "atch" in program.run(*arguments).stdout


def test_a_bug_of_ours_ends_with_70_and_its_traceback(folder: Path) -> None:
    broken = (
        "import sys\nfrom matchplanner import cli\nfrom matchplanner.services import integrity\n"
        "def check_file(path): raise ZeroDivisionError('ours')\nintegrity.check_file = check_file\n"
        "sys.exit(cli.main(['check', '--plan', 'p.matchplan']))"
    )

    done = subprocess.run(
        [sys.executable, "-c", broken], cwd=folder, capture_output=True, text=True, check=False
    )

    assert done.returncode == 70
    assert "ZeroDivisionError: ours" in done.stderr


@pytest.mark.parametrize("before", [True, False])
def test_today_may_stand_before_or_after_the_command(started: Program, *, before: bool) -> None:
    day, command = (
        ("--today", "2026-10-01"),
        ("export", "timeline", "--plan", "p.matchplan", "--out", "t.ics"),
    )

    started.run(*(day + command if before else command + day))

    assert b"DTSTAMP:20261001T000000Z" in (started.folder / "t.ics").read_bytes()


def test_starting_the_command_line_loads_nothing_heavy() -> None:
    heavy = ("PySide6", "reportlab", "peewee", "openpyxl", "icalendar", "rapidfuzz", "spellchecker")
    look = f"import sys, matchplanner.cli; print([m for m in {heavy} if m in sys.modules])"

    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


NAMES = [b"caf\xe9", b"\xff"] if sys.platform == "linux" else ["café".encode()]  # elsewhere names are text


PAGE = "Medical Genetics Residency\n\nOur program lasts two years. We sponsor J-1 visas only.\n"


def test_a_program_page_is_read_without_a_plan(program: Program) -> None:
    (program.folder / "page.txt").write_text(PAGE, encoding="utf-8")

    found = json.loads(program.run("read-page", "page.txt", "--json").stdout)

    assert found == [
        {"field": "length_years", "value": 2, "sentence": "Our program lasts two years."},
        {"field": "j1", "value": "yes", "sentence": "We sponsor J-1 visas only."},
        {"field": "h1b", "value": "no", "sentence": "We sponsor J-1 visas only."},
    ]
    assert "length_years: 2" in program.run("read-page", "page.txt").stdout


def test_a_file_that_is_no_page_is_refused_and_an_empty_answer_is_an_answer(program: Program) -> None:
    (program.folder / "empty.html").write_bytes(b"")
    (program.folder / "clinic.txt").write_text("Our clinic is open on Mondays.", encoding="utf-8")

    assert "empty" in program.refused("read-page", "empty.html", "--json")
    assert json.loads(program.run("read-page", "clinic.txt", "--json").stdout) == []


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_names_of_files_need_not_be_text(started: Program, name: bytes) -> None:
    plan, table = (os.fsdecode(name + suffix) for suffix in (b".matchplan", b".csv"))
    (started.folder / table).write_text("program_name,j1\nBirch,yes\n", encoding="utf-8")
    started.run("restore", "p.matchplan", "--plan", plan)

    started.run("import", table, "--plan", plan)
    again = json.loads(started.run("import", table, "--plan", plan, "--json").stdout)

    assert (again["new"], again["unchanged"], again["vanished"]) == (0, 1, 0)
    started.run("restore", "p.matchplan", "--plan", plan)
    started.run("check", "--plan", plan)


def test_output_that_nobody_reads_any_more_is_no_bug(started: Program) -> None:
    command = [
        sys.executable,
        "-m",
        "matchplanner",
        "export",
        "programs",
        "--plan",
        "p.matchplan",
        "--out",
        "p.csv",
    ]
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as stream:
        done = subprocess.run(
            command, cwd=started.folder, stdout=stream, stderr=subprocess.PIPE, text=True, check=False
        )

    assert (done.returncode, done.stderr) == (1, "")


def test_it_works_without_any_streams(started: Program) -> None:
    silent = (
        "import sys\nsys.stdout = sys.stderr = None\nfrom matchplanner import cli\n"
        "code = cli.main(['check', '--plan', 'p.matchplan'])\nraise SystemExit(code)"
    )

    done = subprocess.run([sys.executable, "-c", silent], cwd=started.folder, check=False)

    assert done.returncode == 0


def test_what_a_list_does_not_say_itself_is_said_beside_it(started: Program) -> None:
    book = openpyxl.Workbook()
    notes, listed = book.worksheets[0], book.create_sheet("Genetics 2026")
    notes.append(["nothing here"])
    listed.append(["program_name", "city", "state", "application_deadline"])
    listed.append(["Birch", "Ely", "MN", "03/04/2026"])
    other = book.create_sheet("Other")
    other.append(["program_name", "city", "state"])
    other.append(["Oak", "Salem", "OR"])
    book.save(started.folder / "list.xlsx")
    arguments = ("import", "list.xlsx", "--plan", "p.matchplan", "--json", "--dry-run")

    def names(*more: str) -> list[str]:
        return [row["name"] for row in json.loads(started.run(*arguments, *more).stdout)["new_rows"]]

    assert names("--sheet", "Other") == ["Oak"]
    assert names("--sheet", "Genetics 2026", "--days", "dmy") == ["Birch"]
    assert "It has “Sheet”, “Genetics 2026”, “Other”." in started.refused(*arguments, "--sheet", "Elsewhere")
    official = json.loads(started.run(*arguments, "--list", "acgme", "--dated", "2026-09-15").stdout)
    assert (official["official_list"], official["dated"]) == ("acgme", "2026-09-15")
    assert "--dated" in started.run(*arguments, "--list", "acgme", code=2).stderr


def test_the_coding_of_a_text_and_the_order_of_its_days_can_be_said(started: Program) -> None:
    text = "program_name,city,application_deadline\n北京 Genetics,Ely,03/04/2026\n"
    (started.folder / "list.csv").write_bytes(text.encode("gb18030"))
    told = started.run(
        *("import", "list.csv", "--plan", "p.matchplan"), "--encoding", "gb18030", "--days", "dmy"
    )
    assert "北京 Genetics" in told.stdout
    started.run("export", "programs", "--plan", "p.matchplan", "--out", "p.csv")
    (birch,) = [row for row in rows(started.folder / "p.csv") if row["program_name"].startswith("北京")]
    assert birch["application_deadline"] == "2026-04-03"
    assert "cannot be read as UTF-8" in started.refused(
        "import", "list.csv", "--plan", "p.matchplan", "--encoding", "utf-8"
    )


MARKET = """{"source": "made up", "applicants": {"Zoë": ["City", "Mercy"], "Ann": ["City", "Gone"]},
"programs": {"City": {"quota": 1, "ranks": ["Ann", "Zoë"]}, "Mercy": {"quota": 2, "ranks": []}}}"""


def test_a_market_is_matched(program: Program, folder: Path) -> None:
    (folder / "market.json").write_text(MARKET, "utf-8-sig")
    done = program.run("simulate", "market.json", "--json")
    assert json.loads(done.stdout) == {"matches": {"Zoë": None, "Ann": "City"}}
    assert done.stderr.splitlines() == ["Ann ranks Gone, which is not among the programs."]
    assert program.run("simulate", "market.json").stdout.splitlines() == ["Zoë: no match", "Ann: City"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", "is not a market"),
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ('{"applicants": {}}', "no “applicants” and “programs”"),
        ('{"applicants": {"A": ["P", "P"]}, "programs": {}}', "twice on the list of A"),
        ('{"applicants": {"A": "P"}, "programs": {}}', "no list of ranks for A"),
        ('{"applicants": {"A": [], "A": []}, "programs": {}}', "names “A” twice"),
        ('{"applicants": {}, "programs": {"P": {"quota": -1, "ranks": []}}}', "no whole number of places"),
        ('{"applicants": {}, "programs": {"P": {"quota": 1, "ranks": [1]}}}', "no name on the list of P"),
    ],
)
def test_what_is_no_market_is_refused_in_one_sentence(
    program: Program, folder: Path, text: str, said: str
) -> None:
    (folder / "market.json").write_text(text, "utf-8")
    assert said in program.refused("simulate", "market.json")


def test_everything_goes_out_and_becomes_a_new_plan(started: Program) -> None:
    started.run("export", "everything", "--plan", "p.matchplan", "--out", "all.zip")
    started.run("import-plan", "all.zip", "--plan", "new.matchplan")
    for plan in ("p", "new"):
        started.run("export", "plan", "--plan", f"{plan}.matchplan", "--out", f"{plan}.json")

    assert (started.folder / "p.json").read_bytes() == (started.folder / "new.json").read_bytes()
    assert "exists already" in started.refused("import-plan", "all.zip", "--plan", "new.matchplan")
    (started.folder / "x.zip").write_bytes(b"PK")
    assert "no export of a plan" in started.refused("import-plan", "x.zip", "--plan", "other.matchplan")
    assert not (started.folder / "other.matchplan").exists()
    assert "suffix" in started.refused("export", "everything", "--plan", "p.matchplan", "--out", "all.csv")
