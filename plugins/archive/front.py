"""Front matter: YAML between two `---` lines.

Reading it with libyaml costs more than all else that a page needs. So there are three ways, and a test compares each with YAML:
`shape` takes the converter's own header apart at one go, `subset` reads its lines, and whatever neither is sure of goes to YAML.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

from plugins.archive import subset
from plugins.archive.problems import ContentError, error

_ALIAS = re.compile(r"(?m)(?:^|[\s\[{,:])[&*!][^\s]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")  # breaks or forbidden in YAML


def read(header: str, path: str, only: frozenset[str] | None = None) -> dict[str, Any]:
    """The mapping that the header holds, as `yaml.safe_load` reads it; with `only`, at least the fields of these names."""
    if _ODD.search(header) or (("&" in header or "*" in header or "!" in header) and _ALIAS.search(header)):
        return read_yaml(header, path)
    try:
        return subset.read(header, only)
    except (subset.UnreadError, subset.WholeError, ValueError):
        return read_yaml(header, path)


def read_yaml(header: str, path: str) -> dict[str, Any]:
    """The same through libyaml; raises ContentError with the line in the file."""
    import yaml

    try:
        data = subset.load(header)
    except yaml.MarkedYAMLError as fault:
        endless = "end of stream" in str(fault.problem)  # then the place where the value began says more
        mark = (fault.context_mark if endless else None) or fault.problem_mark
        line = mark.line + 2 if mark else 1
        raise _broken(path, line, fault.problem or "") from fault
    except (yaml.YAMLError, ValueError) as fault:
        line, day = _no_day(header)
        raise _broken(path, line, f"{day} {fault}".strip()) from fault
    if not isinstance(data, dict):
        raise _broken(path, 2, "the header is not a mapping of keys to values")
    return data


def _no_day(header: str) -> tuple[int, str]:
    """Line and text of the first date in the header that no calendar has: YAML tells neither."""
    for number, line in enumerate(header.split("\n"), 2):
        for text in _DAY.findall(line):
            try:
                datetime.date.fromisoformat(text)
            except ValueError:
                return number, text
    return 1, ""


def _broken(path: str, line: int, cause: str) -> ContentError:
    return error(path, line, f"ترويسة المقال ليست YAML سليمًا: صحح هذا السطر؛ ضع القيمة بين علامتي اقتباس إن كان فيها «: » أو «#» ({cause})",
                 f"the front matter is not valid YAML ({cause}): correct this line; quote a value that holds ': ' or '#'")  # fmt: skip
