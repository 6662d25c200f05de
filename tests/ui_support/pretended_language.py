"""A language made on the fly from the template: every text stands in ⟦ ⟧ and is longer by 30 %.

Whatever shows without the brackets did not come from a catalogue, and whatever is cut has no room for a longer language.
"""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from app.paths import resources_dir

NAME = "qps"
TEMPLATE = resources_dir() / "translations" / "nms-bedside.pot"


def template() -> Catalog:
    with TEMPLATE.open("rb") as opened:
        return read_po(opened)


def pretended(text: str) -> str:
    return f"⟦{text}{'~' * max(1, round(len(text) * 0.3))}⟧"


def write_language(folder: Path, texts: dict[str, str] | None = None, name: str = NAME) -> Path:
    """Writes the pretended language below `folder`, or one of the given texts only; gives its file."""
    made = Catalog()
    if texts is None:
        for message in template():
            if message.id:
                plural = isinstance(message.id, tuple)
                said = tuple(map(pretended, message.id)) if plural else pretended(str(message.id))
                made.add(message.id, said)
    else:
        for text, said_so in texts.items():
            made.add(text, said_so)
    file = folder / name / "LC_MESSAGES" / "nms-bedside.mo"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as opened:
        write_mo(opened, made)
    return file
