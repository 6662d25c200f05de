"""Finds the line of a TOML file that a validation error or an item is about."""

import re

Path = tuple[str | int, ...]

_TABLE = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.-]+)\s*\]")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=(?:\s*\"([^\"]*)\")?")


class LineMap:
    """Where each table, key and id of one TOML text stands. Lines count from 1.

    Ids that the content derives are known as well: `<row>-<column>` and `<row>-<column>-2` of a comparison,
    `<condition>-<feature>` of a look-alike, `<step>-recheck`; and the fact that an entry of `left_out.toml` is about.
    """

    def __init__(self, text: str) -> None:
        self._paths: dict[Path, int] = {}
        self._ids: dict[str, list[int]] = {}
        self._names: dict[Path, str] = {}
        counts: dict[Path, int] = {}
        here: Path = ()
        for number, line in enumerate(text.split("\n"), start=1):
            if table := _TABLE.match(line):
                here = self._enter(table[2].split("."), table[1] == "[[", counts)
                self._paths.setdefault(here, number)
                if table[1] == "[[":
                    self._paths.setdefault(here[:-1], number)
                self._derive_from_table(here, number)
            elif key := _KEY.match(line):
                self._paths.setdefault((*here, key[1]), number)
                if key[2] is not None:
                    self._note(here, key[1], key[2], number)

    @staticmethod
    def _enter(names: list[str], repeated: bool, counts: dict[Path, int]) -> Path:
        path: Path = ()
        for depth, name in enumerate(names):
            path = (*path, name)
            if depth == len(names) - 1 and repeated:
                counts[path] = counts.get(path, -1) + 1
            if path in counts:
                path = (*path, counts[path])
        return path

    def _note(self, here: Path, key: str, value: str, number: int) -> None:
        """An id, or a key that a derived id is made of."""
        if key in ("column", "feature"):
            value = f"{self._holder(here)}-{value}"
        elif key not in ("id", "fact"):
            return
        self._names[here] = value
        self._ids.setdefault(value, []).append(number)

    def _derive_from_table(self, here: Path, number: int) -> None:
        last, name = here[-1], here[-2] if len(here) > 1 else ""
        if name == "parts" and isinstance(last, int) and last > 0:
            self._ids.setdefault(f"{self._holder(here)}-{last + 1}", []).append(number)
        elif last == "recheck":
            self._ids.setdefault(f"{self._holder(here)}-recheck", []).append(number)

    def _holder(self, path: Path) -> str:
        """The id of the nearest table around `path` that has one."""
        while path:
            path = path[:-1]
            if path in self._names:
                return self._names[path]
        return ""

    def of_path(self, path: Path) -> int:
        """The line of `path`, else of the nearest table that holds it, else 0."""
        while path:
            if path in self._paths:
                return self._paths[path]
            path = path[:-1]
        return 0

    def of_id(self, item_id: str, again: bool = False) -> int:
        """The line that gives an id (the second such line if `again`), else of the id it begins with, else 0."""
        while item_id:
            if lines := self._ids.get(item_id):
                return lines[1] if again and len(lines) > 1 else lines[0]
            item_id = item_id.rpartition("-")[0]
        return 0
