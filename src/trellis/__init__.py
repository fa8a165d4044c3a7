"""Trellis: a ticket desk run by students, kept in one file on one computer.

Layers are folders and imports point one way: `ui` and `desk` know `rules`; `desk` also knows `store` and
`exchange`, which know `rules` alone. `app.py` and `cli.py` put the layers together. `rules` knows nothing else.
The walls stand in pyproject.toml (`tool.importlinter`) and tests/test_architecture.py breaks each of them once.
"""

from __future__ import annotations

__version__ = "0.3.0"
