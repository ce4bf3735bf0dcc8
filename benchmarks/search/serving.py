"""A local server under any base path, which says how many bytes it sent."""

from __future__ import annotations

import functools
import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# What GitHub Pages compresses on the way; the index's own files are compressed already.
_COMPRESSED = {".html", ".js", ".css", ".json", ".txt", ".svg", ".xml"}


class Served(ThreadingHTTPServer):
    """A server with the address of the site's root and a count of what it sent."""

    address = ""
    sent: dict[str, int]


class _Handler(SimpleHTTPRequestHandler):
    base = "/"

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(self.base.rstrip("/")) if path.startswith(self.base) else "/no such page"
        return super().translate_path(inside)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not self.path.split("?")[0].endswith("/"):
                return super().do_GET()
            path /= "index.html"
        if not path.is_file():
            return self.send_error(404)
        data = path.read_bytes()
        if path.suffix in _COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            data = gzip.compress(data, 6)
            encoding = True
        else:
            encoding = False
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if encoding:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        server: Served = self.server  # type: ignore[assignment]
        server.sent[self.path] = server.sent.get(self.path, 0) + len(data)
        return None

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(site: Path, base: str = "/") -> Iterator[Served]:
    """Serve `site` under `base` on a free port."""
    handler = type("Handler", (_Handler,), {"base": base})
    server = Served(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    server.sent = {}
    server.address = f"http://127.0.0.1:{server.server_port}{base}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
