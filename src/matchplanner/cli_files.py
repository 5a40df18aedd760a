"""The commands that take files in and give them out: import, import-plan, export, encrypt, decrypt."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from matchplanner.cli_parts import OK, LazyOutliner, add_out, add_plan, created_plan, day, opened_plan, today
from matchplanner.errors import UserError

EXPORTS = ("programs", "rank-list", "prep-sheet", "timeline", "plan", "everything")
_OF_PROGRAMS = ("programs", "prep-sheet")


def import_options(parser: argparse.ArgumentParser) -> None:
    """Add what `import` is told."""
    from matchplanner.domain.official_lists import OfficialList
    from matchplanner.services.exchange.choices import ENCODINGS

    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="a list of programs (CSV, TSV, XLSX, a saved web page) or a plan.json",
    )
    add_plan(parser)
    parser.add_argument("--dry-run", action="store_true", help="say what would change and change nothing")
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    parser.add_argument("--sheet", default="", metavar="NAME", help="read this sheet of a workbook")
    parser.add_argument("--encoding", default="", choices=[*ENCODINGS], help="read a text as this")
    parser.add_argument("--list", default="", choices=[*OfficialList], help="the official list this is")
    parser.add_argument("--dated", type=day, metavar="YYYY-MM-DD", help="the day the list is of")
    parser.add_argument("--days", default="", choices=["mdy", "dmy"], help="which of month and day is first")


def import_file(options: argparse.Namespace) -> int:
    """Take in a list of programs, or a whole plan from JSON."""
    from matchplanner.services import backups
    from matchplanner.services.exchange import content, importing, plan_json, reading, summary
    from matchplanner.services.exchange.choices import Choices

    if options.list and not options.dated:
        options.refuse("argument --list: say with --dated of which day the list is")
    data = content.load(options.file)
    if plan_json.looks_like_json(data):
        return _import_plan(options, data)
    table = reading.read(data, Choices(options.encoding, sheet=options.sheet))
    said = importing.Said(options.list, options.dated, options.days)
    applied = not options.dry_run
    with opened_plan(options.plan, read_only=options.dry_run) as store:
        found = importing.preview(table, options.file.name, today(options), said)
        if applied and found.writes:
            backups.snapshot_now(store, f"Before importing {options.file.name}")
            with store.write(f"Import {options.file.name}"):
                importing.apply(found)
    if options.json:
        import json

        print(json.dumps(summary.as_json(found, applied=applied), ensure_ascii=False, indent=2))
    else:
        print("\n".join(summary.lines(found, applied=applied)))
    return OK


def _import_plan(options: argparse.Namespace, data: bytes) -> int:
    from matchplanner.services.exchange import plan_json

    there = options.plan.exists()
    if options.dry_run:
        if there:
            with opened_plan(options.plan, read_only=True):
                plan_json.require_new()
        import tempfile

        with tempfile.TemporaryDirectory() as folder, created_plan(Path(folder) / "trial.matchplan") as store:
            rows = plan_json.fill(store, data)
    else:
        with opened_plan(options.plan) if there else created_plan(options.plan) as store:
            rows = plan_json.fill(store, data)
    if options.json:
        import json

        print(json.dumps({"applied": not options.dry_run, "rows": rows}))
    else:
        print(f"{'Would import' if options.dry_run else 'Imported'} a whole plan of {rows} rows.")
    return OK


def import_plan_options(parser: argparse.ArgumentParser) -> None:
    """Add what `import-plan` is told."""
    parser.add_argument("export", type=Path, metavar="EXPORT", help="the zip or folder")
    parser.add_argument("--plan", type=Path, required=True, metavar="NEW", help="the plan file to make")


def import_plan(options: argparse.Namespace) -> int:
    """Make a new plan of an export of everything."""
    from matchplanner.services.exchange import archive_reading

    made = archive_reading.make_plan(options.export, options.plan)
    print(f"{options.plan}: new plan of {made.rows} rows, with {made.attachments} attachments.")
    return OK


def export_options(parser: argparse.ArgumentParser) -> None:
    """Add what `export` is told."""
    parser.add_argument("what", choices=EXPORTS, help="what to export")
    add_plan(parser)
    add_out(parser, "FILE")
    parser.add_argument("--program", default="", metavar="NAME-OR-ID", help="only this program")
    parser.add_argument("--letter", action="store_true", help="print on US Letter instead of A4")
    parser.add_argument(
        "--without-names", action="store_true", help="print roles instead of the names that the plan knows"
    )


def export(options: argparse.Namespace) -> int:
    """Write one export."""
    from matchplanner.files import write_atomically
    from matchplanner.services.exchange import exporting

    if options.program and options.what not in _OF_PROGRAMS:
        options.refuse(f"argument --program: {options.what} is not exported for a single program")
    if options.what == "everything":
        return _export_everything(options)
    suffix = exporting.format_of(options.what, options.out)
    wanted = exporting.Wanted(options.what, suffix, options.program, letter=options.letter)
    if options.without_names:
        if suffix != "pdf":
            options.refuse("argument --without-names: names are left out of PDFs only")
        wanted = replace(wanted, without_names=True)
    with opened_plan(options.plan, read_only=True) as store:
        made = exporting.export(store, wanted, today(options), LazyOutliner())
    write_atomically(options.out, made.data)
    for notice in made.notices:
        print(notice, file=sys.stderr)
    print(options.out)
    return OK


def _export_everything(options: argparse.Namespace) -> int:
    from matchplanner.services.exchange import archive_writing

    archive_writing.is_folder(options.out)  # refused before the plan is opened
    with opened_plan(options.plan, read_only=True) as store:
        made = archive_writing.write(store, options.out, today(options))
    for notice in made.notices:
        print(notice, file=sys.stderr)
    print(options.out)
    return OK


def encrypt_options(parser: argparse.ArgumentParser) -> None:
    """Add what `encrypt` is told."""
    add_plan(parser)
    add_out(parser, "FILE")
    _add_passphrase_file(parser)


def encrypt(options: argparse.Namespace) -> int:
    """Write an encrypted copy of a plan and its attachments."""
    from matchplanner.services import sealed_copies

    with opened_plan(options.plan, read_only=True) as store:
        content = sealed_copies.gather(store)
    sealed_copies.write(content, options.out, _passphrase(options, twice=True))
    for notice in content.notices:
        print(notice, file=sys.stderr)
    print(options.out)
    return OK


def decrypt_options(parser: argparse.ArgumentParser) -> None:
    """Add what `decrypt` is told."""
    parser.add_argument("copy", type=Path, metavar="COPY", help="the encrypted copy")
    parser.add_argument("--plan", type=Path, required=True, metavar="NEW", help="the plan file to make")
    _add_passphrase_file(parser)


def decrypt(options: argparse.Namespace) -> int:
    """Make a new plan of an encrypted copy."""
    from matchplanner.services import sealed_copies

    count = sealed_copies.read(options.copy, options.plan, _passphrase(options, twice=False))
    print(f"{options.plan}: new plan, with {count} attachments.")
    return OK


def _add_passphrase_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="TEXT",
        help="read the passphrase from the first line of this file; else it is asked for",
    )


def _passphrase(options: argparse.Namespace, *, twice: bool) -> str:
    """Return the passphrase; never an argument, which others on the computer could see."""
    if options.passphrase_file is not None:
        try:
            text: str = options.passphrase_file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as exc:
            raise UserError(
                f"{options.passphrase_file} cannot be read as text.", "Check its name and its permissions."
            ) from exc
        return text.partition("\n")[0].rstrip("\r")
    if not sys.stdin.isatty():
        raise UserError("Nobody can be asked for the passphrase here.", "Give it with --passphrase-file.")
    import getpass

    if twice:
        print("Without the passphrase nobody can open the copy, and nobody can find it out.", file=sys.stderr)
    given = getpass.getpass("Passphrase: ")
    if twice and getpass.getpass("Once more: ") != given:
        raise UserError("The two passphrases are not the same.", "Try again; nothing was written.")
    return given
