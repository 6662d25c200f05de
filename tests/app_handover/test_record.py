"""A session for another program."""

from told_night import Night


def test_the_record_holds_every_step_with_its_state_and_time(night: Night) -> None:
    night.tick(1)
    night.tick(2, "not-applicable", "Already\tdone")
    data = night.json()
    assert data["format"] == "nms-bedside-session"
    assert len(data["steps"]) == len(night.steps)
    first, second, third = data["steps"][:3]
    assert (first["state"], first["at"]) == ("done", "2026-11-14T03:05:00+01:00")
    assert (second["state"], second["reason"]) == ("not-applicable", "Already done")
    assert (third["state"], third["at"]) == ("todo", None)
    assert data["counts"] == {"done": 1, "not_applicable": 1, "not_done": len(night.steps) - 2}


def test_the_record_holds_every_event_also_those_taken_back(night: Night) -> None:
    night.tick(1)
    night.store.undo(night.session)
    events = night.json()["timeline"]
    assert [event["kind"] for event in events] == ["started", "marked", "undone"]
    assert [event["taken_back"] for event in events] == [False, True, False]
    assert events[2]["undoes"] == 2


def test_the_record_says_which_content_and_who_reviewed_it(night: Night) -> None:
    data = night.json()
    assert data["content"]["edition"] == "2026.1"
    assert data["content"]["review"].startswith("No clinician at this site")


def test_an_unknown_time_is_nothing_rather_than_a_guess(night: Night) -> None:
    assert night.json()["session"]["elapsed_min"] == 0
    night.later(-120)
    night.tick(1)
    session = night.json()["session"]
    assert session["elapsed_min"] is None
    assert session["clock_was_set"] is True
