"""`python -m editing.publish`: from what is on the branch to a complete site, with the new articles committed back.

One transaction: convert, check, build, inspect; only then are articles and addresses committed and pushed. When somebody
pushed meanwhile, all is done again on what they pushed, so that what is published is always what the branch holds. A run
that finds nothing new commits nothing; a step that fails leaves the branch and the published site as they were.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from editing import addresses, inspection, provenance
from editing.announcement import announce, refusal, success
from editing.git import GitError, git

OURS = ("content/articles", addresses.FILE)  # all that this program may commit
TRIES = 5
_MARK = ": خطأ: "  # what the converter writes before an error in Arabic


class RefusedError(Exception):
    """A step said no: its name in Arabic and the reasons."""

    def __init__(self, step: str, reasons: list[str]) -> None:
        self.step, self.reasons = step, reasons
        super().__init__(step)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser("python -m editing.publish", description=__doc__.partition("\n")[0])
    parser.add_argument("--branch", default="main", help="the branch that is published (default: main)")
    parser.add_argument("--output", type=Path, default=Path("output"), help="where the site goes (default: output)")
    options = parser.parse_args(arguments)
    root = Path.cwd()
    try:
        new = publish(root, options.branch, root / options.output)
    except RefusedError as error:
        return _refuse(root, error.step, error.reasons)
    except GitError as error:
        return _refuse(root, "تعذر حفظ المقالات في المستودع", [str(error)])
    announce(success(new, sum(1 for _ in (root / options.output).rglob("index.html"))))
    return 0


def _refuse(root: Path, step: str, reasons: list[str]) -> int:
    print("\n".join(f"::error title=publish::{' '.join(reason.split())[:500]}" for reason in reasons), file=sys.stderr)
    announce(refusal(step, [reason.replace(f"{root}/", "") for reason in reasons]))
    return 1


def publish(root: Path, branch: str, output: Path) -> list[str]:
    """The new articles that were committed. Raises `RefusedError` or `GitError` with the branch untouched."""
    if git(root, "status", "--porcelain").strip():
        raise RefusedError("في النسخة تعديلات لم تحفظ", ["احفظها في git أولا. The working copy has changes: commit them first."])
    for _ in range(TRIES):
        newest = _newest(root, branch)
        make(root, output)
        new = _commit(root)
        if not new or _pushed(root, branch, newest):
            return [path for path in new if path != addresses.FILE]
    raise GitError(f"somebody pushed during each of {TRIES} tries; run this again")


def _newest(root: Path, branch: str) -> str:
    """Stand on the newest commit of the branch. The working copy is clean here, so nothing can be overwritten."""
    git(root, "fetch", "--quiet", "origin", branch)
    git(root, "checkout", "--quiet", "--detach", "FETCH_HEAD")
    return git(root, "rev-parse", "HEAD").strip()


def make(root: Path, output: Path) -> None:
    """Convert, check, build and inspect; the list of addresses is brought up to date when all is well."""
    try:
        _step(root, "نص لا يحول", "converter", "convert")
        provenance.record(root, _new(root))
        _step(root, "ملف فيه خطأ", "converter", "check")
        shutil.rmtree(output, ignore_errors=True)
        _step(root, "لم يكتمل بناء الموقع", "pelican", "content", "-s", "publishconf.py", "-o", str(output), "--fatal", "errors")
        listed = addresses.read(root)
        if found := inspection.faults(output, listed):
            raise RefusedError("الموقع المبني فيه خلل", found)
    except Exception:
        _undo(root)
        raise
    (root / addresses.FILE).write_text(addresses.to_text(listed, addresses.published(output)), encoding="utf-8", newline="\n")


def _undo(root: Path) -> None:
    """Take away the articles that this run wrote, and nothing else, so that it can start again on a clean copy."""
    for path in _new(root):
        (root / path).unlink(missing_ok=True)


def _new(root: Path) -> list[str]:
    """Files of ours that git does not know yet: what this run wrote."""
    listed = git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *OURS).split("\0")
    return [path for path in listed if path]


def _step(root: Path, name: str, module: str, *arguments: str) -> None:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=root, env={**os.environ, "PYTHONUTF8": "1"}, capture_output=True, text=True)
    sys.stdout.write(done.stdout)
    sys.stderr.write(done.stderr)
    if done.returncode:
        lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip() and not line.startswith("::")]
        raise RefusedError(name, list(dict.fromkeys(line for line in lines if _MARK in line)) or lines[-5:])


def _commit(root: Path) -> list[str]:
    """Commit what is new among our paths; the paths, none when nothing changed."""
    present = [path for path in OURS if (root / path).exists()]
    git(root, "add", "--", *present)
    paths = [path for path in git(root, "diff", "--cached", "--name-only", "-z").split("\0") if path]
    if paths:
        count = sum(path.startswith("content/articles/") for path in paths)
        git(root, "commit", "--quiet", "-m", f"Publish new texts: {count}" if count else "Record the published addresses")
    return paths


def _pushed(root: Path, branch: str, newest: str) -> bool:
    """Whether our commit is on the branch now; False when somebody was faster, `GitError` when the push is forbidden."""
    try:
        git(root, "push", "--quiet", "origin", f"HEAD:refs/heads/{branch}")
    except GitError:
        if git(root, "ls-remote", "origin", f"refs/heads/{branch}").split()[:1] == [newest]:
            raise
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
