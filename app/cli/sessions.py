"""`sessions list`, `show` and `recover`: for the nurse in charge and for IT. Looking ticks and erases nothing."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.cli.answer import Answer, as_json
from app.errors import SessionError, UsageError, ended
from app.paths import data_dir
from app.session.events import Event
from app.session.fold import SessionState
from app.session.store import open_store

_KINDS = {
    "started": "started",
    "rechecked": "looked at again",
    "note": "note",
    "undone": "taken back",
    "closed": "closed",
    "salvaged": "read from a damaged file; some entries may be missing",
}


@dataclass(frozen=True, slots=True)
class _Read:
    """The sessions of a folder, the newest first, and what opening the file had to say."""

    sessions: tuple[SessionState, ...]
    notices: tuple[str, ...]


def list_all(folder: str | None, as_data: bool) -> Answer:
    read = _read(_folder(folder))
    if as_data:
        return as_json([_summary(state) for state in read.sessions], read.notices)
    if not read.sessions:
        return Answer(("There are no sessions.",), read.notices)
    return Answer(tuple(map(_line, read.sessions)), read.notices)


def show(folder: str | None, session_id: str, as_data: bool) -> Answer:
    read = _read(_folder(folder))
    state = next((state for state in read.sessions if state.session_id == session_id), None)
    if state is None:
        why = " ".join(("It may have been erased.", *read.notices))
        raise SessionError(f'There is no session "{session_id}".', why, "`sessions list` prints those that are here.")
    if as_data:
        return as_json(_whole(state), read.notices)
    return Answer(tuple(_in_words(state)), read.notices)


def find(folder: str | None, session_id: str) -> SessionState | None:
    """One session of this user; None if there is none of this id."""
    return next((state for state in _read(_folder(folder)).sessions if state.session_id == session_id), None)


def recover(folder: str | None, files: list[Path], as_data: bool) -> Answer:
    """Nothing to recover is an answer, not an error."""
    from app.session.recovery import Recovered
    from app.session.recovery import recover as recover_sessions

    place = _folder(folder)
    for file in files:
        if not file.is_file():
            raise UsageError(f"There is no file {file}.", "", "Name a file that is there.")
    if place.is_dir():
        came = recover_sessions(place, files)
    elif files:
        raise SessionError(f"There is no folder {place}.", "", "Name the folder that holds the sessions.")
    else:  # opening would make it
        came = Recovered(0, 0, (f"There are no saved checklists in {place}.",))
    if as_data:
        return as_json({"sessions": came.sessions, "entries": came.entries, "sentences": list(came.sentences)})
    return Answer((*came.sentences, f"Recovered: {came.sessions} sessions, {came.entries} entries."))


def _folder(chosen: str | None) -> Path:
    try:
        folder = data_dir(chosen)
        missing = not folder.is_dir() and folder.exists()
    except RuntimeError as error:  # a home folder that nobody has ("~nobody")
        raise UsageError(
            "The data folder cannot be found.", ended(str(error)), "Name another with --data-dir."
        ) from error
    except OSError as error:
        raise SessionError(
            "The data folder cannot be opened.", ended(error.strerror or "The system gives no reason"), "Ask IT."
        ) from error
    if missing:
        raise SessionError(f"{folder} is a file, not a folder.", "", "Name the folder that holds the sessions.")
    return folder


def _read(folder: Path) -> _Read:
    if not folder.is_dir():  # opening would make it
        return _Read((), ())
    opened = open_store(folder)
    with opened.store as store:
        ids = [summary.session_id for summary in store.list_sessions()]
        states = tuple(state for state in map(store.state, ids) if state is not None)
    return _Read(states, tuple(filter(None, (opened.notice,))))


def _summary(state: SessionState) -> dict[str, object]:
    marks = [step.state for step in state.steps.values()]
    return {
        "id": state.session_id,
        "edition": state.edition,
        "open": state.is_open,
        "started_at": _utc(state.started_at),
        "last_touch": _utc(state.last_touch),
        "closed_at": _utc(state.closed_at),
        "closed_by": state.closed_by,
        "done": marks.count("done"),
        "not_applicable": marks.count("not-applicable"),
        "entries": len(state.timeline),
        "salvaged": state.salvaged,
        "clock_set": state.clock_set,
    }


def _whole(state: SessionState) -> dict[str, object]:
    return _summary(state) | {
        "steps": [
            {
                "id": step_id,
                "state": step.state,
                "at": _utc(step.at),
                "reason": step.reason,
                "wording": step.wording,
                "edition": step.edition,
                "rechecked_at": _utc(step.rechecked_at),
            }
            for step_id, step in state.steps.items()
        ],
        "notes": [{"at": _utc(note.at), "text": note.reason} for note in state.notes],
        "timeline": [
            {
                "seq": event.seq,
                "at": _utc(event.at),
                "kind": event.kind,
                "step": event.step_id,
                "state": event.state,
                "reason": event.reason,
                "undone": event.seq in state.undone,
            }
            for event in state.timeline
        ],
    }


def _line(state: SessionState) -> str:
    marks = [step.state for step in state.steps.values()]
    ended = f"closed {_local(state.closed_at)} ({state.closed_by})" if state.closed_at else "open"
    done = f"{marks.count('done')} done, {marks.count('not-applicable')} not applicable"
    return f"{state.session_id}  {_local(state.started_at)}  {ended}  {done}  edition {state.edition}"


def _in_words(state: SessionState) -> list[str]:
    lines = [_line(state), "Times are this machine's."]
    if state.salvaged:
        lines.append("This session was read from a damaged file: look at each step, some entries may be missing.")
    if state.clock_set:
        lines.append("The workstation's clock was set during this session: times may not follow each other.")
    lines += ["", *(_event(event, event.seq in state.undone) for event in state.timeline)]
    return lines


def _event(event: Event, undone: bool) -> str:
    what = _KINDS.get(event.kind, event.state.replace("-", " "))
    reason = f" ({event.reason})" if event.reason else ""
    words = ": ".join(filter(None, (event.step_id, event.wording)))
    taken_back = "  [taken back]" if undone else ""
    return f"{event.seq:>4}  {_local(event.at)}  {what}{reason}  {words}".rstrip() + taken_back


def _local(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _utc(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
