"""Under construction."""

import argparse

NAME = "explain"
HELP = "explain"


def arguments(parser: argparse.ArgumentParser) -> None: ...
def run(options: argparse.Namespace) -> int:
    return 0
