"""The debrief: everything that happened, and what was taken back."""

from told_night import BERLIN, Night

from app.handover import timeline_text
from app.handover.plain_text import columns
from app.handover.timeline import said_undone, timeline
from app.handover.words import Times


def test_an_undone_tick_stays_in_the_timeline(night: Night) -> None:
    night.tick(1)
    night.later(2)
    night.store.undo(night.session)
    lines = night.told().timeline
    assert [line.text.split(":")[0] for line in lines] == ["Started under edition 2026.1.", "Done", "Taken back"]
    assert lines[1].taken_back == "03:07"
    assert lines[1].said() == f"Done: 1. {night.steps[0].text} Taken back at 03:07."
    assert lines[2].text == f"Taken back: done: 1. {night.steps[0].text}"


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


def test_undo_says_in_a_few_words_what_it_took_back(night: Night) -> None:
    checklist = night.content.checklist

    def last() -> str:
        undoable = night.state.undoable
        assert undoable is not None
        return said_undone(checklist, undoable)

    night.tick(3)
    assert last() == "Taken back: step 3, done."
    night.store.recheck(night.session, night.steps[2].id)
    assert last() == "Taken back: the re-check of step 3."
    night.store.note(night.session, "on ice")
    assert last() == "Taken back: a note."
    night.store.mark(night.session, "gone-step", "not-applicable")
    assert last() == "Taken back: a step, not applicable."
