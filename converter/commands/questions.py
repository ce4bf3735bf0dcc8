"""Under construction."""

import argparse

NAME = "questions"
HELP = "questions"


def arguments(parser: argparse.ArgumentParser) -> None: ...
def run(options: argparse.Namespace) -> int:
    return 0
