"""`site init`, `check` and `show`: hands the site's own commands what they need of the content."""

from app.cli.answer import Answer
from app.errors import ContentError
from app.sets.shown import load_shown
from app.site.commands import reply


def answer(arguments: tuple[str, ...]) -> Answer:
    """Works without content too: a hospital's file is checked whatever state the content is in."""
    edition = ""
    products: dict[str, str] = {}
    if arguments[:1] not in ((), ("init",)):
        try:
            content = load_shown().content
            edition = content.edition.version
            products = {product.id: product.name for product in content.preparation.products}
        except ContentError:
            pass
    try:
        said = reply(arguments, edition, products)
    except SystemExit as ended:  # argparse has printed its help or what it did not understand
        return Answer(code=ended.code if isinstance(ended.code, int) else 0)
    return Answer(said.lines, said.complaints, said.code)
