"""Reading in a process of its own: what a hostile file does there harms nobody here."""

import io
import sys
import threading
import zipfile

import openpyxl
import pytest

from matchplanner.errors import CancelledError, FileFormatError
from matchplanner.services.exchange import content, handover, limits, reading
from matchplanner.services.exchange.choices import Choices
from matchplanner.services.exchange.reading import Reader

LIST = "program_name,city\nBirch,Boston\nÉrable,Łódź\n".encode()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["program_name", "acgme_id", "city"])
    book.worksheets[0].append(["Birch", "0401100209", "Boston"])
    book.create_sheet("Other").append(["program_name", "x", "y"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "data", [LIST, LIST.decode().encode("utf-16"), workbook()], ids=["csv", "utf-16", "xlsx"]
)
def test_the_other_process_reads_what_this_one_would(data: bytes) -> None:
    assert reading.read(data) == content.read_table(data)


def test_a_refusal_arrives_with_its_sentence() -> None:
    with pytest.raises(FileFormatError) as refused:
        reading.read(b"%PDF-1.7 ...")

    assert refused.value.message == "This is not a table: it looks like a PDF."
    assert refused.value.hint


def test_a_million_rows_are_refused() -> None:
    with pytest.raises(FileFormatError, match="more than 200,000 rows"):
        reading.read(b"program_name,city\n" + b"Birch,Boston\n" * 1_000_000)


def test_what_is_said_about_reading_goes_along() -> None:
    data = workbook()
    assert reading.read(data, Choices(sheet="Sheet")).how.sheet == "Sheet"
    with pytest.raises(FileFormatError, match="headings but no rows"):
        reading.read(data, Choices(sheet="Other"))

    quoted = b'program_name,notes\nBirch,"x\nOak,y\n'
    with pytest.raises(FileFormatError, match="never closed"):
        reading.read(quoted)
    assert [row.cells for row in reading.read(quoted, Choices(quotes=False)).rows] == [
        ("Birch", '"x'),
        ("Oak", "y"),
    ]


def test_progress_is_told_and_reading_can_be_stopped_at_any_time() -> None:
    told: list[int] = []
    reader = Reader(lambda: b"program_name,city\n" + b"Birch,Boston\n" * 150_000)

    def tell(rows: int) -> None:
        told.append(rows)
        reader.cancel()

    with pytest.raises(CancelledError):
        reader.read(tell)
    assert told[0] > 0

    early = Reader(lambda: LIST)
    early.cancel()
    with pytest.raises(CancelledError):
        early.read()


def test_a_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WALL_SECONDS", 0.2)
    sleeper = [sys.executable, "-c", "import threading; threading.Event().wait()"]
    monkeypatch.setattr(reading, "_command", lambda _choices: sleeper)

    with pytest.raises(FileFormatError, match="more time or memory"):
        reading.read(LIST)


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("import os; os.abort()", "more time or memory"),
        ("print('{\"table\": ')", "broke off"),
        ("import sys; sys.exit(1)", "more time or memory"),
    ],
)
def test_a_process_that_dies_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, program: str, words: str
) -> None:
    monkeypatch.setattr(reading, "_command", lambda _choices: [sys.executable, "-c", program])

    with pytest.raises(FileFormatError, match=words):
        reading.read(LIST)


def test_memory_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    greedy = (
        "from matchplanner.services.exchange import content, handover, reading\n"
        "def read(data, choices, tell): return bytearray(3_000_000_000)\n"
        "content.read_table = read\n"
        "reading.serve(reading.BY_ITSELF)"
    )
    monkeypatch.setattr(reading, "_command", lambda _choices: [sys.executable, "-c", greedy])

    with pytest.raises(FileFormatError, match="more time or memory"):
        reading.read(LIST)


def test_a_bomb_is_refused_by_the_other_process() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(30_000_000))

    with pytest.raises(FileFormatError, match="unpacks to far more"):
        reading.read(stream.getvalue())


def test_choices_survive_the_command_line() -> None:
    choices = Choices("cp1250", "\t", quotes=False, sheet="Ünïcode \" '")

    assert handover.answered(handover.asked(choices)) == choices


def test_the_reader_can_be_stopped_from_another_thread() -> None:
    reader = Reader(lambda: b"program_name,city\n" + b"Birch,Boston\n" * 190_000)
    started = threading.Event()

    def stop() -> None:
        started.wait()
        reader.cancel()

    thread = threading.Thread(target=stop)
    thread.start()
    with pytest.raises(CancelledError):
        reader.read(lambda _rows: started.set())
    thread.join()
