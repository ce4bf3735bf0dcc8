"""`python -m converter COMMAND`: the front door. Each command lives in a module of `converter.commands`."""

from __future__ import annotations

import argparse
import os
import sys

from converter import report
from converter.commands import check, convert, explain, facts, questions
from converter.errors import ConverterError
from converter.problems import TroubleError, of_error

COMMANDS = (convert, facts, explain, check, questions)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser("python -m converter", description="خزانة: من النصوص الخام إلى المقالات. Seeds in, articles out.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        own = subparsers.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        command.arguments(own)
        own.set_defaults(run=command.run)
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except TroubleError as error:
        return 1 if report.show([error.problem]) else 0
    except ConverterError as error:
        return 1 if report.show([of_error(error, error.file or ".")]) else 0


def _speak_utf8() -> None:
    """Arabic must leave the program whole whatever the machine's locale; a text's broken character must not stop it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    _speak_utf8()
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has seen enough, as in `facts … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except KeyboardInterrupt:
        print("أوقف العمل؛ ما كتب كامل، وما بقي يكتب في المرة القادمة. Stopped; what was written is whole.", file=sys.stderr)
        status = 130
    sys.exit(status)
