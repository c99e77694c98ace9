"""Files written whole or not at all."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path


def replace_file(file: Path, data: bytes) -> None:
    """Put new content in a file's place in one step, with the rights that it had; a new file gets the usual ones.

    Another process sees the old file or the new one, never a part. Raises OSError, and the old file then stands.
    """
    draft = file.with_name(f".{file.name}.{secrets.token_hex(6)}.tmp")
    try:
        with draft.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileNotFoundError):
            draft.chmod(file.stat().st_mode & 0o777)
        draft.replace(file)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
