"""Adds to Qt's PDF what Qt leaves out, as an update at the end of the file, the way the format foresees.

The language: without it a screen reader guesses how to pronounce the text. And spaces: Qt says that the space between two
words means a tab, so that copied text would be full of them.
"""

import re
import zlib

_OBJECT = rb"(?:^|\n)%s 0 obj\s*<<(.*?)>>\s*%s"
_STREAM = re.compile(rb"\n(\d+) 0 obj\s*<<[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_MEANINGS = re.compile(rb"\[[^\]]*\]")


def mended(pdf: bytes, language: str) -> bytes:
    """The PDF with its language, "show the title", and spaces that mean spaces. As it was if it is not Qt's kind."""
    root = re.search(rb"/Root (\d+) 0 R", pdf)
    start = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf)
    trailer = re.search(rb"trailer\s*<<(.*?)>>\s*startxref", pdf, re.DOTALL)
    catalogue = re.search(_OBJECT % (root[1], b"endobj"), pdf, re.DOTALL) if root else None
    if not (root and start and trailer and catalogue):
        return pdf
    shown = b"\n/Lang (%s)\n/ViewerPreferences << /DisplayDocTitle true >>\n" % language.encode("ascii")
    objects = {int(root[1]): b"<<" + catalogue[1].rstrip(b"\n") + shown + b">>"}
    objects |= _meanings(pdf)
    return pdf + _update(objects, len(pdf), trailer[1].rstrip(b"\n"), start[1])


def _meanings(pdf: bytes) -> dict[int, bytes]:
    """The tables that say what each glyph means, with spaces for tabs; by object number."""
    found = {}
    for stream in _STREAM.finditer(pdf):
        table = _unpacked(stream[2])
        if b"begincmap" in table:
            told = _MEANINGS.sub(lambda array: array[0].replace(b"<0009>", b"<0020>"), table)
            found[int(stream[1])] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(told), told)
    return found


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _update(objects: dict[int, bytes], at: int, trailer: bytes, before: bytes) -> bytes:
    """The new versions of some objects, where each of them is, and where the table before this one is."""
    body = bytearray()
    table = b"xref\n0 1\n0000000000 65535 f \n"
    for number, content in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, at + len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    end = b"trailer\n<<%s\n/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, before, at + len(body))
    return bytes(body) + table + end
