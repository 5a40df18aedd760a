"""The command line. Nothing heavy is imported here: each command loads what it needs."""

import argparse
import gc
import importlib
import logging
import os
import sys
from collections.abc import Callable, Container, Sequence
from pathlib import Path

from matchplanner import cli_files
from matchplanner.cli_parts import (
    INTERRUPTED,
    MENDABLE,
    OK,
    OUR_BUG,
    USAGE,
    LazyOutliner,
    add_out,
    add_plan,
    created_plan,
    day,
    opened_plan,
    today,
)
from matchplanner.errors import UserError

log = logging.getLogger(__name__)

_LAZY = ("openpyxl", "defusedxml.ElementTree", "icalendar", "pypdf", "rapidfuzz.fuzz", "reportlab.platypus")
_AS_PLAN = (".matchplan",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0, 1 for what the user can mend, 2 for wrong usage, 70 for our bug."""
    _prepare_streams()
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        return _run(given)
    except UserError as exc:
        print(" ".join(exc.sentence().split()), file=sys.stderr)
        return MENDABLE
    except BrokenPipeError:
        # Whoever read our output has had enough, as in `| head`; flushing at exit must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return MENDABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:
        log.exception("This is our fault, not yours; your plan is as it was before.")
        return OUR_BUG


def _run(given: Sequence[str]) -> int:
    words = _with_command(given)
    # The window waits for the parser: spare it the commands that were not called.
    parser = _parser({"gui"}) if words[0] == "gui" else _parser()
    try:
        options = parser.parse_args(words)
        options.today = getattr(options, "today", None)
        command: Callable[[argparse.Namespace], int] = options.command
        code = command(options)
    except SystemExit as exc:  # argparse has said what is wrong, or shown the help
        return USAGE if exc.code else OK
    sys.stdout.flush()
    return code


def _prepare_streams() -> None:
    """Write UTF-8 everywhere; a windowed program on Windows has no streams at all."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open as long as we are
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _with_command(given: Sequence[str]) -> list[str]:
    """Put in `gui` where no command is given: nothing at all, options alone, or a plan to open."""
    rest = [*given]
    words = iter(enumerate(rest))
    for place, word in words:
        if word == "--today":
            next(words, None)
        elif word in {"-h", "--help", "--version"}:
            return rest
        elif not word.startswith("-"):
            named = word.lower().endswith(_AS_PLAN) or "/" in word or os.sep in word or Path(word).is_file()
            known = word in _COMMANDS or word in _HIDDEN
            return [*rest[:place], "gui", *rest[place:]] if named and not known else rest
    return ["gui", *rest]


def _parser(only: Container[str] | None = None) -> argparse.ArgumentParser:
    """Return the parser of all commands, or of `only` these."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--today",
        type=day,
        metavar="YYYY-MM-DD",
        default=argparse.SUPPRESS,
        help="take this day for today",
    )
    parser = argparse.ArgumentParser(
        prog="matchplanner",
        description="Plan applications to US residencies in medical genetics, offline.",
        epilog="Without a command, and with just a plan, the window opens.",
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, (add_options, run, text) in _COMMANDS.items():
        if only is not None and name not in only:
            continue
        command = commands.add_parser(
            name, help=text, description=f"{text[0].upper()}{text[1:]}.", parents=[common]
        )
        command.set_defaults(command=run, refuse=command.error)
        add_options(command)
    for name, (add_options, run, text) in _HIDDEN.items():
        if only is not None and name not in only:
            continue
        command = commands.add_parser(name, description=text)
        command.set_defaults(command=run)
        add_options(command)
    return parser


def _version() -> str:
    from matchplanner import __version__

    return f"MatchPlanner {__version__}"


def _gui_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "plan", type=Path, nargs="?", metavar="PLAN", help="the plan to open; else the last one"
    )
    parser.add_argument("--sample", action="store_true", help="open the sample plan if there is no plan yet")
    parser.add_argument("--exit-after-first-paint", action="store_true", help=argparse.SUPPRESS)


def _gui(options: argparse.Namespace) -> int:
    if not _has_display():
        raise UserError(
            "There is no display, so no window can open.", "Use another command: matchplanner --help."
        )
    gc.disable()  # what loads at the start stays: looking for garbage in it takes a tenth of the time
    try:
        from matchplanner.app import run_gui

        return run_gui(
            options.plan,
            today=options.today,
            sample=options.sample,
            exit_after_first_paint=options.exit_after_first_paint,
        )
    finally:
        gc.enable()


def _has_display() -> bool:
    """Tell whether a window can be shown, or was asked to be drawn somewhere else."""
    variables = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(variable) for variable in variables)


def _new_options(parser: argparse.ArgumentParser) -> None:
    add_plan(parser)
    parser.add_argument(
        "--year",
        type=int,
        required=True,
        metavar="X",
        help="the target application year: you apply in September X",
    )
    parser.add_argument(
        "--starter", action="store_true", help="put in the starter directory of real programs"
    )


def _new(options: argparse.Namespace) -> int:
    from matchplanner.services import profile, starter

    count = 0
    with created_plan(options.plan) as store, store.write("New plan"):
        profile.edit("target_year", options.year)
        if options.starter:
            count = starter.load(today(options))
    print(f"{options.plan}: new plan, target year {options.year}, {count} programs.")
    return OK


def _read_page_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a saved page (.html, .mhtml, .pdf) or its text (.txt)"
    )
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def _read_page(options: argparse.Namespace) -> int:
    import json

    from matchplanner.services import page_reader

    found = page_reader.read_file(options.file, today(options)).proposals
    if options.json:
        print(json.dumps(page_reader.as_json(found), ensure_ascii=False, indent=2))
    else:
        print("\n".join(page_reader.lines(found)))
    return OK


def _simulate_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="MARKET.json", help="applicants and programs with their rank order lists"
    )
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def _simulate(options: argparse.Namespace) -> int:
    import json

    from matchplanner.services import simulation

    market = simulation.read_market(options.file)
    for sentence in market.strangers():
        print(sentence, file=sys.stderr)
    matches = simulation.solve(market)
    if options.json:
        print(json.dumps({"matches": matches}, ensure_ascii=False, indent=2))
    else:
        print("\n".join(f"{name}: {program or 'no match'}" for name, program in matches.items()))
    return OK


def _check(options: argparse.Namespace) -> int:
    from matchplanner.services import integrity

    found = integrity.check_file(options.plan)
    for finding in found:
        print(f"{finding.severity.label}: {finding.message}")
    errors = sum(finding.severity is integrity.Severity.ERROR for finding in found)
    if errors:
        raise UserError(
            f"{options.plan.name}: {errors} error{'s' if errors > 1 else ''}.", "Restore a good backup."
        )
    print(
        f"{options.plan.name} is sound." if not found else f"{options.plan.name} is sound; see the warnings."
    )
    return OK


def _backup_options(parser: argparse.ArgumentParser) -> None:
    add_plan(parser)
    add_out(parser, "FILE")


def _backup(options: argparse.Namespace) -> int:
    from matchplanner.services import backups

    with opened_plan(options.plan, read_only=True) as store:
        backups.backup_to(store, options.out)
    print(options.out)
    return OK


def _restore_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", type=Path, metavar="BACKUP", help="the backup, or any plan file")
    add_plan(parser)


def _restore(options: argparse.Namespace) -> int:
    from matchplanner.services import backups

    kept = backups.restore_from(options.backup, options.plan)
    before = "" if kept is None else f" What it held before is kept in {kept}."
    print(f"{options.plan} is now what {options.backup} holds.{before}")
    return OK


def _demo_options(parser: argparse.ArgumentParser) -> None:
    add_out(parser, "DIR")
    parser.add_argument(
        "--looks", action="store_true", help="draw every page light and dark, in text of 100, 150 and 200 %%"
    )


def _demo(options: argparse.Namespace) -> int:
    from matchplanner import app
    from matchplanner.services import demo

    today = options.today or demo.TODAY
    app.qt_application()  # before the outliner, which would make one that cannot show windows
    for made in demo.write(options.out, today, LazyOutliner()):
        print(made)
    for made in app.screenshots(options.out / demo.PLAN, options.out, today, looks=options.looks):
        print(made)
    return OK


def _self_test(options: argparse.Namespace) -> int:
    for name in (*_LAZY, "matchplanner.ui.preview"):
        print(f"loaded {importlib.import_module(name).__name__}")
    from matchplanner import app, paths
    from matchplanner.services import self_test

    app.qt_application()
    print("loaded the window")
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        os.environ[paths.HOME_VARIABLE] = str(Path(folder) / "home")  # backups of a plan that nobody has
        for line in self_test.run(Path(folder), today(options), LazyOutliner()):
            print(line)
    print("All is well.")
    return OK


def _read_file_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="+")


def _read_file(options: argparse.Namespace) -> int:
    from matchplanner.services.exchange import serving

    serving.serve(*options.what)
    return OK


_Command = tuple[Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int], str]

_COMMANDS: dict[str, _Command] = {
    "gui": (_gui_options, _gui, "open the window"),
    "new": (_new_options, _new, "make a new plan"),
    "import": (
        cli_files.import_options,
        cli_files.import_file,
        "take in a list of programs, or a whole plan from JSON",
    ),
    "import-plan": (
        cli_files.import_plan_options,
        cli_files.import_plan,
        "make a new plan of an export of everything",
    ),
    "simulate": (_simulate_options, _simulate, "match the two sides of a market (a teaching model)"),
    "read-page": (_read_page_options, _read_page, "read the facts off a program's saved web page"),
    "export": (
        cli_files.export_options,
        cli_files.export,
        "write programs, rank list, prep sheets, calendar, the plan or everything",
    ),
    "check": (add_plan, _check, "check that a plan file is whole and fits together"),
    "backup": (_backup_options, _backup, "write a verified copy of a plan"),
    "restore": (_restore_options, _restore, "put a backup in a plan's place"),
    "encrypt": (
        cli_files.encrypt_options,
        cli_files.encrypt,
        "write a plan and its attachments into one file under a passphrase",
    ),
    "decrypt": (cli_files.decrypt_options, cli_files.decrypt, "make a new plan of an encrypted copy"),
    "demo": (
        _demo_options,
        _demo,
        "write a demonstration: a plan, every export, pictures",
    ),
    "self-test": (lambda _parser: None, _self_test, "try out the installed program"),
}

_HIDDEN: dict[str, _Command] = {
    "read-file": (_read_file_options, _read_file, "read a list or a calendar, within limits"),
}
"""Commands by which the program calls itself."""
