"""Finds the line of a TOML file that a validation error or an item is about."""

import re

Path = tuple[str | int, ...]

_TABLE = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.-]+)\s*\]")
_KEY = re.compile(r"^\s*([A-Za-z0-9_-]+)\s*=")
_ID = re.compile(r'^\s*id\s*=\s*"([^"]*)"')


class LineMap:
    """Where each table, key and id of one TOML text stands. Lines count from 1."""

    def __init__(self, text: str) -> None:
        self._paths: dict[Path, int] = {}
        self._ids: dict[str, int] = {}
        counts: dict[Path, int] = {}
        here: Path = ()
        for number, line in enumerate(text.splitlines(), start=1):
            if table := _TABLE.match(line):
                here = self._enter(table[2].split("."), table[1] == "[[", counts)
                self._paths.setdefault(here, number)
            elif key := _KEY.match(line):
                self._paths.setdefault((*here, key[1]), number)
                if found := _ID.match(line):
                    self._ids.setdefault(found[1], number)

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

    def of_path(self, path: Path) -> int:
        """The line of `path`, else of the nearest table that holds it, else 0."""
        while path:
            if path in self._paths:
                return self._paths[path]
            path = path[:-1]
        return 0

    def of_id(self, item_id: str) -> int:
        """The line that gives `id = "item_id"`, or 0. A derived id (`row-column`) finds the row it begins with."""
        while item_id:
            if item_id in self._ids:
                return self._ids[item_id]
            item_id = item_id.rpartition("-")[0]
        return 0
