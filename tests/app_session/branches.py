"""Counts which branches of `app/session` the tests of this folder take, while they run and only then.

What is measured is this process: processes that a test starts and kills are not. The lines that run when a module is
imported were run before anything was counted, so they are run once more at the end.
"""

import json
import runpy
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from coverage import Coverage

import app.session

PACKAGE = Path(app.session.__file__).parent
CHECK = "test_every_branch.py"


class Branches:
    def __init__(self) -> None:
        # No file of settings, no file of data: nothing outside this run has a say.
        self._coverage = Coverage(data_file=None, config_file=False, branch=True, include=[str(PACKAGE / "*")])

    def start(self) -> None:
        self._coverage.start()

    def stop(self) -> None:
        self._coverage.stop()

    def missed(self) -> dict[str, str]:
        """By file, the lines and branches that no test took ("12, 40->43"); empty if each was taken."""
        for source in sorted(PACKAGE.glob("*.py")):
            self.start()
            try:
                runpy.run_path(str(source))
            finally:
                self.stop()
        with TemporaryDirectory() as place:
            told = Path(place) / "branches.json"
            self._coverage.json_report(outfile=str(told))
            files = json.loads(told.read_text(encoding="utf-8"))["files"]
        found = {}
        for name, file in files.items():
            jumps = [f"{start}->{end}" for start, end in file["missing_branches"]]
            if missing := [*map(str, file["missing_lines"]), *jumps]:
                found[Path(name).name] = ", ".join(missing)
        return found


def whole_folder(config: pytest.Config, items: list[pytest.Item], folder: Path) -> bool:
    """Whether every test of the folder is going to run: only then can a branch be said to be missed."""
    chosen = {item.path for item in items}
    named = any("::" in argument for argument in config.args)
    picked = config.getoption("keyword") or config.getoption("markexpr") or config.getoption("lf", default=False)
    return not named and not picked and chosen.issuperset(folder.glob("test_*.py"))
