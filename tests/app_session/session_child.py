"""Run by the session tests as a process of its own: ticks through the real store and tells its parent on a pipe.

    session_child.py together FOLDER WHO TICKS   waits for a line, then ticks in the open session, and ends
    session_child.py forever FOLDER WHO          ticks until it is killed, acknowledging each tick
    session_child.py until-refused FOLDER        ticks until the store refuses, then prints the sentence
    session_child.py open FOLDER                 opens the folder and prints what opening had to say
    session_child.py die-at FOLDER NUMBER        opens the folder, and dies just before it changes the folder for the
                                                 NUMBERth time; prints "lived" if there were fewer changes

An acknowledgement `session step` is written only after the store returned: what a nurse sees ticked.
"""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from app.errors import SessionError
from app.session import schema
from app.session.store import SessionStore, open_store

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


if __name__ == "__main__":
    acts: dict[str, Callable[..., None]] = {
        "together": together,
        "forever": forever,
        "until-refused": until_refused,
        "open": open_only,
        "die-at": die_at,
    }
    acts[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
