"""Reads back what a PDF of ours says: every piece of text that was drawn, page by page, through the meanings it carries.

It takes the way of a reader program (fonts, then their tables of meanings), so that a glyph without a meaning comes out as
nothing here too.
"""

import re
import zlib
from pathlib import Path

_STREAM = rb"\n%d 0 obj\s*<<.*?>>\s*stream\r?\n(.*?)\r?\nendstream"
_MEANING = re.compile(rb"<(\w{4})> <(\w{4})> (?:\[(.*?)\]|<(\w{4})>)", re.DOTALL)


class PdfText:
    """`pages` holds the drawn texts of each page; `colours` every colour that is set."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        contents = [int(number) for number in re.findall(rb"/Contents (\d+) 0 R", pdf)]
        self._fonts = {
            name: self._meanings(int(number)) for name, number in set(re.findall(rb"/(F\d+) (\d+) 0 R", pdf))
        }
        streams = [self._stream(number) for number in contents]
        self.pages = [[self._said(block) for block in re.findall(rb"BT\n(.*?)ET", page, re.DOTALL)] for page in streams]
        self.colours = {colour for page in streams for colour in re.findall(rb"([\d. ]+) (?:SCN|scn)\n", page)}

    @property
    def words(self) -> str:
        """Everything, in the order in which it was drawn, with plain spaces."""
        return " ".join(" ".join(text.split()) for page in self.pages for text in page)

    @property
    def language(self) -> str:
        """What the last catalogue says."""
        number = re.search(rb"/Root (\d+) 0 R", self._pdf)
        assert number
        catalogue = re.findall(rb"\n%d 0 obj\s*<<(.*?)>>\s*endobj" % int(number[1]), self._pdf, re.DOTALL)[-1]
        found = re.search(rb"/Lang \((.*?)\)", catalogue)
        return found[1].decode() if found else ""

    @property
    def title(self) -> str:
        found = re.search(rb"/Title \((.*?)\)\n/", self._pdf, re.DOTALL)
        assert found
        return found[1].decode("utf-16")

    @property
    def families(self) -> set[str]:
        """The fonts used; all of them carried in the file."""
        files = len(re.findall(rb"/FontFile2 ", self._pdf))
        names = {name.decode() for name in re.findall(rb"/BaseFont /([\w-]+)", self._pdf)}
        assert files == len(names)
        return names

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the pages in points."""
        boxes = {tuple(map(float, box.split()[2:])) for box in re.findall(rb"/MediaBox \[(.*?)\]", self._pdf)}
        (box,) = boxes
        return box[0], box[1]

    def _stream(self, number: int) -> bytes:
        """The newest version of a stream."""
        found = re.findall(_STREAM % number, self._pdf, re.DOTALL)[-1]
        for raw in (found, found + b"\r"):  # one stream in 256 ends with a byte that looks like the end of a line
            try:
                return zlib.decompress(raw)
            except zlib.error:
                continue
        return bytes(found)

    def _meanings(self, font: int) -> dict[bytes, str]:
        at = re.search(rb"\n%d 0 obj.*?/ToUnicode (\d+) 0 R" % font, self._pdf, re.DOTALL)
        assert at
        told: dict[bytes, str] = {}
        for first, last, several, one in _MEANING.findall(self._stream(int(at[1]))):
            values = re.findall(rb"<(\w+)>", several) if several else [one]
            for glyph, value in zip(range(int(first, 16), int(last, 16) + 1), values, strict=True):
                told[b"%04X" % glyph] = bytes.fromhex(value.decode()).decode("utf-16-be").replace("\0", "")
        return told

    def _said(self, block: bytes) -> str:
        font, said = b"", ""
        for name, glyphs in re.findall(rb"/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj", block):
            font = name or font
            said += "".join(self._fonts[font][glyphs[at : at + 4]] for at in range(0, len(glyphs), 4))
        return said


def read_pdf(path: Path) -> PdfText:
    return PdfText(path.read_bytes())
