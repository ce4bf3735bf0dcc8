"""`python -m editing.receive`: an issue opened through the form becomes a branch with one seed file and a pull request.

Reads the event that GitHub left in a file (GITHUB_EVENT_PATH), so that nothing typed by a stranger passes through a shell.
Anybody may send a text, since all that happens is a proposal that a person accepts or closes. Standard library only.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

from editing.form import FormError, Submission, is_form, read
from editing.git import GitError, gh, git

_OPENED = "صار نصك طلب نشر: {pull}\n\nسيظهر فيه بعد دقائق ما فهمه الأرشيف منه، ويراجعه محرر قبل النشر. شكرا لك."
_KNOWN = "هذا النص موجود من قبل في الأرشيف: `{file}`. لا حاجة إلى إضافته مرة أخرى؛ إن كان فيه خطأ فبلغ عنه بنموذج «بلغ عن خطأ»."
_WAITING = "هذا النص وصل من قبل وينتظر المراجعة: {pull}"
_FAILED = "تعذر تحويل الطلب إلى طلب نشر، والعطل ليس منك ونصك محفوظ هنا. سيضيفه محرر بيده: يرفعه ملفا إلى `seeds/`."
_BODY = """نص وصل من النموذج «أضف نصا» (#{issue}).

- الملف: `{file}`
- نُشر في: {address}
- اطلع عليه صاحب الطلب يوم: {seen}

اقرأ جواب الأرشيف، صحح إن لزم، ثم اقبل الطلب.

Closes #{issue}
"""


def main() -> int:
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    issue, body = int(event["issue"]["number"]), event["issue"]["body"] or ""
    if not is_form(body.replace("\r\n", "\n")):
        print("Not the form for a new text; nothing to do.")
        return 0
    root = Path.cwd()
    try:
        submission = read(body)
        known = _known(root, submission)
        if known:
            raise FormError(_KNOWN.format(file=known))
        return _propose(root, issue, submission)
    except FormError as error:
        gh(root, "issue", "comment", str(issue), "--body-file", "-", given=str(error))
        return 0
    except GitError as error:
        print(f"::error title=receive::{str(error).splitlines()[0][:300]}")
        gh(root, "issue", "comment", str(issue), "--body-file", "-", given=_FAILED)
        return 1


def _known(root: Path, submission: Submission) -> str:
    found = sorted((root / "seeds").glob(f"*_{submission.digest}.txt"))
    return found[0].relative_to(root).as_posix() if found else ""


def _propose(root: Path, issue: int, submission: Submission) -> int:
    """Commit the seed on a branch named after its digest, push, open the pull request, tell the sender and the next job."""
    branch = f"text/{submission.digest}"
    if git(root, "ls-remote", "origin", f"refs/heads/{branch}").strip():
        raise FormError(_WAITING.format(pull=f"`{branch}`"))
    name = f"seeds/{submission.file_name(issue)}"
    (root / name).write_text(submission.text, encoding="utf-8", newline="\n")
    base = git(root, "rev-parse", "--abbrev-ref", "HEAD").strip()
    git(root, "checkout", "--quiet", "-b", branch)
    git(root, "add", "--", name)
    git(root, "commit", "--quiet", "-m", _message(issue, submission), "--", name)
    git(root, "push", "--quiet", "origin", f"HEAD:refs/heads/{branch}")
    sheet = _BODY.format(issue=issue, file=name, address=_shown(submission.address), seen=submission.seen or "غير مذكور")
    title = f"نص جديد: {submission.title}"
    told = gh(root, "pr", "create", "--base", base, "--head", branch, "--title", title, "--body-file", "-", given=sheet)
    pull = told.strip().splitlines()[-1]
    gh(root, "issue", "comment", str(issue), "--body-file", "-", given=_OPENED.format(pull=pull))
    gh(root, "workflow", "run", "review.yml", "--ref", base, "-f", f"branch={branch}", "-f", f"pull={re.findall(r'[0-9]+', pull)[-1]}")
    return 0


def _shown(address: str) -> str:
    return f"<{address}>" if address else "غير مذكور"


def _message(issue: int, submission: Submission) -> str:
    """Where the text was seen stays with it in the history."""
    lines = [f"Add a text sent through the form (#{issue})", ""]
    lines += [f"Source: {submission.address}"] if submission.address else []
    lines += [f"Seen: {submission.seen}"] if submission.seen else []
    return "\n".join(lines).strip()


if __name__ == "__main__":
    sys.exit(main())
