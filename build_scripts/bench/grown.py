"""More of everything: content many times as large, thousands of kept sessions, a session of thousands of events.

The larger content is sealed like the real one, so start-up reads and hashes all of it. The checklist stays as it is: the
rules allow no longer one. It is made for the bench alone; nothing of it would pass the gate.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from app.content.load import MANIFEST, SEALED, load_content
from app.content.models import SUBJECTS
from app.paths import content_dir
from app.session import schema
from app.session.events import Event
from app.session.opening import NAMES

DATABASE = NAMES[0]
TICKS = 3
_STAY = ("edition", "checklist")


def grow_content(folder: Path, times: int) -> Path:
    """The content with every list `times` as long, in `folder`, and a manifest that vouches for it. Gives `folder`."""
    (folder / SEALED).mkdir(parents=True)
    manifest = json.loads((content_dir() / MANIFEST).read_bytes())
    for subject in SUBJECTS:
        copies = 1 if subject in _STAY else times
        text = (content_dir() / f"{subject}.toml").read_bytes() * copies
        data = json.loads((content_dir() / SEALED / f"{subject}.json").read_bytes())
        sealed = json.dumps(_longer(data, copies), ensure_ascii=False).encode()
        (folder / f"{subject}.toml").write_bytes(text)
        (folder / SEALED / f"{subject}.json").write_bytes(sealed)
        manifest["files"][f"{subject}.toml"] = sha256(text).hexdigest()
        manifest["sealed"][f"{subject}.json"] = sha256(sealed).hexdigest()
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def _longer(data: dict[str, Any], copies: int) -> dict[str, Any]:
    return {
        key: [_copy(item, n) for n in range(copies) for item in value] if isinstance(value, list) else value
        for key, value in data.items()
    }


def _copy(item: Any, n: int) -> Any:
    return item | {"id": f"{item['id']}-{n}"} if n and isinstance(item, dict) and "id" in item else item


def ticked_steps(folder: Path) -> Path:
    """A data folder with one open session of a minute ago and TICKS steps done. Gives `folder`."""
    edition, steps = _checklist()
    began = datetime.now(UTC) - timedelta(minutes=1)
    marks = [Event("0badcafe", n + 2, began, "marked", step, "done") for n, step in enumerate(steps[:TICKS])]
    return _keep(folder, [Event("0badcafe", 1, began, "started", edition=edition), *marks])


def many_sessions(folder: Path, sessions: int) -> Path:
    """A data folder with so many closed sessions of an hour ago: none is due to be erased. Gives `folder`."""
    at = datetime.now(UTC) - timedelta(hours=1)
    names = [f"{number:08x}" for number in range(sessions)]
    return _keep(
        folder,
        [
            event
            for name in names
            for event in (
                Event(name, 1, at, "started", edition="bench"),
                Event(name, 2, at, "marked", "bench-step", "done"),
                Event(name, 3, at, "closed", reason="user"),
            )
        ],
    )


def long_session(folder: Path, events: int) -> Path:
    """A data folder with one open session of so many events that come to the same as `ticked_steps`. Gives `folder`."""
    edition, steps = _checklist()
    began = datetime.now(UTC) - timedelta(minutes=1)
    marks = [
        Event(
            "0badcafe", seq, began, "marked", steps[seq % TICKS], "done" if seq > events - TICKS or seq % 2 else "todo"
        )
        for seq in range(2, events + 1)
    ]
    return _keep(folder, [Event("0badcafe", 1, began, "started", edition=edition), *marks])


def _checklist() -> tuple[str, list[str]]:
    content = load_content(content_dir())
    steps = [step.id for phase in content.checklist.phases for step in phase.steps if step.kind == "action"]
    return content.edition.version, steps


def _keep(folder: Path, events: Iterable[Event]) -> Path:
    folder.mkdir(parents=True)
    schema.create(folder / DATABASE, events)
    return folder
