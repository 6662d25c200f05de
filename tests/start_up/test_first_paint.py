"""The window is there at once: nothing that the first paint does not need is imported, read or made before it.

No test here takes the time; what costs time is counted instead. `dev.py bench` measures.
"""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from ward import Ward, hover, settle

from app.session.store import open_store
from ui import start
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.style import BedsideStyle
from ui.tabs.checklist import ChecklistTab
from ui.widgets.prose import REST_MS, Prose
from ui.widgets.step_row import StepRow

# The program itself, except that it says at its first paint, and a moment later, how it stands, and ends.
CHILD = """
import json, os, sys
import ui.main, ui.early
ui.early.begin(sys.argv[2])
import ui.plain_qt
import gc
gc.disable()
from ui import start
from PySide6.QtCore import QTimer
said = {}
def stands(window):
    place = window.router.places.get("checklist")
    classes = sorted(vars(sys.modules["PySide6.QtWidgets"]))
    lowest, foot = 0, 1
    if place:
        page = place.page
        lowest = max(child.geometry().bottom() for child in page.widget().children() if child.isWidgetType())
        foot = page.height()
    return {
        "fills": lowest >= foot,
        "modules": sorted(sys.modules),
        "rows": len(place._rows) if place else 0,
        "collects": gc.isenabled(),
        "kept": gc.get_freeze_count(),
        "icon": not window.windowIcon().isNull(),
        "classes": classes,
    }
class Told(start.FirstPaint):
    def __init__(self, window):
        super().__init__(window)
        self.window = window
        self.done.connect(self.tell)
    def tell(self):
        said["painted"] = stands(self.window)
        QTimer.singleShot(0, self.end)
    def end(self):
        said["after"] = stands(self.window)
        print(json.dumps(said), flush=True)
        os._exit(0)
start.FirstPaint = Told
ui.main.main(sys.argv[1:])
"""
NEVER = (
    "pydantic", "tomllib", "html", "socket", "pickle", "dataclasses", "hashlib", "inspect", "ipaddress", "logging.handlers", "platform", "subprocess", "sqlite3.dump", "nacl",
    "PySide6.QtNetwork", "PySide6.QtPrintSupport", "app.catalogue", "app.content.gate", "app.content.items",
    "app.content.search", "app.handover", "app.session.memory", "app.session.mending", "app.session.salvage",
    "app.sets.install", "app.sets.signature", "app.site.load", "ui.broken", "ui.dialogs.about", "ui.dialogs.text_page",
    "ui.pages.checklist_reader", "ui.paper", "ui.papers", "ui.printing", "ui.self_test", "ui.shots", "ui.staying",
    "ui.tour", "ui.widgets.results",
    "ui.widgets.said_line", "ui.widgets.source_panel",
)  # fmt: skip


@cache
def told(tab: str, data: Path) -> dict[str, dict[str, Any]]:
    """How the program stood at its first paint, and just after it."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, "--tab", tab, "--data-dir", str(data)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that was used before."""
    folder = tmp_path_factory.mktemp("start")
    open_store(folder).store.shut()
    return folder


@pytest.mark.parametrize("tab", ["overview", "compare", "checklist", "faq"])
def test_nothing_is_imported_before_the_first_paint_that_it_does_not_need(tab: str, data: Path) -> None:
    needs = {"app.content.items"} if tab != "checklist" else set()  # source chips stand for items
    loaded = set(told(tab, data)["painted"]["modules"])
    assert loaded & (set(NEVER) - needs) == set()


def test_the_checklist_opens_without_the_models_of_anything_else(data: Path) -> None:
    loaded = told("checklist", data)["painted"]["modules"]
    models = {name.rpartition(".")[2] for name in loaded if name.startswith("app.content.models.")}
    assert models == {"kinds", "record", "edition", "checklist"}
    assert {name for name in loaded if name.startswith("ui.tabs.")} == {"ui.tabs.checklist"}


def test_rows_below_the_edge_and_the_icon_are_made_after_the_first_paint(data: Path) -> None:
    at_paint, after = told("checklist", data)["painted"], told("checklist", data)["after"]
    assert at_paint["fills"], "no row in sight is missing"
    assert 6 <= at_paint["rows"] < after["rows"]
    assert not at_paint["icon"]
    assert after["icon"]


@pytest.mark.parametrize("tab", ["overview", "checklist"])
def test_qt_is_not_made_to_make_all_its_classes(tab: str, data: Path) -> None:
    """It makes them when it is asked for a widget that Python has not seen, such as a viewport: 60 enumerations."""
    made = set(told(tab, data)["painted"]["classes"])
    assert "QMainWindow" in made
    assert made & {"QWizard", "QMdiArea", "QGraphicsView", "QMessageBox", "QFileDialog", "QTableView"} == set()


def test_garbage_is_collected_again_after_the_first_paint(data: Path) -> None:
    at_paint, after = told("checklist", data)["painted"], told("checklist", data)["after"]
    assert not at_paint["collects"]
    assert after["collects"]
    assert after["kept"] > 10_000


def test_the_style_is_never_asked_for_hints_and_measures_in_python() -> None:
    assert (
        set(vars(BedsideStyle)) & {"styleHint", "pixelMetric", "subElementRect", "polish", "sizeFromContents"} == set()
    )


# ---------------------------------------------------------------- a hurried window is the same window


def in_tab_order(window: QWidget) -> list[str]:
    """What Tab comes to, by name, once around."""
    names, widget = [], window.nextInFocusChain()
    while widget is not None and widget is not window:
        if widget.isVisibleTo(window) and widget.focusPolicy().value & 1:
            names.append(f"{type(widget).__name__} {widget.accessibleName()}")
        widget = widget.nextInFocusChain()
    return names


@pytest.mark.parametrize("size", [(911, 430), (1366, 700), (640, 480)])
def test_once_it_is_whole_a_hurried_window_is_like_any_other(ward: Ward, size: tuple[int, int]) -> None:
    ward.open(size)
    order, boxes = in_tab_order(ward.window), len(ward.checklist.acts)
    picture = ward.window.grab().toImage()
    ward.come_back(size, hurried=True)
    first = len(ward.checklist._rows)
    assert 0 < first < boxes
    # The bar at the edge is longer while there are fewer rows to scroll.
    assert ward.window.grab().toImage().copy(0, 0, size[0] - 20, size[1]) == picture.copy(0, 0, size[0] - 20, size[1])
    ward.window.after_first_paint()
    settle()
    assert len(ward.checklist._rows) == boxes
    assert in_tab_order(ward.window) == order
    assert [row.number for row in ward.window.findChildren(StepRow)] == list(range(1, boxes + 1))
    assert ward.window.grab().toImage() == picture


def test_a_tick_before_the_rest_is_made_is_saved_and_the_rest_shows_what_the_disk_holds(ward: Ward) -> None:
    ward.open((911, 430))
    last = ward.steps[-1]
    ward.desk.mark(last, "done")
    ward.come_back((911, 430), hurried=True)
    first = ward.steps[0]
    ward.click(ward.checklist._rows[first].box)
    assert last not in ward.checklist._rows
    assert ward.desk.state is not None
    assert ward.desk.state.step(first).state == "done"
    ward.window.after_first_paint()
    assert ward.ticked() == [first, last]
    ward.come_back((911, 430))
    assert ward.ticked() == [first, last]


def test_where_the_next_act_lies_below_the_edge_it_has_the_keyboard_at_once(ward: Ward) -> None:
    ward.open((911, 430))
    for step in ward.steps[:-1]:
        ward.desk.mark(step, "done")
    ward.come_back((911, 430), hurried=True)
    assert ward.focus() is ward.checklist.rows[ward.steps[-1]].box


def test_whoever_is_quicker_than_the_window_finds_everything(ward: Ward) -> None:
    ward.open((911, 430), hurried=True)
    assert ward.window.show_id(ward.steps[-1])
    assert ward.focus() is ward.checklist.rows[ward.steps[-1]].box
    ward.come_back((911, 430), hurried=True)
    ward.window.open_tab(3)
    assert len(ward.checklist._rows) == len(ward.steps)


def test_esc_leaves_an_empty_search_box_for_where_the_nurse_was(ward: Ward) -> None:
    ward.open((911, 430), hurried=True)
    box = ward.focus()
    ward.ctrl("k")
    assert ward.focus() is ward.window.header.search
    ward.press("\x1b")
    assert ward.focus() is box


def test_a_pointer_that_rests_on_a_sentence_is_told_what_its_short_words_mean(ward: Ward) -> None:
    window = ward.open((911, 430))
    said = Prose(window.look, "Check CK again.", parent=window)
    said.show()
    said.move(QPoint(200, 200))
    said.resize(200, 30)
    hover(said)
    assert said.toolTip() == ""  # a window that opens below a resting pointer does not read the glossary for it
    for _ in range(20):  # a busy computer is late
        settle(REST_MS + 100)
        if said.toolTip():
            break
    assert "creatine kinase" in said.toolTip().lower()


@pytest.mark.parametrize("size", [(911, 430), (1093, 614), (1180, 760), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("text", [100, 150, 200])
def test_no_row_in_sight_is_missing_at_the_first_paint(
    size: tuple[int, int], text: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    """As few rows as fill the window are made before it, however large it is and however large its text."""
    monkeypatch.setattr(start, "FIRST_SIZE", size)
    monkeypatch.setattr(start, "_first_size", lambda window: size)
    settings = Settings(tmp_path)
    settings.text_scale = text
    window = start.make_window("checklist", tmp_path, settings, hurried=True)
    assert isinstance(window, MainWindow)
    try:
        window.show()
        QApplication.processEvents()
        tab = window.tabs["checklist"]
        assert isinstance(tab, ChecklistTab)
        made, content = len(tab._rows), tab.page.widget()
        children = [child for child in content.children() if isinstance(child, QWidget)]
        assert max(child.geometry().bottom() for child in children) >= tab.page.height() - 1
        assert made <= 4 + tab.page.height() / tab._rows[tab.acts[0].id].height()
        window.after_first_paint()
        assert made < len(tab.rows)
    finally:
        window.close()
        window.deleteLater()
