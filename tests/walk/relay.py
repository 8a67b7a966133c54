"""The network between a phone and the server, which a test may cut: a relay on a port of its own."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator


class Relay:
    """`carried`: bytes that reached the phone.

    `is_up` False: nobody answers. `swallows` True: a POST arrives, and its answer is lost on the way back.
    """

    def __init__(self, host: str, port: int) -> None:
        self.target = (host, port)
        self.is_up, self.swallows = True, False
        self.swallowed = self.carried = 0
        self.door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.door.getsockname()[1]}"
        self.open: set[socket.socket] = set()

    def cut(self) -> None:
        self.is_up = False
        for one in list(self.open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        self.is_up = True

    def run(self) -> None:
        with contextlib.suppress(OSError):  # closed at the end of the test
            while True:
                phone, _ = self.door.accept()
                if self.is_up:
                    threading.Thread(target=self._serve, args=[phone], daemon=True).start()
                else:
                    phone.close()

    def _serve(self, phone: socket.socket) -> None:
        with contextlib.suppress(OSError), phone, socket.create_connection(self.target) as server:
            self.open |= {phone, server}
            lost = threading.Event()
            threading.Thread(target=self._answer, args=[server, phone, lost], daemon=True).start()
            while request := phone.recv(65536):
                if self.swallows and request.startswith(b"POST"):
                    lost.set()
                server.sendall(request)
        self.open -= {phone, server}

    def _answer(self, server: socket.socket, phone: socket.socket, lost: threading.Event) -> None:
        with contextlib.suppress(OSError):
            while answer := server.recv(65536):
                if lost.is_set():
                    self.swallowed += 1
                    break
                phone.sendall(answer)
                self.carried += len(answer)
        with contextlib.suppress(OSError):
            phone.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def relay(address: str) -> Iterator[Relay]:
    host, _, port = address.removeprefix("http://").partition(":")
    network = Relay(host, int(port))
    threading.Thread(target=network.run, daemon=True).start()
    try:
        yield network
    finally:
        network.cut()
        network.door.close()
