"""What XML 1.0 can't hold (section 2.2), not even escaped, and what the engine would write into it all the same."""

from __future__ import annotations

import codecs
import re
from typing import IO

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def xml_safe(text: str) -> str:
    r"""XML in which replacement characters stand for what it can't hold.

    >>> xml_safe("<a>\x01</a>")
    '<a>�</a>'
    """
    return _FORBIDDEN.sub("\ufffd", text)


class XmlFile:
    """A file to write XML into, in UTF-8, of which only what XML can hold goes on."""

    def __init__(self, file: IO[bytes]) -> None:
        """Go on to a file."""
        self._file, self._decoder = file, codecs.getincrementaldecoder("utf-8")()

    def write(self, data: bytes) -> int:
        """Take some bytes; a character may come in parts."""
        self._file.write(xml_safe(self._decoder.decode(data)).encode())
        return len(data)

    def flush(self) -> None:
        """Pass it on."""
        self._file.flush()
