"""What a window needs before its first paint lies in its program as it is read; all else is packed."""

import json
import subprocess
from pathlib import Path

from release.folder import ENVIRONMENT
from release.verify import program
from workshop.places import python_of

READ = """
import json, sys
from PyInstaller.archive.readers import CArchiveReader
program = CArchiveReader(sys.argv[1])
archive = program.open_embedded_archive(next(name for name in program.toc if name.endswith(".pyz")))
said = {}
for name, (kind, _, kept) in archive.toc.items():
    if kept:
        said[name] = [kept, len(archive.extract(name, raw=True)), "__doc__" in archive.extract(name).co_names]
print(json.dumps(said))
"""


def kept(frozen: Path, name: str) -> dict[str, tuple[int, int, bool]]:
    """Module → the bytes it takes, those it has, and whether it has a docstring."""
    command = [str(python_of(ENVIRONMENT)), "-c", READ, str(program(frozen, name))]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return {module: tuple(what) for module, what in json.loads(done.stdout).items()}


def test_the_windows_first_modules_need_no_unpacking(frozen: Path) -> None:
    window, console = kept(frozen, "nms-bedside"), kept(frozen, "nms-bedside-cli")
    assert window.keys() == console.keys()
    for module in (
        "ui.main",
        "ui.start",
        "ui.main_window",
        "ui.tabs.checklist",
        "ui.tabs.overview",
        "app.content.load",
        "json",
    ):
        taken, whole, documented = window[module]
        assert (taken > whole, documented) == (True, False), module
    for packed in (window["ui.tabs.compare"], window["pydantic.main"], *console.values()):
        taken, whole, _ = packed
        assert taken < whole
    unpacked = [module for module, (taken, whole, _) in window.items() if taken > whole]
    assert 100 < len(unpacked) < 200
    assert window["app.content.models.checklist"][2], "the schema of the content is made of it"
