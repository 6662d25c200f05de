"""A module whose loading was put off is the module itself for whoever uses it."""

import subprocess
import sys

import pytest

CHECK = """
from ui.postponed import postpone
postpone()
{use}
"""


def says(use: str) -> str:
    done = subprocess.run([sys.executable, "-c", CHECK.format(use=use)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("use", "says_so"),
    [
        ("from pathlib import Path; print(Path.cwd().joinpath('a b').as_uri()[-5:])", "a%20b"),
        ("import urllib.parse; print(urllib.parse.quote('a b'))", "a%20b"),
        ("import urllib; print(urllib.parse.urlsplit('a://b/c').netloc)", "b"),
        ("from urllib.parse import unquote; print(unquote('%41'))", "A"),
        ("from urllib import parse; print(parse.__file__.endswith('parse.py'))", "True"),
        ("from textwrap import dedent, shorten; print(dedent('  a'), shorten('a b c d', 5, placeholder='-'))", "a a b-"),
        ("import _datetime, datetime as d; print(d is _datetime, d.__name__)", "False datetime"),
        ("import textwrap; print(textwrap.TextWrapper(width=3).wrap('aa bb'))", "['aa', 'bb']"),
    ],
)  # fmt: skip
def test_whoever_uses_it_gets_the_module(use: str, says_so: str) -> None:
    assert says(use) == says_so


def test_python_s_second_half_of_datetime_is_enough() -> None:
    """Where it was loaded before: whoever imports `datetime` gets it, and what Python's own offers is all there."""
    first = "import _datetime; from ui.postponed import postpone; postpone(); "
    said = first + "import datetime, pickle, sys; from datetime import UTC, date, datetime as dt, timedelta; "
    said += "assert datetime is _datetime; "
    said += "when = dt(2026, 11, 28, 3, 5, tzinfo=UTC) + timedelta(minutes=15); "
    said += "assert pickle.loads(pickle.dumps(when)) == when == dt.fromisoformat(when.isoformat()); "
    said += "assert dt.strptime('28 11 2026', '%d %m %Y').date() == date(2026, 11, 28); "
    said += "import logging.handlers, sqlite3, zoneinfo, email.utils, pydantic, pydantic_core; "
    said += (
        "class_ = pydantic.TypeAdapter(dt | date); assert class_.validate_json('\"2026-11-28T03:20:00Z\"') == when; "
    )
    said += "before = set(dir(datetime)); del sys.modules['datetime']; import datetime as whole; "
    said += "print(sorted(name for name in set(whole.__all__) - before))"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


AT_ONCE = """
import sys, threading
import ui.postponed
sys.setswitchinterval(1e-6)
wrong = []
for _ in range(30):
    for name in ui.postponed.POSTPONED:
        sys.modules.pop(name, None)
    ui.postponed.postpone()
    web, words = sys.modules["urllib.parse"], sys.modules["textwrap"]
    begin = threading.Barrier(4)
    def go():
        begin.wait()
        try:
            web.quote_from_bytes(b"a b"), web.urlsplit("a://b"), words.dedent(" a"), words.TextWrapper
        except Exception as error:
            wrong.append(repr(error))
    threads = [threading.Thread(target=go) for _ in range(4)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
print(len(wrong), *wrong[:3])
"""


def test_threads_that_use_it_at_once_get_the_whole_module() -> None:
    assert says(AT_ONCE) == "0"
