"""What a start is spared. `begin` is called before anything of Qt is imported.

Python looks for garbage some twenty times while it imports what a start needs, and finds none: collecting is left to
`ui.sweeper`. And PySide6 reads the source of every module imported after it, in search of `from __feature__ import`,
which nobody here uses: that made every import a quarter slower and kept 25 MB of source text for good.
"""

from __future__ import annotations

import builtins
import gc


def begin() -> None:
    """No collecting, and no looking into sources, from now on."""
    gc.disable()
    import PySide6.QtCore  # noqa: F401 # puts its own import in front of Python's

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
