"""A tick that was on the screen survives whatever takes the power away.

`NMS_BEDSIDE_KILLS=1000` makes the killing last longer than a test run should.
"""

import os
import random
import shutil
import time
from pathlib import Path

import pytest
from faulty_disk import BROKEN, Act, FaultyDisk, after_power_cut, write_files
from session_bench import EDITION, WORDING, SetClock, a_night, run_child

from app.session.events import Event
from app.session.store import open_store

KILLS = int(os.environ.get("NMS_BEDSIDE_KILLS", "60"))
KILLS_A_FOLDER = 20


def acknowledged_before_kill(folder: Path, who: str, chance: random.Random) -> set[tuple[str, str]]:
    """Ticks in another process, killed at a random moment: while it starts, opens, ticks or undoes."""
    with run_child("forever", folder, who) as child:
        assert child.stdout
        assert child.stderr
        said = ""
        if chance.random() < 0.15:
            time.sleep(chance.uniform(0, 0.15))
        else:
            said = child.stdout.readline()
            time.sleep(chance.expovariate(1 / 0.02))
        child.kill()
        said += child.stdout.read()  # not communicate(), which would forget what readline had read ahead
        assert child.stderr.read() == ""
    return {(line.split()[0], line.split()[1]) for line in said.splitlines()}


def test_a_tick_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    chance = random.Random(5)
    total = 0
    for place in range(0, KILLS, KILLS_A_FOLDER):
        folder = tmp_path / f"data-{place}"
        seen: set[tuple[str, str]] = set()
        for kill in range(min(KILLS_A_FOLDER, KILLS - place)):
            who = f"kill-{kill}"
            fresh = acknowledged_before_kill(folder, who, chance)
            total += len(fresh)
            seen |= fresh
            opened = open_store(folder)
            with opened.store as store:
                assert opened.notice == "", "a kill is no damage"
                state = store.open_session()
                if state is None:
                    assert not seen
                    continue
                events = state.timeline
                assert [event.seq for event in events] == list(range(1, len(events) + 1)), "none is lost or doubled"
                ticks = [event.step_id for event in events if event.kind == "marked" and event.state == "done"]
                assert len(ticks) == len(set(ticks)), "none is doubled"
                steps = {step for session, step in seen}
                assert steps <= set(ticks), "none that was acknowledged is lost"
                assert {step for step in steps if state.step(step).state != "done"} <= {
                    step
                    for step in steps
                    if step.rpartition("-")[2].isdigit() and int(step.rpartition("-")[2]) % 7 == 6
                }, "only those that the child itself took back and perhaps could not undo again"
                extra = {step for step in set(ticks) - steps if step.startswith(f"{who}-")}
                assert len(extra) <= 1, "none is invented: at most the one that was being saved"
                seen |= {(state.session_id, step) for step in extra}
    print(f"{total} ticks acknowledged, {KILLS} kills")
    assert total > KILLS, "the children did tick"


def test_a_tick_survives_a_disk_that_loses_everything_that_was_not_synced(
    folder: Path, ruins: Path, clock: SetClock
) -> None:
    if not FaultyDisk.supported():
        pytest.skip("this Python hides its SQLite library")
    a_night(folder, clock, ticks=3)
    before = {str(file): file.read_bytes() for file in folder.iterdir()}
    ticks = [f"cut-{number}" for number in range(4)]
    with FaultyDisk() as disk, open_store(folder, clock).store as store:
        state = store.open_session()
        assert state is not None
        for step in ticks:
            store.mark(state.session_id, step, "done", wording=WORDING, edition=EDITION)
            disk.log.append(Act("acknowledged", step))
        store.undo(state.session_id)
        disk.log.append(Act("acknowledged", "undo"))
        log = list(disk.log)
    chance = random.Random(3)
    for moment in range(len(log) + 1):
        seen = [act.path for act in log[:moment] if act.name == "acknowledged"]
        being_saved = [*ticks, "undo", "nothing"][len(seen)]
        for survival in (0.0, 0.5, 1.0):
            write_files(ruins, after_power_cut(log[:moment], before, survival, chance))
            opened = open_store(ruins, clock)
            with opened.store as store:
                after = store.open_session()
            shutil.rmtree(ruins)
            assert opened.notice == ""
            assert after is not None
            found = [event.step_id for event in after.timeline if event.step_id.startswith("cut-")]
            found[4:] = ["undo"] * len(found[4:])
            assert found in (seen, [*seen, being_saved]), f"at {moment} of {len(log)}"


def test_a_cut_while_old_sessions_are_erased_costs_the_open_one_nothing(
    folder: Path, ruins: Path, clock: SetClock
) -> None:
    if not FaultyDisk.supported():
        pytest.skip("this Python hides its SQLite library")
    session = a_night(folder, clock)
    clock.on(hours=100)
    before = {str(file): file.read_bytes() for file in folder.iterdir()}
    with FaultyDisk() as disk, open_store(folder, clock).store as store:
        whole = store.state(session)
        assert store.erase_closed() == 1
        log = list(disk.log)
    chance = random.Random(4)
    left = set()
    for moment in range(len(log) + 1):
        write_files(ruins, after_power_cut(log[:moment], before, chance.choice((0.0, 0.5, 1.0)), chance))
        opened = open_store(ruins, clock)
        with opened.store as store:
            assert opened.notice == ""
            assert store.state(session) == whole
            left.add(len(store.list_sessions()))
        shutil.rmtree(ruins)
    assert left == {1, 2}


def test_a_cut_while_the_file_is_made_leaves_nothing_to_repair(fast: Path, clock: SetClock) -> None:
    if not FaultyDisk.supported():
        pytest.skip("this Python hides its SQLite library")
    for moment in range(100):
        folder = fast / f"data-{moment}"
        with FaultyDisk() as disk:
            disk.fail_at(moment, BROKEN)
            open_store(folder, clock).store.shut()
            reached = len(disk.asked) > moment
        opened = open_store(folder, clock)
        with opened.store as store:
            assert opened.notice == ""
            assert store.mark(store.start(EDITION), "cool", "done").step("cool").state == "done"
        assert sorted(file.name for file in folder.iterdir() if "journal" not in file.name) == [
            "sessions.lock",
            "sessions.sqlite3",
        ]
        if not reached:
            return
    pytest.fail("the file is made in fewer than a hundred steps")


def test_a_night_is_the_same_after_reopening(folder: Path, clock: SetClock) -> None:
    session = a_night(folder, clock)
    with open_store(folder, clock).store as store:
        events: tuple[Event, ...] = store.events(session)
    assert [event.seq for event in events] == list(range(1, 14))
