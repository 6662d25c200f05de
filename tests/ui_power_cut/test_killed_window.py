"""The program is killed at random moments while somebody clicks and types in its window: what was ticked on the screen is
ticked on the disk and in the next window, once, and nothing else is.

`NMS_BEDSIDE_WINDOW_KILLS=1000` makes it last longer than a test run should. A third of the kills happen while the disk
fails writes, is full, turns read-only, or forgets whatever it was not told to sync.
"""

import os
import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from faulty_disk import FaultyDisk, after_power_cut
from real_window import Screen, Spot, start, wait_until
from ward import Ward
from window_child import noted

from app.session.fold import SessionState
from app.session.store import open_store

pytestmark = pytest.mark.x11

KILLS = int(os.environ.get("NMS_BEDSIDE_WINDOW_KILLS", "12"))
LIVES_A_FOLDER = 40
FAULTS = ("full", "broken", "read-only", "forgetful")
DOUBLE_S = 0.6  # two clicks that are further apart than this are no double click
GIVE_UP_S = 2.0  # an act that is not on the screen by then was refused, or something has moved

Entry = tuple[str, str, str]
"""What an event is, as far as the hand knows: its kind, its step, the state it set."""


class Checklist:
    """What the hand has done, as plainly as can be: entries, and a pile of those that undo would take back."""

    def __init__(self, steps: Sequence[str]) -> None:
        self.steps = list(steps)
        self.entries: list[Entry] = []
        self._pile: list[tuple[str, bool]] = []  # step, and whether it was done before

    def done(self) -> list[bool]:
        now = dict.fromkeys(self.steps, False)
        for _, step, state in self.entries:
            now[step] = state == "done"
        return list(now.values())

    def toggle(self, place: int) -> None:
        was = self.done()[place]
        self._pile.append((self.steps[place], was))
        self.entries.append(("marked", self.steps[place], "todo" if was else "done"))

    def undo(self) -> bool:
        if not self._pile:
            return False
        step, was = self._pile.pop()
        self.entries.append(("undone", step, "done" if was else "todo"))
        return True

    def up_to(self, count: int) -> "Checklist":
        """As it stood after so many entries."""
        before = Checklist(self.steps)
        for kind, step, _ in self.entries[:count]:
            if kind == "marked":
                before.toggle(self.steps.index(step))
            else:
                before.undo()
        return before


class Life(NamedTuple):
    """One run of the program. Of all entries made until now, the first `seen` were on the screen."""

    checklist: Checklist
    seen: int


class Nurse:
    """Clicks and types in one window after another until it is killed under her."""

    def __init__(self, screen: Screen, spots: Sequence[Spot], chance: random.Random) -> None:
        self.screen, self.spots, self.chance = screen, spots, chance
        self._clicked, self._clicked_at = -1, 0.0  # where the mouse clicked last, and when

    def work(self, folder: Path, before: Checklist, fault: str, what: object = "") -> Life:
        """Starts the program, works, kills it."""
        process = start(self.screen, folder, *((fault, what) if fault else ()))
        assert process.stderr
        checklist = before.up_to(len(before.entries))
        seen = len(before.entries)
        moment = self.chance.uniform(0, 1.0) if self.chance.random() < 0.1 else None
        try:
            if moment is not None:
                time.sleep(moment)
            else:
                self._arrive(before)
                *_, seen = self._act(checklist, self.chance.expovariate(1 / 0.6))
        finally:
            process.kill()
            assert process.stderr.read() == b"", "the program complained"
            process.wait()
            process.stderr.close()
        wait_until(lambda: self.screen.window() is None, "the window of a killed program goes")
        return Life(checklist, seen)

    def _arrive(self, before: Checklist) -> None:
        window = wait_until(self.screen.window, "the program shows its window")
        self.screen.fill(window)
        wait_until(lambda: self.screen.look(self.spots), "the program shows its checklist")
        self.screen.give_keyboard(window)
        assert self.screen.look(self.spots) == tuple(before.done()), "the window shows what the disk held"
        self._at = next((place for place, done in enumerate(before.done()) if not done), None)

    def _act(self, checklist: Checklist, seconds: float) -> Iterator[int]:
        """Acts until the time is over or an act does not come to the screen; gives how many entries were seen there."""
        end = time.monotonic() + seconds
        seen = len(checklist.entries)
        while time.monotonic() < end:
            pictures = [tuple(checklist.done())]
            while len(pictures) == 1 or (self.chance.random() < 0.25 and len(pictures) < 4):
                self._one(checklist, pictures)  # at times faster than the window can answer
            given_up = time.monotonic() + GIVE_UP_S
            while True:
                yield seen
                if time.monotonic() > end:
                    return
                if self.screen.look(self.spots) == pictures[-1]:
                    seen = len(checklist.entries)
                    break
                if time.monotonic() > given_up:
                    return

    def _one(self, checklist: Checklist, pictures: list[tuple[bool, ...]]) -> None:
        """One act by mouse or keyboard, and the picture it should come to: one that was not there just before, or an
        act that is still to come would be taken for seen."""
        after = checklist.up_to(len(checklist.entries))
        if self.chance.random() < 0.15 and after.undo() and tuple(after.done()) not in pictures:
            self.screen.press("Control_L+z")
            checklist.undo()
        else:
            by_key = self._at is not None and self.chance.random() < 0.4
            there = self._near() if by_key else self.chance.randrange(len(self.spots))
            after = checklist.up_to(len(checklist.entries))
            after.toggle(there)
            if tuple(after.done()) in pictures:
                return
            if not by_key and there == self._clicked and time.monotonic() < self._clicked_at + DOUBLE_S:
                return  # a double click is one act: its second half would not count
            if by_key:
                self.screen.press(*["Down"] * (there - (self._at or 0)), "space")
            else:
                self.screen.click(self.spots[there])
                self._clicked, self._clicked_at = there, time.monotonic()
            self._at = there
            checklist.toggle(there)
        pictures.append(tuple(checklist.done()))

    def _near(self) -> int:
        return min(len(self.spots) - 1, (self._at or 0) + self.chance.choice((0, 0, 1, 2)))


def on_the_disk(folder: Path) -> list[Entry]:
    opened = open_store(folder)
    with opened.store as store:
        assert opened.notice == "", "a kill is no damage"
        state = store.open_session()
    return [] if state is None else entries(state)


def entries(state: SessionState) -> list[Entry]:
    """What happened, in the hand's words; the numbers have no gap and none comes twice."""
    assert [event.seq for event in state.timeline] == list(range(1, len(state.timeline) + 1))
    done: dict[int, Entry] = {}
    found: list[Entry] = []
    for event in state.timeline[1:]:
        if event.kind == "undone":
            assert event.undoes is not None
            gone = done.pop(event.undoes)
            left = [state for _, step, state in done.values() if step == gone[1]]
            found.append(("undone", event.step_id, left[-1] if left else "todo"))
        else:
            done[event.seq] = (event.kind, event.step_id, event.state)
            found.append(done[event.seq])
    return found


@pytest.fixture
def spots(ward: Ward) -> list[Spot]:
    """Where the boxes are: the same window without a screen has them at the same places."""
    from real_window import HEIGHT, WIDTH

    window = ward.open((WIDTH, HEIGHT))
    boxes = [ward.checklist.rows[step].box for step in ward.steps]
    middles = [box.mapTo(window, box.rect().center()) for box in boxes]
    return [Spot(middle.x(), middle.y()) for middle in middles]


@pytest.fixture
def screen(tall_screen: str) -> Iterator[Screen]:
    shown = Screen(tall_screen)
    yield shown
    shown.close()


@pytest.fixture
def fresh(tmp_path: Path, screen: Screen) -> Path:
    """A data folder whose window fills the screen, as if somebody had drawn it to this size before."""
    folder = tmp_path / "fresh"
    folder.mkdir(mode=0o700)
    (folder / "window.ini").write_text("[General]\ntheme=light\nfirst_run_done=1\n")
    process = start(screen, folder)
    assert process.stderr
    with process:
        window = wait_until(screen.window, "the program shows a window")
        screen.fill(window)
        wait_until(lambda: window.get_geometry().height > 1500, "the window fills the screen")
        time.sleep(0.3)
        screen.ask_to_close(window)
        assert (process.wait(30), process.stderr.read()) == (0, b"")
    return folder


def test_what_was_ticked_on_the_screen_survives_every_kill(
    tmp_path: Path, ward: Ward, spots: list[Spot], screen: Screen, fresh: Path
) -> None:
    steps, chance = ward.steps, random.Random(7)
    nurse = Nurse(screen, spots, chance)
    counted: Counter[str] = Counter()
    folder, before = fresh, Checklist(steps)
    for kill in range(KILLS):
        if kill % LIVES_A_FOLDER == 0:
            folder = tmp_path / f"data-{kill}"
            shutil.copytree(fresh, folder)
            before = Checklist(steps)
        fault = FAULTS[kill // 3 % len(FAULTS)] if kill % 3 == 2 and FaultyDisk.supported() else ""
        what: object = chance.randrange(40)
        if fault == "forgetful":
            what = tmp_path / f"acts-{kill}"
            held = {str(file): file.read_bytes() for file in folder.glob("sessions*")}
        life = nurse.work(folder, before, fault, what)
        if fault == "forgetful" and Path(str(what)).exists():
            folder = forgotten(folder, held, Path(str(what)), chance)
        found = on_the_disk(folder)
        made = life.checklist.entries
        assert found[: life.seen] == made[: life.seen], f"kill {kill}: none that was on the screen is lost"
        assert found == made[: len(found)], f"kill {kill}: none is doubled, none is invented"
        counted[f"kills on a {fault or 'sound'} disk"] += 1
        counted["clicks and keys"] += len(made) - len(before.entries)
        counted["seen on the screen"] += life.seen - len(before.entries)
        counted["kept though not yet seen"] += len(found) - life.seen
        before = life.checklist.up_to(len(found))
    print(dict(counted))
    assert counted["seen on the screen"] > KILLS


def forgotten(folder: Path, held: dict[str, bytes], acts: Path, chance: random.Random) -> Path:
    """The folder as it is when the power goes together with the program: what was not synced is there or not."""
    log = noted(acts)
    acts.unlink()
    after = after_power_cut(log, held, chance.choice((0.0, 0.5, 1.0)), chance)
    made = folder.with_name(f"{folder.name}+")
    made.mkdir(mode=0o700)
    for file in folder.iterdir():
        if str(file) not in after and not file.name.startswith("sessions") and file.is_file():
            shutil.copyfile(file, made / file.name)
    for name, data in after.items():
        (made / Path(name).name).write_bytes(data)
    shutil.rmtree(folder)
    return made
