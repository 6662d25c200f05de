"""The real app and a real client on the accessibility bus: what a screen reader finds, hears and can do.

One start serves all; each test goes to its page by itself and uses steps of its own, so that any order holds.
"""

import resource
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from screen_reader import Node, ScreenReader, screen_reader

from app.content.content import Content
from app.session.fold import StepState
from app.session.store import open_store

pytestmark = pytest.mark.x11
CONTROLS = {
    "check box", "combo box", "list", "list item", "menu item", "page tab", "page tab list", "progress bar",
    "push button", "radio button", "scroll bar", "table", "text", "toggle button",
}  # fmt: skip
READ = {"label", "image", "link", "heading", "paragraph"}
ROOM = {"application", "frame", "filler", "panel", "layered pane", "scroll pane", "viewport"}  # passed by in silence
OPERATED = {"check box", "combo box", "push button", "radio button", "page tab"}
MARKUP = ("<", ">", "&nbsp;", "&lt;", "&amp;", "\u200b")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ear") / "data"


@pytest.fixture(scope="module")
def overdue(content: Content) -> str:
    """The step with a sourced interval; a quarter of an hour and a little ago it was done."""
    return next(step.id for phase in content.checklist.phases for step in phase.steps if step.recheck)


@pytest.fixture(scope="module")
def ear(x_server: str, folder: Path, content: Content, overdue: str) -> Iterator[ScreenReader]:
    """The app on a folder in which a checklist is running, and who listens to it."""
    then = datetime.now(UTC) - timedelta(minutes=16, seconds=30)
    with open_store(folder, lambda: then).store as store:
        session = store.start(content.edition.version)
        store.mark(session, overdue, "done", "", "", content.edition.version)
    with screen_reader(x_server, folder, "--tab", "checklist", "--data-dir", str(folder)) as reader:
        reader.press("k", "Control_L")  # a first search makes the index, which else comes between all answers
        reader.moves_to("Search")
        reader.press("x")
        reader.until(reader.announced, "an answer to the first search")
        reader.press("Escape")
        yield reader


def held(folder: Path, step: str) -> StepState:
    """How a step stands on the disk."""
    with open_store(folder).store as store:
        state = store.open_session()
    return state.step(step) if state is not None else StepState()


def steps(content: Content) -> list[str]:
    return [step.id for phase in content.checklist.phases for step in phase.steps if step.kind == "action"]


def box(ear: ScreenReader, number: int) -> Node:
    ear.press("3", "Control_L")
    return ear.find(f"Step {number}. ", "check box")


# ---------------------------------------------------------------- what is there


def test_every_page_reads_well(ear: ScreenReader) -> None:
    """Everything has a name, a role and states; nothing is called twice the same; no markup is read out."""
    wrong: list[str] = []
    pages = {"1": "Overview", "2": "Compare", "3": "Checklist", "4": "FAQ", "5": "Overview", "6": "Compare"}
    for key, tab in pages.items():
        ear.press(key, "Control_L")
        ear.find(tab, "page tab list")
        wrong += [f"Ctrl+{key}: {text}" for text in complaints(ear.showing())]
    box(ear, 1)
    ear.press("r")
    ear.find("Done and next", "push button")
    wrong += [f"reader: {text}" for text in complaints(ear.showing())]
    ear.press("w")
    ear.find("Back, Escape", "push button")
    wrong += [f"sources: {text}" for text in complaints(ear.showing())]
    ear.press("Escape")
    ear.find("Done and next", "push button")
    ear.press("r")
    box(ear, 1)
    assert wrong == []


def complaints(nodes: list[Node]) -> Iterator[str]:
    kinds = Counter(node["role"] for node in nodes)
    assert kinds["push button"] > 3, kinds
    called: Counter[tuple[str, str]] = Counter()
    for node in nodes:
        role, name, about = node["role"], node["name"], node["description"]
        if role not in CONTROLS | READ | ROOM:
            yield f"{name!r} has the role {role!r}"
        if not name and (role in CONTROLS | READ or "focusable" in node["states"]):
            yield f"a nameless {role} at {node['path']}"
        if any(sign in name + about for sign in MARKUP):
            yield f"markup in {name!r}, {about!r}"
        if name and name == about:
            yield f"{role} {name!r} is described in the same words"
        if role in OPERATED:
            called[role, name] += 1
            if "enabled" in node["states"] and not node["actions"]:
                yield f"{role} {name!r} offers nothing to do"
            if not {"focusable", "visible"} <= set(node["states"]):
                yield f"{role} {name!r} is {node['states']}"
    yield from (f"{times} times {which}" for which, times in called.items() if times > 1)


def test_a_group_of_choices_is_told_as_one_of_several(ear: ScreenReader) -> None:
    box(ear, 1)
    shown = ear.find("List", "radio button")
    other = ear.find("Reader", "radio button")
    assert "checked" in shown["states"]
    assert "checked" not in other["states"]
    ear.act(other, other["actions"][0])
    ear.find("Done and next", "push button")
    back = ear.find("List", "radio button")
    ear.act(back, back["actions"][0])
    box(ear, 1)


def test_side_doors_are_no_boxes_to_tick(ear: ScreenReader) -> None:
    ear.press("5", "Control_L")
    door = ear.until(
        lambda: next((n for n in ear.showing() if n["name"] == "Is it NMS?" and n["description"] == "shown now"), None),
        "the side door that is shown",
    )
    assert door is not None
    assert door["role"] == "push button"


# ---------------------------------------------------------------- ticking


def test_a_box_is_ticked_by_an_action_saved_and_told(ear: ScreenReader, folder: Path, content: Content) -> None:
    step = steps(content)[1]
    found = box(ear, 2)
    assert "checked" not in found["states"]
    assert found["description"].startswith("to do")
    ear.forget()
    ear.act(found, "Toggle")
    said = ear.hears("Saved", "step 2 done")
    assert held(folder, step).state == "done"
    now = ear.look(found)
    assert "checked" in now["states"]
    assert now["description"].startswith("done "), "also in words"
    assert now["description"][5:10] in said, "the time that is seen is the time that is heard"
    assert any(e["kind"] == "object:state-changed:checked" and e["name"] == found["name"] for e in ear.heard())
    ear.forget()
    ear.act(found, "Press")
    ear.hears("Saved", "step 2 back to do")
    assert held(folder, step).state == "todo"
    assert "checked" not in ear.look(found)["states"]


def test_a_tick_by_the_space_key_is_told_too(ear: ScreenReader, folder: Path, content: Content) -> None:
    found = box(ear, 4)
    ear.forget()
    ear.act(found, "SetFocus")
    ear.moves_to("Step 4. ")
    ear.press("space")
    ear.hears("Saved", "step 4 done")
    assert held(folder, steps(content)[3]).state == "done"


def test_not_applicable_is_neither_ticked_nor_open_and_is_told(
    ear: ScreenReader, folder: Path, content: Content
) -> None:
    found = box(ear, 5)
    ear.forget()
    ear.act(found, "SetFocus")
    ear.moves_to("Step 5. ")
    ear.press("n")
    ear.hears("Step 5: not applicable because", "Down chooses")
    ear.press("Down")
    ear.moves_to("Done before, by others")
    ear.press("Return")
    ear.hears("Saved", "step 5 not applicable")
    now = ear.look(found)
    assert "indeterminate" in now["states"]
    assert now["description"].startswith("not applicable "), 'for who hears only "partially checked"'
    assert held(folder, steps(content)[4]).state == "not-applicable"


def test_a_tick_that_cannot_be_saved_is_told_at_once_and_the_box_stays_open(
    ear: ScreenReader, folder: Path, content: Content
) -> None:
    found = box(ear, 7)
    _, most = resource.prlimit(ear.app.pid, resource.RLIMIT_FSIZE)
    ear.forget()
    resource.prlimit(ear.app.pid, resource.RLIMIT_FSIZE, (0, most))  # as a disk on which nothing can be written
    try:
        ear.act(found, "Toggle")
        ear.hears("Not saved")
    finally:
        resource.prlimit(ear.app.pid, resource.RLIMIT_FSIZE, (most, most))
    assert "checked" not in ear.look(found)["states"]
    assert held(folder, steps(content)[6]).state == "todo"
    assert not [said for said in ear.announced() if said.startswith("Saved")]


def test_the_reader_says_the_next_step(ear: ScreenReader, content: Content) -> None:
    box(ear, 1)
    ear.press("r")
    ear.find("Done and next", "push button")
    ear.forget()
    ear.press("Right")
    said = ear.hears("Step ", f"of {len(steps(content))}")
    ear.press("Left")
    ear.press("r")
    box(ear, 1)
    words = {step.text for phase in content.checklist.phases for step in phase.steps}
    assert any(text in said for text in words)


def test_a_re_check_that_is_overdue_is_told_by_itself(ear: ScreenReader) -> None:
    ear.hears("Re-check overdue by", ever=True)


# ---------------------------------------------------------------- finding


def test_results_are_counted_and_the_chosen_one_is_read(ear: ScreenReader) -> None:
    here = box(ear, 1)
    ear.act(here, "SetFocus")
    ear.moves_to("Step 1. ")
    ear.forget()
    ear.press("k", "Control_L")
    ear.moves_to("Search")
    for letter in "dose":
        ear.press(letter)
    said = ear.hears("results", "Enter opens")
    assert int(said.split()[0]) > 1
    before = -1
    while (now := len(ear.heard())) != before:  # each letter is answered; the last answer is the one to go on from
        before = now
        time.sleep(1)
    ear.forget()
    ear.press("Down")
    chosen = ear.hears(": ")
    first = ear.find(chosen, "list item")
    assert "selected" in ear.look(first)["states"]
    ear.forget()
    ear.press("Escape")
    ear.moves_to("Step 1. ")


def test_the_comparison_is_read_as_row_drug_and_value(ear: ScreenReader, content: Content) -> None:
    ear.press("2", "Control_L")
    table = ear.find("Comparison", "table")
    read = ear.cells(table, 4)
    assert (read["rows"], read["columns"]) == (len(content.comparison.rows), 2)
    for row, line in zip(content.comparison.rows, read["cells"], strict=False):
        assert [cell["row"] for cell in line] == [row.title] * 2
        assert line[0]["column"].startswith("dantrolene")
        assert "bromocriptine" in line[1]["column"]
        for cell in line:
            assert cell["value"].strip()
            assert not any(sign in cell["value"] for sign in MARKUP)
    first = content.comparison.rows[0].cells[0].parts[0].text
    assert first in read["cells"][0][0]["value"]


def test_moving_in_the_comparison_tells_the_cell(ear: ScreenReader) -> None:
    ear.press("2", "Control_L")
    table = ear.find("Comparison", "table")
    read = ear.cells(table, 2)["cells"]
    ear.act(table, "SetFocus")
    ear.press("Home", "Control_L")
    ear.forget()
    ear.press("Right")
    ear.moves_to(read[0][1]["value"])
    ear.press("Down")
    ear.moves_to(read[1][1]["value"])


def test_a_vial_count_is_read_with_its_weight_and_strength(ear: ScreenReader, content: Content) -> None:
    ear.press("6", "Control_L")
    vial = ear.find("20 mg vial", "radio button")
    ear.act(vial, vial["actions"][0])
    table = ear.find("Preparation table", "table")
    read = ear.cells(table, 1)["cells"][0]
    weight = f"{content.preparation.weights_kg[0]}"
    for cell in read:
        assert cell["row"] == f"{weight} kg"
        assert cell["value"].startswith(f"{weight} kg, "), "whole, wherever it is read from"
        assert "× 20 mg" in cell["value"].replace("\u00a0", " ")


def test_the_app_itself_logs_no_trouble(ear: ScreenReader, folder: Path) -> None:
    """A client that asks for something that has just gone is told so; nothing else may be said."""
    said = [line for line in (folder / "said").read_text("utf-8").splitlines() if line.strip()]
    usual = ("GetApplicationBusAddress", "Could not find accessible on path")
    assert [line for line in said if not any(words in line for words in usual)] == []
