"""Under construction."""

import argparse

NAME = "check"
HELP = "check"


def arguments(parser: argparse.ArgumentParser) -> None: ...
def run(options: argparse.Namespace) -> int:
    return 0
