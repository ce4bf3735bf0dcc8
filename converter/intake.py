"""A raw file -> its facts, or the problem that stood in the way. Nothing raised here reaches a person as a traceback."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from converter import files
from converter.decode import decode
from converter.errors import ConverterError
from converter.model import Authority, Facts, Source
from converter.problems import Problem, TroubleError, of_error, of_surprise
from converter.reading import read
from converter.rules import Rules


@dataclass(frozen=True, slots=True)
class Seed:
    """A raw file, decoded. `key` is equal for files of the same text, whatever their encoding."""

    path: Path
    source: Source
    data: bytes

    @property
    def sha256(self) -> str:
        """Of the file's bytes; `facts` never asks."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def decoded(self) -> str:
        return self.source.original or self.source.text

    @property
    def key(self) -> str:
        return hashlib.sha256(" ".join(self.source.text.split()).encode("utf-8", "surrogatepass")).hexdigest()


def open_seed(path: Path) -> Seed | Problem:
    try:
        data = files.read_bytes(path)
        return Seed(path, decode(data, path.stem), data)
    except TroubleError as error:
        return error.problem
    except ConverterError as error:
        return of_error(error, path)
    except Exception as error:
        return _surprise(error, path)


def facts_of(seed: Seed, rules: Rules, authority: Authority) -> Facts | Problem:
    try:
        return read(seed.source, rules, authority)
    except ConverterError as error:
        return of_error(error, seed.path)
    except Exception as error:
        return _surprise(error, seed.path)


def _surprise(error: Exception, path: Path) -> Problem:
    if os.environ.get("KHIZANA_DEBUG"):
        raise error
    return of_surprise(error, path)
