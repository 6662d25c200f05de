"""A second start by the same user raises the first window and ends, before Qt is imported."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import ui
from app.own_folder import own_folder
from app.paths import data_dir
from app.single import Claim, ask, claim, lock_file, request_file


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


def test_a_first_window_that_hangs_does_not_stop_the_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.single.PATIENCE_S", 0.05)
    first = claim(tmp_path)
    assert first is not None
    assert not ask(tmp_path, "checklist")
    assert not request_file(tmp_path).exists()
    first.release()


def test_a_window_that_was_killed_leaves_nothing_stale(tmp_path: Path) -> None:
    code = "import sys,time;from pathlib import Path;from app.single import claim;c=claim(Path(sys.argv[1]));print('held',flush=True);time.sleep(60)"
    child = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "held"
    assert claim(tmp_path) is None
    request_file(tmp_path).write_text("faq", encoding="ascii")
    child.kill()
    child.wait()
    child.stdout.close()
    again = claim(tmp_path)
    assert again is not None
    assert again.take_request() is None
    again.release()


def test_a_window_that_is_just_closing_gives_its_place_to_the_second(tmp_path: Path) -> None:
    first = claim(tmp_path)
    assert first is not None
    threading.Timer(0.1, first.release).start()
    second = ask(tmp_path, "faq")
    assert isinstance(second, Claim)
    assert second.take_request() is None
    assert claim(tmp_path) is None
    second.release()


def test_one_account_on_two_screens_has_a_window_on_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A generic ward account, logged on twice on one server: nobody's start may raise a window that they cannot see."""
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":10.0")
    first = claim(tmp_path)
    monkeypatch.setenv("DISPLAY", ":11.0")
    second = claim(tmp_path)
    assert first is not None
    assert second is not None
    monkeypatch.setenv("DISPLAY", ":10")  # the same screen in other words
    assert claim(tmp_path) is None
    first.release()
    second.release()


@pytest.mark.parametrize("screen", ["../../etc/passwd", "localhost:10.0", "a" * 300, "ä b", ""])
def test_whatever_the_screen_is_called_the_files_stay_in_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, screen: str
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", screen)
    monkeypatch.setenv("DISPLAY", screen)
    first = claim(tmp_path)
    assert first is not None
    assert [path.parent for path in (lock_file(tmp_path), request_file(tmp_path))] == [tmp_path, tmp_path]
    assert [path.name for path in tmp_path.iterdir()] == [lock_file(tmp_path).name]
    first.release()


def test_the_files_are_the_owners_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modes: list[int] = []
    folder = tmp_path / "new"
    monkeypatch.setattr("app.single.PATIENCE_S", 0.05)
    monkeypatch.setattr("app.single.time.sleep", lambda _: modes.append(request_file(folder).stat().st_mode))
    before = os.umask(0)
    try:
        first = claim(folder)
        assert not ask(folder, "faq")
    finally:
        os.umask(before)
    assert first is not None
    assert modes
    assert [mode & 0o077 for mode in (folder.stat().st_mode, lock_file(folder).stat().st_mode, *modes)] == [0] * (
        2 + len(modes)
    )
    first.release()


def test_a_second_start_does_not_import_qt() -> None:
    code = "import sys, ui.main; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("words", [[], ["--tab", "faq"]])
def test_a_second_start_imports_next_to_nothing(tmp_path: Path, words: list[str]) -> None:
    """Each of these takes as long as asking the first window; an icon says nothing else than this."""
    first = claim(tmp_path)
    assert first is not None
    code = "import sys; before = set(sys.modules); import ui.main; code = ui.main.main(sys.argv[1:]); print(*set(sys.modules) - before); sys.exit(code)"
    asked = subprocess.Popen(
        [sys.executable, "-S", "-c", code, *words],  # without what this environment imports into every Python
        cwd=Path(ui.__file__).parents[1],
        env={**os.environ, "NMS_BEDSIDE_DATA": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    end = time.monotonic() + 20
    while (tab := first.take_request()) is None and time.monotonic() < end:
        time.sleep(0.005)
    loaded = set(asked.communicate(timeout=20)[0].split())
    first.release()
    assert (asked.returncode, tab) == (0, words[-1] if words else "")
    assert "app.single" in loaded
    slow = {"argparse", "pathlib", "re", "enum", "collections", "typing", "contextlib", "functools", "resources"}
    assert loaded & slow == set()


@pytest.mark.parametrize("given", ["/srv/nms", "nms", "~/nms", "a b/µ", ""])
def test_the_quick_way_finds_the_same_folder(given: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NMS_BEDSIDE_DATA", "/elsewhere")
    assert Path(own_folder(given)) == (Path(given).expanduser().absolute() if given else Path("/elsewhere"))
    assert Path(own_folder(given)) == data_dir(given) == data_dir(Path(given) if given else None)
    monkeypatch.delenv("NMS_BEDSIDE_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", "relative")  # the standard says that such a value counts for nothing
    assert data_dir() == Path(own_folder()) == Path.home() / ".local" / "share" / "nms-bedside"
