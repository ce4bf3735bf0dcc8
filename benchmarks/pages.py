"""Lighthouse on a phone: the median of three runs for each kind of page, as a table.

    python -m benchmarks.pages [--output FOLDER] [--runs 3] [PAGE …]

Needs Chromium and npm. Lighthouse is installed from npm into the cache folder when it is not there yet. The site is built by
`make build` first; it is served below /khizana/ and compressed, as GitHub Pages serves it. Times mean something on a quiet machine only.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import os
import statistics
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.browser import ADVICE, find

ROOT = Path(__file__).resolve().parent.parent
CACHE = Path(os.environ.get("KHIZANA_CACHE") or ROOT / ".cache") / "lighthouse"
BASE = "khizana"
VERSION = "12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {"LCP s": ("largest-contentful-paint", 1000), "CLS": ("cumulative-layout-shift", 1), "TBT ms": ("total-blocking-time", 1)}
PAGES = {
    "home": "",
    "article": "articles/5f8f78b3/",
    "region": "regions/fes-meknes/",
    "person": "people/mohamed-hajira/",
    "tag": "tags/منتخبون/",
    "search": "search/",
    "search, asked": "search/?q=فاس",
}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files as GitHub Pages sends them: compressed, kept for ten minutes, below the path of a project."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(f"/{BASE}") if path.startswith(f"/{BASE}/") else "/nothing-here")

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix not in (".woff2", ".png"):
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def lighthouse() -> Path:
    """The program, installed into the cache when it is not there."""
    program = CACHE / "node_modules" / ".bin" / "lighthouse"
    if not program.is_file():
        CACHE.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--prefix", str(CACHE), "--no-audit", "--no-fund", f"lighthouse@{VERSION}"], check=True)
    return program


def run(address: str, browser: str) -> dict[str, Any]:
    """One report: phone, simulated slow network and processor (Lighthouse's own defaults)."""
    flags = f"--chrome-flags=--headless=new --no-sandbox --disable-gpu --user-data-dir={CACHE / 'profile'}"
    command = [str(lighthouse()), address, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}", flags]
    done = subprocess.run(command, env={**os.environ, "CHROME_PATH": browser}, capture_output=True, text=True, timeout=300)
    if done.returncode:
        sys.exit(done.stderr)
    report: dict[str, Any] = json.loads(done.stdout)
    (CACHE / "last.json").write_text(done.stdout, "utf-8")  # to be read when a figure surprises
    return report


def row(name: str, reports: list[dict[str, Any]]) -> list[str]:
    """Medians of the scores and times, and what was transferred."""
    scores = [f"{100 * statistics.median(r['categories'][kind]['score'] or 0 for r in reports):.0f}" for kind in CATEGORIES]
    times = [f"{statistics.median(r['audits'][key]['numericValue'] for r in reports) / unit:.3g}" for key, unit in TIMES.values()]
    items = [r["audits"]["network-requests"]["details"]["items"] for r in reports]
    size = statistics.median(sum(item.get("transferSize", 0) for item in one) for one in items)
    return [name, *scores, *times, f"{size / 1000:.0f}", f"{statistics.median(map(len, items)):.0f}"]


def faults(report: dict[str, Any]) -> list[str]:
    """Audits outside performance that are not perfect, by name."""
    wanted = {ref["id"] for kind in CATEGORIES[1:] for ref in report["categories"][kind]["auditRefs"] if ref["weight"]}
    return [name for name in sorted(wanted) if (report["audits"][name]["score"] or 0) < 1 and report["audits"][name]["score"] is not None]


class Server(http.server.ThreadingHTTPServer):
    """A browser that hangs up is no fault."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=ROOT / "output", help="the built site")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("pages", nargs="*", choices=[[], *PAGES], help="which pages (default: all)")
    options = parser.parse_args()
    browser = find() or sys.exit(ADVICE)
    server = Server(("127.0.0.1", 0), functools.partial(Handler, directory=str(options.output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    head = ["page", *CATEGORIES, *TIMES, "kB", "requests"]
    print("| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for name in options.pages or PAGES:
        address = f"http://127.0.0.1:{server.server_port}/{BASE}/{quote(PAGES[name], safe='/?=')}"
        reports = [run(address, browser) for _ in range(options.runs)]
        print("| " + " | ".join(row(name, reports)) + " |", *faults(reports[0]), flush=True)
    server.shutdown()


if __name__ == "__main__":
    main()
