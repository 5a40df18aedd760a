"""The modules of packaging/, which are scripts and no package."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

PACKAGING = Path(__file__).parents[2] / "packaging"


def module(name: str) -> ModuleType:
    """Import a module of packaging/ as the scripts there do."""
    if str(PACKAGING) not in sys.path:
        sys.path.append(str(PACKAGING))
    return importlib.import_module(name)
