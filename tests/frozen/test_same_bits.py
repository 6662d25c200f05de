"""Two builds of one commit are the same, bit for bit, wherever they are made: anybody can check what a hospital gets.

Here the wheel is made twice. With NMS_BEDSIDE_FULL=1 the whole folder is frozen a second time, about half a minute.
"""

import os
from hashlib import sha256
from pathlib import Path

from release.folder import freeze, make_wheel


def test_two_builds_are_bit_identical(frozen: Path, tmp_path: Path) -> None:
    first, second = (make_wheel(tmp_path / place).read_bytes() for place in ("one", "another – größer"))
    assert first == second
    if os.environ.get("NMS_BEDSIDE_FULL"):
        assert sums(freeze(tmp_path / "again")) == sums(frozen)


def sums(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
