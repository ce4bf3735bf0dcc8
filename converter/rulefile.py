"""Read one file of `converter/rules/` and say where it is wrong."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from converter.errors import RuleError

RULES = Path(__file__).parent / "rules"


class RuleFile:
    """A parsed TOML rule file that can name the line of an entry."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.text = path.read_text(encoding="utf-8")
            self.data: dict[str, Any] = tomllib.loads(self.text)
        except FileNotFoundError:
            raise RuleError(str(path), 0, "The rule file is missing.", "Restore it from the repository's history.") from None
        except UnicodeDecodeError:
            raise RuleError(str(path), 0, "The rule file is not UTF-8.", "Save it again as UTF-8 text.") from None
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"line (\d+)", str(error))
            line = int(found[1]) if found else self.text.count("\n") + 1
            raise RuleError(str(path), line, f"Not valid TOML: {error}.", "Check quotes, commas and brackets on that line.") from None

    def line_of(self, entry: str) -> int:
        """The first line that holds `entry`; 0 when none does."""
        at = self.text.find(entry)
        return 0 if at < 0 else self.text.count("\n", 0, at) + 1

    def fail(self, entry: str, cause: str, remedy: str) -> RuleError:
        return RuleError(str(self.path), self.line_of(entry), cause, remedy)

    def table(self, key: str) -> dict[str, Any]:
        value = self._get(key)
        if not isinstance(value, dict):
            raise self.fail(key.rpartition(".")[2], f"[{key}] is not a table.", f"Write it as a [{key}] section with entries under it.")
        return value

    def words(self, key: str) -> list[str]:
        """The list of strings under a dotted key."""
        value = self._get(key)
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.fail(key.rpartition(".")[2], f"{key} is not a list of words.", 'Write it as ["…", "…"], no entry empty.')
        return value

    def tables(self, key: str) -> list[dict[str, Any]]:
        """The [[key]] entries."""
        value = self._get(key)
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.fail(key, f"[[{key}]] entries are expected.", f"Begin each entry with a line [[{key}]].")
        return value

    def _get(self, key: str) -> Any:
        value: Any = self.data
        for part in key.split("."):
            if not isinstance(value, dict) or part not in value:
                raise self.fail(part, f"{key} is missing.", f"Add {key}, or restore the file from the repository's history.")
            value = value[part]
        return value


def read(name: str, folder: Path = RULES) -> RuleFile:
    return RuleFile(folder / name)
