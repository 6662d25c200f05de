"""Reading what can be read from a damaged file. Never invents: an entry counts only if its own check sum says so.

SQLite gives up on a broken page; here the raw bytes are searched for rows of the `events` table wherever they lie. This
needs no header, no table of contents and no intact page, and finds each entry whose own bytes survived.

If the file was left in the middle of a change, a rollback journal lies beside it: the pages it holds are the ones from
before the change and are read instead, as SQLite itself would. If that journal is broken too, the entry that was just
being saved may be among those found: it was made by the nurse, though nobody had yet told her that it was kept.
"""

import os
import re
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from app.session.events import ID_LENGTH, Event
from app.session.schema import PAGE_SIZE, Damaged, event_of

_READ_LIMIT = 64 * 1024 * 1024  # bytes: some 200,000 entries; a larger file is no file of ours
_COLUMNS = 13
_TEXT = 13  # a text of n bytes has SQLite's serial type 2n + 13
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}

_ID_TYPE = bytes([2 * ID_LENGTH + _TEXT])
# How a row's header starts: its own length, then the types of session, seq and at.
_ROW = re.compile(
    rb"[\x0e-\x14]" + re.escape(_ID_TYPE) + rb"[\x01-\x06\x09]" + re.escape(bytes([2 * 27 + _TEXT])),
    re.DOTALL,
)

_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def salvage(path: Path) -> list[Event]:
    """Every entry that can be read from `path` and its journal; by session, then in order. Raises OSError.

    Of an entry found twice the first copy is taken.
    """
    with path.open("rb") as file:
        return salvage_from(file, path.with_name(path.name + "-journal"))


def salvage_from(file: BinaryIO, journal: Path) -> list[Event]:
    """As `salvage`, from an open file."""
    found: dict[tuple[str, int], Event] = {}
    for page in _pages(file, journal):
        for event in rows_in(page):
            found.setdefault((event.session_id, event.seq), event)
    return sorted(found.values(), key=lambda event: (event.session_id, event.seq))


def rows_in(page: bytes) -> Iterator[Event]:
    """The entries whose bytes are whole in this page, wherever in it they lie."""
    if _ID_TYPE not in page:  # much faster than the pattern on a file full of zeros
        return
    for match in _ROW.finditer(page):
        with suppress(IndexError, ValueError, Damaged):
            yield event_of(_record(page, match.start()))


def _record(page: bytes, start: int) -> tuple[Any, ...]:
    """Decode one SQLite record: a header of varint types, then the values. Raises IndexError or ValueError."""
    at, end = start + 1, start + page[start]
    types = []
    while at < end:
        kind, at = _varint(page, at)
        types.append(kind)
    if len(types) != _COLUMNS:
        raise ValueError("not a row of ours")
    values: list[Any] = []
    for kind in types:
        size = _INTEGER_BYTES.get(kind, 0) if kind < _TEXT - 1 else (kind - _TEXT) // 2
        raw = page[at : at + size]
        if len(raw) != size:
            raise ValueError("runs out of the page")
        values.append(_value(kind, raw))
        at += size
    return tuple(values)


def _varint(page: bytes, at: int) -> tuple[int, int]:
    value = page[at] & 0x7F
    while page[at] & 0x80:
        at += 1
        value = value << 7 | page[at] & 0x7F
    return value, at + 1


def _value(kind: int, raw: bytes) -> object:
    if kind >= _TEXT:
        return raw.decode()
    if raw:
        return int.from_bytes(raw, "big", signed=True)
    return {8: 0, 9: 1}.get(kind)  # 0 is NULL


def _pages(file: BinaryIO, journal: Path) -> Iterator[bytes]:
    """The pages as they were before an unfinished change."""
    before, count = _journal(journal)
    number = 0
    while number * PAGE_SIZE < _READ_LIMIT and (page := file.read(PAGE_SIZE)):
        number += 1
        if count is None or number <= count:
            yield before.pop(number, page)
    yield from before.values()  # pages that the damaged file no longer has


def _journal(path: Path) -> tuple[dict[int, bytes], int | None]:
    """The original pages in a rollback journal by page number, and how many pages the file had (None: no journal)."""
    pages: dict[int, bytes] = {}
    count: int | None = None
    with suppress(OSError), path.open("rb") as file:
        # One header for each time SQLite synced the journal during the change, each at the start of a sector.
        while len(header := file.read(28)) == 28 and header.startswith(_JOURNAL_MAGIC):
            records, nonce, size, sector, page_size = struct.unpack(">5I", header[8:])
            # Zero records: this part was never synced, so nothing after it had been touched in the file.
            if page_size != PAGE_SIZE or not records or not 28 <= sector <= 65536:
                break
            count = size if count is None else count
            file.seek(sector - 28, os.SEEK_CUR)
            if not _journal_records(file, records, nonce, pages):
                break
            file.seek(-file.tell() % sector, os.SEEK_CUR)
    return pages, count


def _journal_records(file: BinaryIO, records: int, nonce: int, pages: dict[int, bytes]) -> bool:
    """Collect the first copy of each page; False at a record that is cut short or does not match its sum."""
    for _ in range(records):
        record = file.read(PAGE_SIZE + 8)
        number, page, check = record[:4], record[4:-4], record[-4:]
        if len(record) < PAGE_SIZE + 8 or _journal_sum(page, nonce) != int.from_bytes(check, "big"):
            return False
        pages.setdefault(int.from_bytes(number, "big"), page)
    return True


def _journal_sum(page: bytes, nonce: int) -> int:
    return (nonce + sum(page[PAGE_SIZE - 200 : 0 : -200])) & 0xFFFFFFFF
