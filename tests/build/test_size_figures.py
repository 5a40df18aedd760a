"""Size as a figure: a module that outgrows its cap is a decision, taken here, and not an accident."""

import ast
import statistics
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"
MODULE_CAP = 400
MODULE_P90 = 250
MODULE_MEDIAN = 100
FUNCTION_CAP = 60


def code_lines(text: str) -> int:
    """Count the lines that are neither blank nor a comment."""
    return sum(1 for line in text.splitlines() if line.strip() and not line.strip().startswith("#"))


MODULES = {str(file.relative_to(SOURCE)): file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.py")}
SIZES = {name: code_lines(text) for name, text in MODULES.items() if not name.endswith("__init__.py")}


def test_no_module_is_over_the_cap() -> None:
    assert {name: size for name, size in SIZES.items() if size > MODULE_CAP} == {}


def test_most_modules_are_small() -> None:
    assert statistics.median(SIZES.values()) <= MODULE_MEDIAN
    assert statistics.quantiles(SIZES.values(), n=10)[-1] <= MODULE_P90


def test_no_function_is_over_the_cap() -> None:
    long = {}
    for name, text in MODULES.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = code_lines("\n".join(text.splitlines()[node.lineno - 1 : node.end_lineno]))
                if size > FUNCTION_CAP:
                    long[f"{name}: {node.name}"] = size
    assert long == {}
