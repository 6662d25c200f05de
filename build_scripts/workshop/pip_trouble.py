"""Turns what pip says when it fails into one clear sentence: what, why, what to do."""

import platform

from workshop.stop import Stop

_NO_NETWORK = (
    "NewConnectionError",
    "Failed to establish a new connection",
    "Temporary failure in name resolution",
    "Name or service not known",
    "getaddrinfo failed",
    "Network is unreachable",
    "ConnectTimeout",
    "Read timed out",
    "Connection refused",
    "ConnectionResetError",
    "IncompleteRead",
    "ProtocolError",
    "ProxyError",
)
_SUPPORTED = "64-bit CPython 3.11, 3.12 or 3.13 (on Linux with glibc 2.34 or newer)."
_AGAIN = "Run the same command again when that is mended: it goes on with a fresh environment."


def explain(stderr: str) -> Stop:
    """The Stop for a failed pip run, from its standard error."""
    what = "Could not install the packages the app needs."
    if "DO NOT MATCH THE HASHES" in stderr:
        return Stop(
            what,
            "A downloaded file is not the one that was pinned, so nothing of it was used.",
            "Try again, and from another network if it stays: a proxy or mirror may have altered the file.",
        )
    if "No space left on device" in stderr or "Disk quota exceeded" in stderr:
        return Stop(what, "The disk is full.", f"Free about 1 GB. {_AGAIN}")
    if "CERTIFICATE_VERIFY_FAILED" in stderr or "SSLError" in stderr:
        return Stop(
            what,
            "The download server's certificate was not accepted, which a hospital or company proxy often causes.",
            f"Ask IT for the proxy's certificate file and set PIP_CERT to its path. {_AGAIN}",
        )
    if any(sign in stderr for sign in _NO_NETWORK):
        return Stop(
            what,
            "The download failed: the package index could not be reached.",
            f"Check the network connection, or set HTTPS_PROXY if there is a proxy. {_AGAIN}",
        )
    if "No matching distribution found" in stderr and "(from versions: none)" in stderr:
        # pip says the same whether the index refused to answer, answered with a proxy's own page, or has nothing here.
        return Stop(
            what,
            f"The package index offered nothing for {_this_machine()}.",
            "Either a proxy or mirror keeps its pages back (ask IT, or set HTTPS_PROXY or PIP_INDEX_URL), or this system "
            f"is not supported: it takes a {_SUPPORTED}",
        )
    if "No matching distribution found" in stderr:
        return Stop(
            what,
            f"There is no ready-made package for {_this_machine()}.",
            f"Use a {_SUPPORTED}",
        )
    errors = [line.strip() for line in stderr.splitlines() if "error" in line.lower()]
    last = (errors or stderr.strip().splitlines() or ["it gave no reason"])[-1]
    return Stop(what, f"pip says: {last.removeprefix('ERROR: ')}", _AGAIN)


def _this_machine() -> str:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{python} on {platform.system()} {platform.machine()}"
