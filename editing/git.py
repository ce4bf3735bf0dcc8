"""Talks to git and GitHub's own command, without a shell: every word is an argument, no text is ever a command."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

NAME, ADDRESS = "github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com"  # GitHub shows its own bot for these
_TIMEOUT = 300  # seconds; a hanging network must not use up the whole run
_HELPER = '!f() { echo username=x-access-token; echo "password=$GITHUB_TOKEN"; }; f'  # git asks; the token is never an argument


class GitError(Exception):
    """git or gh said no; the message is theirs."""


def git(folder: Path, *arguments: str) -> str:
    """Run git in `folder` and return what it printed; `GitError` when it fails."""
    return _run(["git", "-C", str(folder), *arguments], environment())


def gh(folder: Path, *arguments: str, given: str = "") -> str:
    """Run GitHub's command line in `folder`; `given` is its standard input."""
    return _run(["gh", *arguments], {**os.environ}, folder, given)


def environment() -> dict[str, str]:
    """The environment for git: the bot's identity, no question on a terminal, the token only where git asks for it."""
    own = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", NAME), ("EMAIL", ADDRESS))}
    own |= {"GIT_TERMINAL_PROMPT": "0"}
    if os.environ.get("GITHUB_TOKEN"):
        own |= {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "credential.https://github.com.helper", "GIT_CONFIG_VALUE_0": _HELPER}
    return {**os.environ, **own}


def _run(command: list[str], environment: dict[str, str], folder: Path | None = None, given: str = "") -> str:
    try:
        done = subprocess.run(
            command, env=environment, cwd=folder, input=given, capture_output=True, text=True, encoding="utf-8", timeout=_TIMEOUT
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitError(f"{command[0]}: {error}") from None
    if done.returncode:
        raise GitError((done.stderr or done.stdout).strip() or f"{command[0]} ended with {done.returncode}")
    return done.stdout
