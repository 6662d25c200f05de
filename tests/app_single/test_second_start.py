"""A second start by the same user raises the first window and ends, before Qt is imported."""

import subprocess
import sys
import threading
import time
from pathlib import Path

from app.single import LOCK, REQUEST, ask, claim


def test_only_one_window_holds_the_folder(tmp_path: Path) -> None:
    first = claim(tmp_path)
    assert first is not None
    assert claim(tmp_path) is None
    first.release()
    again = claim(tmp_path)
    assert again is not None
    again.release()


def test_the_first_window_learns_which_tab_was_asked_for(tmp_path: Path) -> None:
    first = claim(tmp_path)
    assert first is not None
    taken: list[str] = []

    def window() -> None:
        end = time.monotonic() + 5
        while not taken and time.monotonic() < end:
            if (tab := first.take_request()) is not None:
                taken.append(tab)
            time.sleep(0.005)

    thread = threading.Thread(target=window)
    thread.start()
    assert ask(tmp_path, "faq")
    thread.join()
    assert taken == ["faq"]
    first.release()


def test_a_first_window_that_hangs_does_not_stop_the_second(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("app.single.PATIENCE_S", 0.05)
    first = claim(tmp_path)
    assert first is not None
    assert not ask(tmp_path, "checklist")
    assert not (tmp_path / REQUEST).exists()
    first.release()


def test_a_window_that_was_killed_leaves_nothing_stale(tmp_path: Path) -> None:
    code = "import sys,time;from pathlib import Path;from app.single import claim;c=claim(Path(sys.argv[1]));print('held',flush=True);time.sleep(60)"
    child = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "held"
    assert claim(tmp_path) is None
    (tmp_path / REQUEST).write_text("faq", encoding="ascii")
    child.kill()
    child.wait()
    child.stdout.close()
    again = claim(tmp_path)
    assert again is not None
    assert again.take_request() is None
    again.release()


def test_the_files_are_the_owners_alone(tmp_path: Path) -> None:
    first = claim(tmp_path)
    assert first is not None
    assert (tmp_path / LOCK).stat().st_mode & 0o077 == 0
    first.release()


def test_a_second_start_does_not_import_qt() -> None:
    code = "import sys, ui.main; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
