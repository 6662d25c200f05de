"""Watches what a program asks the kernel for: a request for a network socket is found, whoever makes it.

The program runs under strace, which sees the calls of every thread and child, in a network namespace of its own, which
has no network at all. Sockets of the kind AF_UNIX stay on the machine (the X server, the screen reader's bus) and are
allowed; anything else is a finding.
"""

import re
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CALL = re.compile(r"^\d+ +(\w+)\((.*)")  # process, call, arguments
ALLOWED = {"AF_UNIX", "AF_UNSPEC"}  # AF_UNSPEC names no network: it takes a socket's address away again


@dataclass(frozen=True)
class Watched:
    """One watched run: its exit code, what it printed, the calls that asked for a network, and how many programs ran."""

    code: int
    printed: str
    findings: list[str]
    programs: int


@cache
def tracing() -> tuple[str, ...]:
    """The command that runs another one watched, up to the place of its log; empty where this system forbids it."""
    watch = ("strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=execve,socket,connect,bind,sendto,sendmsg", "-o")
    return watch if _works(*watch, "/dev/null", "true") else ()


@cache
def namespace() -> tuple[str, ...]:
    """The command that runs another one without any network: as root, as a user, or empty where neither may."""
    ways: tuple[tuple[str, ...], ...] = (("unshare", "-n", "--"), ("unshare", "-r", "-n", "--"))
    return next((way for way in ways if _works(*way, "true")), ())


def watch(command: list[str], environment: dict[str, str], seconds: float = 120) -> Watched:
    """Runs `command` to its end, watched. Call only where `tracing()` is not empty."""
    with tempfile.TemporaryDirectory() as scratch:
        log = Path(scratch) / "calls"
        done = subprocess.run(
            watched(command, log),
            env=environment,
            cwd=scratch,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=seconds,
        )
        return judge(done.returncode, done.stdout, log)


def watched(command: list[str], log: Path) -> list[str]:
    """The command line that runs `command` watched, the calls going to `log`."""
    return [*tracing(), str(log), *namespace(), *command]


def judge(code: int, printed: str, log: Path) -> Watched:
    """Reads the calls."""
    findings, programs = [], 0
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        call, arguments = found.groups() if (found := CALL.match(line)) else ("", "")
        if call == "execve":
            programs += 1
        elif call and _kinds(call, arguments) - ALLOWED:
            findings.append(line)
    return Watched(code, printed, findings, programs)


def _kinds(call: str, arguments: str) -> set[str]:
    """What kinds of address a call names; a new socket's kind is its first argument."""
    if call == "socket":
        return {arguments.split(",")[0]}
    return set(re.findall(r"sa_family=(\w+)", arguments))


def _works(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=20).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
