"""Takes the README's pictures from what `trellis demo --pictures DIR` wrote, and makes them small.

    .venv/bin/trellis demo --pictures build/pictures && .venv/bin/python packaging/pictures/choose.py build/pictures

A picture keeps 256 colours: one after the other the one that would be missed most, by how often it stands there and how
far it is from those kept already. Every other colour becomes the nearest of these, without dithering, which nobody sees
on flat windows and makes the file a third as large.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from PySide6.QtGui import QImage

CHOSEN = {
    "sign-in": "sign-in",
    "today": "today",
    "profile": "profile",
    "project": "project",
    "project-work": "project-work",
    "sign-off": "sign-off",
    "forged": "forged",
    "plan": "plan",
    "fairness": "fairness",
    "tickets": "tickets",
    "intake": "intake",
    "board": "board",
    "search-with-operators": "search",
    "dark": "dark",
}
"""The step of the day and the name in the README."""
COLOURS = 256
FARTHEST = 3 * 255**2 + 1


def main(folder: Path) -> None:
    """Choose, shrink, and say how large they are."""
    for step, name in CHOSEN.items():
        [picture] = folder.glob(f"[0-9][0-9]-{step}.png")
        file = Path(__file__).parent / f"{name}.png"
        if not shrunk(QImage(str(picture))).save(str(file), "PNG", 0):
            sys.exit(f"{file} could not be written")
        print(f"{file.name}: {file.stat().st_size // 1024} KB")


def shrunk(image: QImage) -> QImage:
    """The same picture in few colours."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    bits = memoryview(image.constBits()).cast("I")
    count = Counter(bits)
    table, at = _colours(count)
    small = QImage(image.size(), QImage.Format.Format_Indexed8)
    small.setColorTable(table)
    line = small.bytesPerLine()
    written = small.bits()
    width = image.width()
    for row in range(image.height()):
        pixels = bytes(at[colour] for colour in bits[row * width : (row + 1) * width])
        written[row * line : row * line + width] = pixels
    return small


def _colours(count: Counter[int]) -> tuple[list[int], dict[int, int]]:
    """The colours to keep, and for each colour of the picture the place of its nearest."""
    table: list[int] = []
    at = dict.fromkeys(count, 0)
    far = dict.fromkeys(count, FARTHEST)
    while len(table) < min(COLOURS, len(count)):
        missed = max(count, key=lambda colour: count[colour] * far[colour])
        for colour in count:
            distance = sum((a - b) ** 2 for a, b in zip(_parts(colour), _parts(missed), strict=True))
            if distance < far[colour]:
                far[colour], at[colour] = distance, len(table)
        table.append(missed)
    return table, at


def _parts(colour: int) -> tuple[int, int, int]:
    return colour >> 16 & 255, colour >> 8 & 255, colour & 255


if __name__ == "__main__":
    main(Path(sys.argv[1]))
