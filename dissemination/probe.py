"""Is this container healthy? Asks the web server beside it: `python -m dissemination.probe`. Ends 0 or 1."""

import http.client
import os
import sys


def healthy(port: int, host: str) -> bool:
    """Asks as a browser would ask: by the public name, because Django answers no other."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=4)
    try:
        connection.request("GET", "/san-sang", headers={"Host": host})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    name = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].lstrip(".")
    sys.exit(0 if healthy(int(os.environ.get("BIND", ":8000").rsplit(":", 1)[1]), name) else 1)
