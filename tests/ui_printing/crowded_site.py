"""A site that writes as much as its file may hold, of one letter."""

from pathlib import Path

from app.site.local import Local, open_local


def crowded(tmp_path: Path, phones: int, products: int, letter: str) -> Local:
    """The longest of everything that a site's file may hold."""
    lines = [f'hospital = "{letter * 48}"', f'unit = "{letter * 48}"', f'author = "{letter * 60}"', "date = 2026-11-24"]
    for number in range(phones):
        name, call = f"{letter * 23}{number}", f"0123456789 0123{number}"
        lines += ["[[phones]]", f'name = "{name}"', f'number = "{call}"']
    for product in ("product-20mg", "product-120mg", "product-250mg")[:products]:
        lines += ["[[stock]]", f'product = "{product}"', f'where = "{letter * 80}"']
    lines += ["[sign_off]", f'name = "{letter * 48}"', f'role = "{letter * 48}"', "date = 2026-11-25"]
    lines += ['edition = "2026.1"', f'scope = "{letter * 120}"']
    path = tmp_path / "site.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    local = open_local(str(path))
    assert local.trouble == ""
    assert len(local.phones) == phones
    return local
