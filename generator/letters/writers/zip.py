"""A ZIP archive of stored entries that never varies; `zip.js` is the same code."""

from __future__ import annotations

import struct
import zlib

_FLAGS = 0x0800
"""Names are UTF-8."""
_DAY = 0x0021
"""1 January 1980, the first day that the format knows, so that no clock shows."""


def archive(files: list[tuple[str, str]]) -> bytes:
    """Pack named texts as UTF-8, in their order."""
    pieces: list[bytes] = []
    directory = b""
    offset = 0
    for name, text in files:
        path, content = name.encode(), text.encode()
        size = len(content)
        common = struct.pack("<5H3I2H", 20, _FLAGS, 0, 0, _DAY, zlib.crc32(content), size, size, len(path), 0)
        pieces += [b"PK\3\4" + common + path, content]
        directory += b"PK\1\2\24\0" + common + struct.pack("<3H2I", 0, 0, 0, 0, offset) + path
        offset += 30 + len(path) + size
    count = len(files)
    end = b"PK\5\6" + struct.pack("<4H2IH", 0, 0, count, count, len(directory), offset, 0)
    return b"".join(pieces) + directory + end
