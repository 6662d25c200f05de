"""Run by the session tests as a process of its own: ticks through the real store and tells its parent on a pipe.

    session_child.py together FOLDER WHO TICKS   waits for a line, then ticks in the open session, and ends
    session_child.py forever FOLDER WHO          ticks until it is killed, acknowledging each tick
    session_child.py until-refused FOLDER        ticks until the store refuses, then prints the sentence
    session_child.py open FOLDER                 opens the folder and prints what opening had to say
    session_child.py die-at FOLDER NUMBER        opens the folder, and dies just before it changes the folder for the
                                                 NUMBERth time; prints "lived" if there were fewer changes
    session_child.py look FOLDER [strange]       opens the folder, tries to tick, and prints all it got to see, as JSON;
                                                 "strange": the files are another user's, whose rights nobody can change
    session_child.py as UID ...                  does the rest of the line as that user of the system (needs root)

An acknowledgement `session step` is written only after the store returned: what a nurse sees ticked.
"""

import json
import os
import pkgutil
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import app.session
from app.errors import SessionError
from app.session import schema
from app.session.store import SessionStore, open_store
from app.single import claim

WORDING = "Stop the antipsychotic and every other dopamine blocker."


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def tick(store: SessionStore, session: str, step: str) -> None:
    store.mark(session, step, "done", wording=WORDING, edition="2026.1")
    say(f"{session} {step}")


def together(folder: Path, who: str, ticks: str) -> None:
    with open_store(folder).store as store:
        say("ready")
        sys.stdin.readline()
        session = store.continue_or_start("2026.1")
        for number in range(int(ticks)):
            tick(store, session, f"{who}-{number}")


def forever(folder: Path, who: str) -> None:
    with open_store(folder).store as store:
        session = store.continue_or_start("2026.1")
        for number in count():
            tick(store, session, f"{who}-{number}")
            if number % 7 == 6:
                store.mark(session, f"{who}-{number}", "todo")
                store.undo(session)


def until_refused(folder: Path, limit: str = "0") -> None:
    import_everything()
    if int(limit):
        import resource  # not on Windows

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    opened = open_store(folder)
    say(f"notice {opened.notice}")
    with opened.store as store:
        try:
            session = store.continue_or_start("2026.1")
            for number in count():
                tick(store, session, f"step-{number}")
        except SessionError as error:
            say(f"refused {error}")
            state = store.open_session()
            say(f"still {len(state.steps) if state else 0}")


def open_only(folder: Path) -> None:
    opened = open_store(folder)
    with opened.store as store:
        state = store.open_session()
        say(f"{len(state.steps) if state else 0} {opened.notice}")


def die_at(folder: Path, number: str) -> None:
    changes = count()

    def deadly(change: Callable[..., Any]) -> Callable[..., Any]:
        def act(*rest: Any, **more: Any) -> Any:
            if next(changes) == int(number):
                os._exit(9)
            return change(*rest, **more)

        return act

    for name in ("rename", "replace", "unlink", "open"):
        setattr(os, name, deadly(getattr(os, name)))
    schema.put_summary = deadly(schema.put_summary)  # in the middle of writing the fresh file
    open_store(folder).store.shut()
    say("lived")


def look(folder: Path, whose: str = "") -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "not the owner")

    if whose == "strange":
        os.chmod = refuse
    seen: dict[str, object] = {}
    try:
        names = sorted(os.listdir(folder))
        seen["read"] = {name: (folder / name).read_bytes().decode("latin-1") for name in names}
    except OSError as error:
        seen["refused"] = type(error).__name__
    try:
        held = claim(folder)
        seen["claim"] = "held" if held else "taken"
    except OSError as error:
        seen["claim"] = type(error).__name__
    opened = open_store(folder)
    with opened.store as store:
        seen["notice"] = opened.notice
        seen["sessions"] = [found.session_id for found in store.list_sessions()]
        try:
            store.mark(store.continue_or_start("2026.1"), "by-somebody-else", "done")
            seen["ticked"] = True
        except SessionError as error:
            seen["ticked"] = str(error)
    say(json.dumps(seen))


def import_everything() -> None:
    """What is imported later would be read as another user, or compiled onto a disk that is full."""
    for module in pkgutil.iter_modules(app.session.__path__, "app.session."):
        __import__(module.name)


def become(user: str) -> None:
    """From here on this process is that user, whatever lies where only root can read is imported before."""
    import_everything()
    __import__("fcntl")
    os.setgroups([])
    os.setgid(int(user))
    os.setuid(int(user))


if __name__ == "__main__":
    acts: dict[str, Callable[..., None]] = {
        "together": together,
        "forever": forever,
        "until-refused": until_refused,
        "open": open_only,
        "die-at": die_at,
        "look": look,
    }
    if sys.argv[1] == "as":
        become(sys.argv[2])
        del sys.argv[1:3]
    acts[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
