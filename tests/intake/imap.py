"""A mail server that speaks just enough IMAP for one folder: sign-in, select, search and fetch by UID."""

import contextlib
import re
import socketserver
import threading
from collections.abc import Iterator

DATE = 'INTERNALDATE "09-Apr-2024 08:30:00 +0700"'


class Server(socketserver.ThreadingTCPServer):
    """`messages` by UID; `password` is the only one it takes; `said` holds the commands that came.
    What is in `refused` it can't give."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Session)
        self.messages: dict[int, bytes] = {}
        self.refused: set[int] = set()
        self.validity, self.password, self.said = 7, "mat khau", list[str]()

    @property
    def url(self) -> str:
        return f"imap://vanthu:mat%20khau@127.0.0.1:{self.server_address[1]}/INBOX"


class Session(socketserver.StreamRequestHandler):
    server: Server

    def handle(self) -> None:
        self.say("* OK ready")
        while line := self.rfile.readline().decode().strip():
            tag, command = line.split(" ", 1)
            self.server.said.append(command)
            self.answer(tag, command)
            if command.upper().startswith("LOGOUT"):
                return

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def answer(self, tag: str, command: str) -> None:
        name, _, rest = command.partition(" ")
        if name == "LOGIN" and self.server.password not in rest:
            return self.say(f"{tag} NO wrong password")
        if name == "CAPABILITY":
            self.say("* CAPABILITY IMAP4rev1")
        elif name == "EXAMINE":
            self.say(f"* {len(self.server.messages)} EXISTS")
            self.say(f"* OK [UIDVALIDITY {self.server.validity}] valid")
        elif rest.startswith("SEARCH"):
            self.search(int(re.search(r"UID (\d+):", rest)[1]))
        elif rest.startswith("FETCH"):
            uid = int(rest.split()[1])
            if uid in self.server.refused:
                return self.say(f"{tag} BAD no such thing")
            self.fetch(uid, rest)
        return self.say(f"{tag} OK done")

    def search(self, first: int) -> None:
        """As the standard has it, `first:*` names the last message even where its number is lower."""
        last = max(self.server.messages, default=0)
        found = [uid for uid in self.server.messages if uid >= first or uid == last]
        self.say(" ".join(["* SEARCH", *map(str, found)]))

    def fetch(self, uid: int, what: str) -> None:
        content = self.server.messages[uid]
        if "RFC822.SIZE" in what:
            return self.say(f"* 1 FETCH (UID {uid} RFC822.SIZE {len(content)} {DATE})")
        if "HEADER" in what:
            content = content.partition(b"\n\n")[0] + b"\n\n"
        self.wfile.write(f"* 1 FETCH (UID {uid} BODY[] {{{len(content)}}}\r\n".encode() + content + b")\r\n")
        return None


@contextlib.contextmanager
def mailbox() -> Iterator[Server]:
    with Server() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
