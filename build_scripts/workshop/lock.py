"""Chooses newer packages: writes the pinned, hashed requirement files for every system and Python from 3.11.

For maintainers. The result is what `environment.py` installs: exact versions with the SHA-256 of each wheel on every
platform, and no index address, so that a mirror works too. Only the .in files and pyproject.toml are edited by hand.
"""

import subprocess
import tempfile
from pathlib import Path

from workshop import environment
from workshop.places import REQUIREMENTS, ROOT, program_of
from workshop.stop import Stop

UV = "uv==0.13.9"
OPTIONS = (
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-header",
    "--no-emit-index-url",
    "--quiet",
)


def lock(arguments: list[str]) -> int:
    """Writes run.txt, then test.txt and build.txt agreeing with it. `--upgrade` takes the newest of everything."""
    with tempfile.TemporaryDirectory() as scratch:
        tools = Path(scratch) / "env"
        subprocess.run([environment.base_python(), "-m", "venv", str(tools)], check=True)
        environment.run_pip(tools, "install", UV)
        for name, inputs in (("run", ["run"]), ("test", ["run", "test"]), ("build", ["run", "build"])):
            sources = ["pyproject.toml", *(f"build_scripts/requirements/{part}.in" for part in inputs)]
            agreeing = [] if name == "run" else ["-c", "build_scripts/requirements/run.txt"]
            target = f"build_scripts/requirements/{name}.txt"
            command = [str(program_of(tools, "uv")), "pip", "compile", *OPTIONS, *agreeing, *arguments, *sources]
            if subprocess.call([*command, "-o", target], cwd=ROOT):
                raise Stop(f"Could not choose the packages of {name}.txt.", "The lines above say why.")
    for path in sorted(REQUIREMENTS.glob("*.txt")):
        print(f"{path.name}: {sum('==' in line for line in path.read_text().splitlines())} packages")
    return 0
