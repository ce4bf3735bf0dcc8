"""One module per command. Each has `NAME`, `HELP`, `arguments(parser)` and `run(options) -> exit status`."""
