"""The debrief: everything that happened, and what was taken back."""

from told_night import BERLIN, Night

from app.handover import timeline_text
from app.handover.plain_text import columns
from app.handover.timeline import said_slip, said_undone, timeline
from app.handover.words import Times


def test_an_undone_tick_stays_in_the_timeline(night: Night) -> None:
    night.tick(1)
    night.later(2)
    night.store.undo(night.session)
    lines = night.told().timeline
    assert [line.text.split(":")[0] for line in lines] == [
        "Started under edition 2026.1.",
        "Done",
        "Taken back, so to do again",
    ]
    assert lines[1].taken_back == "03:07"
    assert lines[1].said() == f"Done: 1. {night.steps[0].text} Taken back at 03:07."
    assert lines[2].text == f"Taken back, so to do again: 1. {night.steps[0].text}"


def test_every_kind_of_event_has_words(night: Night) -> None:
    night.tick(2, "not-applicable", "Already done")
    night.tick(2, "todo")
    night.store.recheck(night.session, night.steps[0].id)
    night.store.note(night.session, "on ice")
    state = night.with_events(
        {"kind": "salvaged"},
        {"kind": "undone", "undoes": 99},
        {"kind": "rechecked", "step_id": "gone"},
        {"kind": "closed", "reason": "12 h"},
    )
    words = [line.text for line in timeline(night.content.checklist, state, Times((night.at,), BERLIN))]
    assert words[1] == f"Not applicable: 2. {night.steps[1].text} Reason: Already done."
    assert words[2] == f"Back to do: 2. {night.steps[1].text}"
    assert words[3] == "Re-checked: step 1."
    assert words[4] == "Note: on ice."
    assert words[5].startswith("Read back from a damaged file")
    assert words[6] == "Taken back: an entry that was lost."
    assert words[7] == "Re-checked: a step that is no longer in the checklist."
    assert words[8] == "Closed by itself: nobody had touched it for 12 hours."


def test_a_start_without_an_edition_is_a_start(night: Night) -> None:
    begun = night.state.timeline[0]._replace(edition="")
    state = night.with_events()
    words = timeline(night.content.checklist, state, Times((night.at,), BERLIN))
    assert words[0].text == "Started under edition 2026.1."
    from app.session.fold import fold

    assert timeline(night.content.checklist, fold((begun,)), Times((night.at,), BERLIN))[0].text == "Started."


def test_the_timeline_can_be_pasted_too(night: Night) -> None:
    for number in range(1, 10):
        night.tick(number, "not-applicable", "=1+1 " * 15)
    text = timeline_text(night.told())
    assert text.startswith("NMS checklist timeline\nWritten 14 November 2026, 03:05, local time.\n")
    assert all(columns(line) <= 80 for line in text.splitlines())


def test_undo_says_how_it_stands_now_and_not_what_it_took_back(night: Night) -> None:
    checklist, steps = night.content.checklist, night.steps

    def undo() -> str:
        undoable = night.state.undoable
        assert undoable is not None
        night.store.undo(night.session)
        return said_undone(checklist, night.state, undoable)

    night.tick(3)
    done = f"{night.at.astimezone():%H:%M}"
    night.later(3)
    night.tick(3, "todo")
    assert undo() == f"Step 3 is ticked again ({done})."
    night.store.recheck(night.session, steps[2].id)
    again = f"{night.at.astimezone():%H:%M}"
    assert undo() == f"The re-check of {again} is taken out: Step 3. Last look {done}."
    night.store.note(night.session, "on ice")
    assert undo() == f"The note of {again} is taken out."
    night.tick(4, "not-applicable", "Does not apply here")
    night.tick(4)
    assert undo() == f"Step 4 is not applicable again ({again})."
    assert undo() == "Step 4: not applicable taken back."
    night.store.mark(night.session, "gone-step", "not-applicable")
    assert undo() == "A step that is no longer in the checklist: not applicable taken back."
    night.tick(5)
    assert undo() == "Step 5: tick taken back."
    night.store.recheck(night.session, steps[0].id)
    assert undo() == f"The re-check of {again} is taken out: Step 1."


def test_the_timeline_says_how_it_stood_after_each_undo(night: Night) -> None:
    night.tick(8)
    night.later(3)
    night.tick(8, "todo")
    night.later(1)
    night.store.undo(night.session)
    night.tick(9, "not-applicable", "Does not apply here")
    night.tick(9)
    night.store.undo(night.session)
    night.store.recheck(night.session, night.steps[7].id)
    night.store.undo(night.session)
    night.store.note(night.session, "on ice")
    night.store.undo(night.session)
    night.store.close(night.session)
    night.store.reopen(night.session)
    words = [line.text for line in night.told().timeline if "aken back" in line.text or "pened" in line.text]
    assert words == [
        f"Taken back, so ticked again (03:05): 8. {night.steps[7].text}",
        f"Taken back, so not applicable again (03:09): 9. {night.steps[8].text}",
        "Re-check taken back: step 8.",
        "Note taken back: on ice.",
        "Opened again.",
    ]


def test_a_tick_taken_off_or_set_again_by_a_slip_tells_its_first_time(night: Night) -> None:
    checklist = night.content.checklist
    night.tick(8)
    first = f"{night.at.astimezone():%H:%M}"
    assert said_slip(checklist, night.state) == ""
    night.later(3)
    night.tick(8, "todo")
    assert said_slip(checklist, night.state) == f"Step 8: tick of {first} taken back. Undo brings it back."
    night.tick(8)
    second = f"{night.at.astimezone():%H:%M}"
    assert said_slip(checklist, night.state) == (
        f"Step 8 is ticked {second}. Its tick of {first} stays in the timeline; Undo, twice, brings it back."
    )
    night.store.undo(night.session)
    assert said_slip(checklist, night.state) == ""
    night.store.undo(night.session)
    assert night.state.step(night.steps[7].id).at == night.state.started_at
    night.tick(9, "not-applicable", "Does not apply here")
    again = f"{night.at.astimezone():%H:%M}"
    night.tick(9, "todo")
    assert said_slip(checklist, night.state) == (f"Step 9: not applicable of {again} taken back. Undo brings it back.")
    night.tick(8, "not-applicable", "Does not apply here")
    assert said_slip(checklist, night.state) == ""
