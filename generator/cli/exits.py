"""From errors to exit codes, in one place; a foreseeable error never prints a traceback."""

from __future__ import annotations

import errno
from enum import IntEnum
from typing import Any

import click

from generator.cli import output
from generator.errors import CallError, EngineError, MachineError, StopError, machine_error
from generator.problems import ContentError


class Exit(IntEnum):
    """What the process tells its caller."""

    DONE = 0
    CONTENT = 1
    USAGE = 2
    MACHINE = 3
    STOPPED = 130
    """By Ctrl-C, as shells count it: 128 and the number of the signal."""


_CODES: dict[type[StopError], Exit] = {
    EngineError: Exit.CONTENT,
    CallError: Exit.USAGE,
    MachineError: Exit.MACHINE,
}


class CodedGroup(click.Group):
    """A group of commands whose errors become messages and exit codes; click itself ends wrong usage with 2."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand."""
        output.prepare(ctx)
        try:
            return super().invoke(ctx)
        except ContentError as error:
            output.problems(error.problems, is_error=True)
            ctx.exit(Exit.CONTENT)
        except StopError as error:
            output.stop(error)
            ctx.exit(_CODES[type(error)])
        except KeyboardInterrupt:
            output.note("Stopped.")
            ctx.exit(Exit.STOPPED)
        except MemoryError:
            output.stop(MachineError("The memory is used up.", "Close other programs, then run this again."))
            ctx.exit(Exit.MACHINE)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # the reader of our output has gone, as in `partwell check | head`; click ends quietly
            output.stop(machine_error(error, "go on"))
            ctx.exit(Exit.MACHINE)
