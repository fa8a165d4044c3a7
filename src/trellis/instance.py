"""One window for each desk file: a second start raises the first and ends.

The truth is a lock file named by the desk's path, which the system and Qt free when a process dies; the local socket
only carries the wish to be raised. Another account on the same computer has its own: there two windows are fine.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QDir, QLockFile, QObject, Signal

HELLO, ANSWER = b"raise\n", b"raised\n"
PATIENCE = 3.0
"""Seconds a second start waits for the first, which may itself have begun a moment ago."""


class OneInstance(QObject):
    """`claim` at the start, `listen` once the window is painted, `release` at the end."""

    raised = Signal()
    """A second start wants this window in front."""

    def __init__(self, desk: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name_for(desk)
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)  # only the death of its process makes it stale
        self._server: QObject | None = None

    def claim(self) -> bool:
        """Whether this process is to show the desk. False when another one shows it and was raised."""
        end = time.monotonic() + PATIENCE
        while not self._lock.tryLock(0):
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                return True  # no place for locks: two windows are better than none
            if self._ask():
                return False
            if time.monotonic() > end:
                return True  # the other one does not answer; two processes on one desk get along
            time.sleep(0.05)
        return True

    def listen(self) -> None:
        """Answer later starts."""
        if not self._lock.isLocked():
            return
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # of a process that died: the lock is ours
        server.newConnection.connect(self._greet)
        server.listen(self._name)
        self._server = server

    def release(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()  # type: ignore[attr-defined]
            self._server = None
        self._lock.unlock()

    def _ask(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(300):
            return False
        socket.write(HELLO)
        socket.flush()
        return socket.waitForReadyRead(2000) and bytes(socket.readAll().data()) == ANSWER

    def _greet(self) -> None:
        assert self._server is not None
        socket = self._server.nextPendingConnection()  # type: ignore[attr-defined]

        def read() -> None:
            if socket.canReadLine():
                if bytes(socket.readLine().data()) == HELLO:
                    socket.write(ANSWER)
                    socket.flush()
                    self.raised.emit()
                socket.disconnectFromServer()

        socket.readyRead.connect(read)
        socket.disconnected.connect(socket.deleteLater)
        read()


def name_for(desk: Path) -> str:
    """What the lock and the socket of a desk are called: one file reached by two ways has one name."""
    place = os.path.normcase(os.path.realpath(desk))
    user = os.environ.get("USERNAME", "") if os.name == "nt" else str(os.getuid())
    whole = f"{user}\0{place}".encode("utf-8", "surrogateescape")
    # Qt's own hash: hashlib would load a library for this one line before the first paint.
    digest = QCryptographicHash.hash(whole, QCryptographicHash.Algorithm.Sha256)
    return "trellis-" + bytes(digest.toHex().data()).decode()[:24]
