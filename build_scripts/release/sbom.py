"""The software bill of materials: what is in a release, in CycloneDX 1.6 JSON, for a hospital's vulnerability scanner.

Written here, because the usual tools list an environment, not what was frozen from it, and know nothing of Qt, ICU or
Python itself. The same files give the same bytes. `tests/dev/test_parts.py` checks the shape; the release workflow
checks it against the official schema.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from release.parts import Part


def bill(parts: Sequence[Part], name: str, when: int) -> dict[str, Any]:
    """The bill of the release `name`, made at `when` (seconds since 1970)."""
    own = next(part for part in parts if part.own)
    rest = [part for part in parts if not part.own]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, f'nms-bedside:{name}:{own.version}:{when}')}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(when, UTC).isoformat().replace("+00:00", "Z"),
            "lifecycles": [{"phase": "build"}],
            "component": _component(own) | {"type": "application"},
            "properties": [{"name": "nms-bedside:release", "value": name}],
        },
        "components": [_component(part) for part in rest],
        "dependencies": [
            {"ref": _ref(own), "dependsOn": sorted(_ref(part) for part in rest if not _is_needed(part, rest))},
            *({"ref": _ref(part), "dependsOn": sorted(_refs(part.needs, rest))} for part in rest),
        ],
    }


def write(parts: Sequence[Part], target: Path, when: int) -> None:
    """Writes the bill to `target`, named like the release it is of."""
    text = json.dumps(bill(parts, target.name.removesuffix(".cdx.json"), when), indent=1, ensure_ascii=False)
    target.write_text(text + "\n", encoding="utf-8")


def _component(part: Part) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": _ref(part),
        "name": part.name,
        "version": part.version,
        "licenses": _terms(part.licence),
    }
    if part.purl:
        found["purl"] = part.purl
    if part.cpe:
        found["cpe"] = part.cpe
    if part.pinned:  # one of these, depending on the system; not `hashes`, which are of the component itself
        found["properties"] = [{"name": "nms-bedside:pinned-sha256", "value": value} for value in part.pinned]
    if part.inner:
        found["components"] = [_inner(inner) for inner in _crates(part.inner)]
    return found


def _terms(licence: str) -> list[dict[str, Any]]:
    if licence.startswith("LicenseRef"):
        return [{"license": {"name": licence}}]
    return [{"expression": licence}] if " " in licence else [{"license": {"id": licence}}]


def _crates(sbom: Path) -> list[dict[str, Any]]:
    """What was compiled into a part, without what only helped to build it."""
    listed = json.loads(sbom.read_text(encoding="utf-8")).get("components", [])
    return sorted((one for one in listed if one.get("scope") != "excluded"), key=lambda one: str(one["purl"]))


def _inner(crate: dict[str, Any]) -> dict[str, Any]:
    kept = {key: crate[key] for key in ("type", "name", "version", "hashes", "licenses", "purl") if key in crate}
    return kept | {"bom-ref": crate["purl"]}


def _ref(part: Part) -> str:
    return part.purl or f"{part.name.lower().replace(' ', '-')}@{part.version.replace(' ', '-')}"


def _refs(names: Sequence[str], parts: Sequence[Part]) -> list[str]:
    return [_ref(part) for part in parts if part.name in names]


def _is_needed(part: Part, parts: Sequence[Part]) -> bool:
    return any(part.name in other.needs for other in parts)
