"""Make the pictures of the documentation a third as large: 256 shades each, none mixed of dots."""

import sys
from pathlib import Path

from PIL import Image

_SHADES = 256


def main(folder: str) -> int:
    """Squeeze every PNG below a folder in place."""
    for path in Path(folder).rglob("*.png"):
        with Image.open(path) as image:
            few = image.convert("RGB").quantize(_SHADES, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
