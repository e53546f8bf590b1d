"""Listens for other starts of the program; what they say is a stranger's until it has been read."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from viewer.ui.application.calling import REFUSED, TAKEN
from viewer.ui.application.request import MOST_BYTES, from_line

#: Who has said nothing whole by then is let go.
PATIENCE_MS = 5000
#: One that only opens connections must not pile them up here: the oldest goes.
_MOST_VISITORS = 16


class Listener(QObject):
    """Answers at the place where the programs of one user meet.

    Args:
        patience_ms: How long a visitor may take to say what it wants.

    Signals:
        asked(object): the ``Request`` of another start, which has been told that it is taken.
    """

    asked = Signal(object)

    def __init__(self, parent: QObject | None = None, *, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__(parent)
        self._patience_ms = patience_ms
        self._visitors: list[_Visitor] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    @property
    def visitors(self) -> int:
        """How many are being listened to."""
        return len(self._visitors)

    def listen(self, address: str) -> bool:
        """Begin, in the place of what a crashed program has left there; tell whether that worked."""
        QLocalServer.removeServer(address)
        return self._server.listen(address)

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()
        for visitor in list(self._visitors):
            visitor.dismiss()

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self._visitors) >= _MOST_VISITORS:
                self._visitors[0].dismiss()
            visitor = _Visitor(socket, self._patience_ms, self)
            self._visitors.append(visitor)
            visitor.asked.connect(self.asked)
            visitor.left.connect(self._leave)
            visitor.hear()

    def _leave(self, visitor: _Visitor) -> None:
        if visitor in self._visitors:
            self._visitors.remove(visitor)


class _Visitor(QObject):
    """Another process at the door, until it has said one line.

    Signals:
        asked(object): the ``Request`` that it has said.
        left(object): this one is gone.
    """

    asked = Signal(object)
    left = Signal(object)

    def __init__(self, socket: QLocalSocket, patience_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._said = b""
        socket.setParent(self)
        socket.setReadBufferSize(MOST_BYTES)
        socket.readyRead.connect(self.hear)
        socket.disconnected.connect(self.dismiss)
        self._timer = QTimer(self, singleShot=True, interval=patience_ms)
        self._timer.timeout.connect(self.dismiss)
        self._timer.start()

    def hear(self) -> None:
        """Take what has come; a whole line is answered."""
        if not self._timer.isActive():
            return
        self._said += bytes(self._socket.readAll().data())
        line, end, _ = self._said.partition(b"\n")
        if not end and len(self._said) < MOST_BYTES:
            return
        self._timer.stop()
        try:
            request = from_line(line) if end else None
        except ValueError:
            request = None
        self._socket.write(REFUSED if request is None else TAKEN)
        self._socket.flush()
        self._socket.disconnectFromServer()
        if request is not None:
            self.asked.emit(request)

    def dismiss(self) -> None:
        """Let it go, once."""
        if self._is_gone:
            return
        self._is_gone = True
        self._timer.stop()
        self._socket.abort()
        self.left.emit(self)
        self.deleteLater()

    _is_gone = False
