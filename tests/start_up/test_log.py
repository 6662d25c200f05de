"""The log is opened by the first thing that there is to log: an ordinary run neither imports nor writes anything for it."""

import subprocess
import sys
from pathlib import Path

CODE = """
import sys, traceback
from pathlib import Path
from app.logbook import log_crash, log_translation, start_log
folder = Path(sys.argv[1])
log_translation("xx", "before the folder is known")
start_log(folder)
print((folder / "nms-bedside.log").exists())
try:
    int("a name that somebody typed")
except ValueError as error:
    log_crash(type(error), traceback.extract_tb(error.__traceback__))
log_translation("yy", "a placeholder is missing")
"""


def test_a_crash_is_logged_with_its_place_and_without_its_words(tmp_path: Path) -> None:
    folder = tmp_path / "not there yet"
    done = subprocess.run([sys.executable, "-c", CODE, str(folder)], capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == "False"
    lines = (folder / "nms-bedside.log").read_text("utf-8").splitlines()
    assert len(lines) == 2
    assert "ValueError at <string>:10 <module>" in lines[0]
    assert "translation yy: a placeholder is missing" in lines[1]
    assert "typed" not in "".join(lines)


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    code = "import sys; from pathlib import Path; from app.logbook import *; start_log(Path(sys.argv[1])); log_crash(ValueError, [])"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "file" / "data")], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
