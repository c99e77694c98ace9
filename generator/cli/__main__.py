"""`python -m generator.cli`, for systems where the `partwell` command is not on the path."""

from generator.cli import main

main()
