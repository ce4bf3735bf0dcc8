"""Workflows and forms as GitHub and an attacker read them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
UNTRUSTED = re.compile(r"github\.(event\.(issue|pull_request|comment|head_commit|commits)|head_ref|event_path)|inputs\.|needs\.")


def tool(name: str, *arguments: str) -> str:
    done = subprocess.run([str(Path(sys.executable).with_name(name)), *arguments], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("github-workflows", "workflows/*.yml"),
        ("github-issue-forms", "ISSUE_TEMPLATE/[0-9]*.yml"),
        ("github-issue-config", "ISSUE_TEMPLATE/config.yml"),
        ("dependabot", "dependabot.yml"),
    ],
)
def test_shapes_are_githubs(schema: str, pattern: str) -> None:
    files = [str(path) for path in sorted(GITHUB.glob(pattern))]
    assert files
    tool("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)


def test_zizmor_finds_nothing() -> None:
    """Also in its pedantic mode; `--offline` keeps it from asking GitHub."""
    assert "No findings" in tool("zizmor", "--offline", "--persona", "pedantic", "--no-ignores", ".")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_take_little_and_end(path: Path) -> None:
    """Nothing is allowed unless a job asks; each job ends; actions are pinned; strangers' words stay out of the shell."""
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {} and workflow["concurrency"]["group"]
    for line in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8")):
        assert PINNED.fullmatch(line), line
    for name, job in workflow["jobs"].items():
        assert 0 < job["timeout-minutes"] <= 30 and "permissions" in job, name
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), step


def test_a_job_that_runs_a_proposal_may_only_read() -> None:
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        triggers = workflow[True]  # YAML 1.1 reads the key `on` as true
        assert not {"pull_request_target", "workflow_run"} & set(triggers)
        if "pull_request" in triggers:
            for job in workflow["jobs"].values():
                writes = "write" in job["permissions"].values()
                checks_out = any("actions/checkout" in step.get("uses", "") for step in job["steps"])
                assert not (writes and checks_out)


def test_untrusted_values_reach_only_an_environment() -> None:
    for path in WORKFLOWS:
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
            for step in job["steps"]:
                assert not UNTRUSTED.search(step.get("run", ""))
                assert not UNTRUSTED.search(str(step.get("with", {}).get("script", "")))


def test_steps_are_make_targets_or_modules() -> None:
    """What the workflows run can be run, and is tested, elsewhere."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for path in WORKFLOWS:
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
            for command in (step["run"] for step in job["steps"] if "run" in step):
                if made := re.fullmatch(r"make (\w+)", command):
                    assert made[1] in targets
                elif module := re.fullmatch(r"python -m ([\w.]+)", command):
                    assert (ROOT / f"{module[1].replace('.', '/')}.py").is_file()
                else:
                    assert command.startswith("printf '%s' \"$TEXT\" | gh pr comment"), command
