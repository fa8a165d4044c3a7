"""Answers that may come when the widget that asked is gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject


def while_alive(owner: QObject, call: Callable[..., Any]) -> Callable[..., None]:
    """The same call, passed over once `owner` is deleted (a sheet that was closed, a page that was left)."""

    def guarded(*answer: Any) -> None:
        if shiboken6.isValid(owner):
            call(*answer)

    return guarded
