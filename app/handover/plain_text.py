"""Text that survives being pasted anywhere: at most 80 columns, no control characters, nothing a spreadsheet would run."""

import re
import unicodedata
from collections.abc import Iterator

from app.session.events import WORDING_LIMIT, clean_text

COLUMNS = 80
NBSP = "\u00a0"

# What a spreadsheet takes for a formula at the start of a line; the full-width forms are folded to these by some.
_FORMULA = "=+-@＝＋－＠"
_JOINED = re.compile(r"(?:(?<=\d)|(?<=×)) (?=\S)")


def plain(text: str) -> str:
    """One line of text without control, bidirectional or invisible characters."""
    return clean_text(text, WORDING_LIMIT)


def columns(text: str) -> int:
    """How wide text is in a fixed-width editor: wide characters take two columns, combining ones none."""
    return sum(_width(sign) for sign in text)


def wrapped(text: str, first: str = "", rest: str | None = None, width: int = COLUMNS) -> list[str]:
    """`text` as lines of at most `width` columns, the first after `first`, the others after `rest` (default: as deep).

    A number stays with the word after it: "38 °C" is never broken over two lines. No line starts as a formula.
    """
    indent = " " * columns(first) if rest is None else rest
    lines, line, room = [], first, _room(first, width)
    empty = True
    for word in _words(_JOINED.sub(NBSP, plain(text)), width - max(columns(first), columns(indent))):
        if not empty and columns(word) + 1 > room:
            lines.append(line)
            line, room, empty = indent, _room(indent, width), True
        line += word if empty else f" {word}"
        room -= columns(word) + (not empty)
        empty = False
    return [harmless(found.replace(NBSP, " ").rstrip()) for found in (*lines, line)]


def harmless(line: str) -> str:
    """The line, with an apostrophe before what a spreadsheet would take for a formula."""
    bare = line.lstrip()
    if not bare or bare[0] not in _FORMULA:
        return line
    depth = len(line) - len(bare)
    return f"{line[: max(0, depth - 1)]}'{bare}"


def _room(prefix: str, width: int) -> int:
    """Columns left for words. Without an indent one is kept free for an apostrophe."""
    return width - (columns(prefix) or 1)


def _words(text: str, widest: int) -> Iterator[str]:
    """The words, those longer than a line cut into pieces."""
    for word in text.split(" "):
        for part in word.split(NBSP) if columns(word) >= widest else [word]:
            piece, used = "", 0
            for sign in part:
                if used + _width(sign) >= widest:
                    yield piece
                    piece, used = "", 0
                piece += sign
                used += _width(sign)
            yield piece


def _width(sign: str) -> int:
    if unicodedata.category(sign)[0] == "M":
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
