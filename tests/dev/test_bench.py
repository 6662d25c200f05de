"""The bench measures what it says: its larger content is read whole, its sessions open, its picture is a picture."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from bench import grown, raised, report, start_up
from bench.first_paint import Start

from app.content.load import load_content
from app.errors import ContentError
from app.paths import content_dir
from app.session.store import open_store


def test_content_ten_times_as_large_is_loaded_by_its_seal(tmp_path: Path) -> None:
    real, larger = load_content(content_dir()), load_content(grown.grow_content(tmp_path / "content", 10))
    assert len(larger.facts) == 10 * len(real.facts)
    assert len(larger.sections) == 10 * len(real.sections)
    assert larger.checklist == real.checklist
    facts = tmp_path / "content" / "sealed" / "facts.json"
    facts.write_bytes(facts.read_bytes().replace(b"a", b"b", 1))
    with pytest.raises(ContentError):
        load_content(tmp_path / "content")


def test_its_sessions_are_sessions(tmp_path: Path) -> None:
    with open_store(grown.long_session(tmp_path / "long", 500)).store as store:
        state = store.open_session()
        assert state is not None
        assert len(state.timeline) == 500
    with open_store(grown.many_sessions(tmp_path / "many", 30)).store as store:
        assert len(store.list_sessions()) == 30
        assert store.erase_closed() == 0
        assert store.open_session() is None
    with open_store(grown.ticked_steps(tmp_path / "ticked")).store as store:
        state = store.open_session()
        assert state is not None
        assert list(state.steps) == list(load_steps()[:3])


def load_steps() -> list[str]:
    return [s.id for phase in load_content(content_dir()).checklist.phases for s in phase.steps if s.kind == "action"]


def test_the_curves_are_drawn_on_one_scale_from_zero() -> None:
    drawn = report.drawn({"size": [("× 1", [100, 110, 120]), ("× 10", [200, 210, 220])], "kept": [("1", [50, 55, 60])]})
    picture = ElementTree.fromstring(drawn)
    lines = [element.get("points") for element in picture.iter() if element.tag.endswith("polyline")]
    assert len(lines) == 2
    heights = [float(point.split(",")[1]) for point in str(lines[0]).split()]
    floor = report.HEIGHT - report.FOOT
    assert (floor - heights[1]) / (floor - heights[0]) == pytest.approx(210 / 110, rel=0.01)


def test_the_notes_keep_what_people_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "NOTES.md").write_text("before\n<!-- measured -->\nold\n<!-- /measured -->\nafter\n", "utf-8")
    monkeypatch.setattr(report, "HERE", tmp_path)
    report.write("| new |", {"size": [("1", [1.0, 2.0, 3.0])]})
    text = (tmp_path / "NOTES.md").read_text("utf-8")
    assert text.startswith("before\n<!-- measured -->\nMeasured ")
    assert text.endswith("| new |\n<!-- /measured -->\nafter\n")
    assert "old" not in text


def test_a_raised_window_is_told_beside_first_starts_of_the_same_run_and_the_bare_window() -> None:
    measured = raised.Raised([0.08, 0.05, 0.04], [0.25, 0.2, 0.3], 120_000_000)
    line = next(words for words in raised.rows(measured, 60e6) if words)
    for words in (
        "50 ms, 0.20 × a first start",
        "80 ms the first time after log-on",
        "120 MB resident, 2.00 × the bare",
    ):
        assert words in line


def test_what_is_frozen_is_compared_with_both_yardsticks() -> None:
    def measured(paint: float, resident: int) -> start_up.Program:
        return start_up.Program([], warm=[Start(paint, None, resident)] * 3, cold=[Start(2 * paint, None, None)] * 3)

    started = {
        start_up.BARE: measured(0.1, 50_000_000),
        "app, overview": measured(0.11, 60_000_000),
        start_up.BARE_FROZEN: measured(0.12, 55_000_000),
        "frozen app, overview": measured(0.15, 66_000_000),
    }
    lines = [line for line in start_up.rows(started, 3) if line.startswith("| ")]
    assert [cell.strip() for cell in lines[2].split("|")[2:9:2]] == ["110 (110 to 110)", "", "1.10", "1.20"]
    assert lines[2].count("1.10") == 2
    assert lines[3].count("1.20 |") == 2
    assert lines[4].count("1.50 (1.25)") == 2
    assert lines[4].endswith("| 66.0 | 1.32 (1.20) |")
