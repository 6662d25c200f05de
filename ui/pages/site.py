"""The page "Site": everything the hospital's own file says, as text, marked as local; or how to get such a file."""

from __future__ import annotations

from datetime import date

from app.content.content import Content
from app.content.items import Item
from app.site.local import Local, local_rows
from app.tongue import mark, tr
from ui.theme import Look
from ui.widgets.controls import flush, push
from ui.widgets.local import LocalTag
from ui.widgets.notice import Notice
from ui.widgets.page import ScrollPage
from ui.widgets.prose import Prose

PAGE = "site"
NAME = mark("Site")
_HEAD = {"hospital": mark("hospital"), "unit": mark("unit"), "author": mark("author")}
ADDS = mark("It adds to the built-in content and changes none of it: no dose, no step, no source.")


def site_page(look: Look, content: Content, local: Local) -> ScrollPage:
    """Headings and texts in the file's order."""
    page = ScrollPage(look)
    page.add(Prose(look, tr("This site"), "title", strong=True))
    if local.site is None:
        for text in nothing_local(local):
            page.add(Prose(look, text), above=6)
        _add_button(page, tr("Write such a file"), content, local)
        page.finish()
        return page
    page.column.addSpacing(look.px(6))
    from app.site.values import left_from_example  # few open it, and the rules of the file take time to be imported

    if left := left_from_example(local.site):
        names = ", ".join(tr(_HEAD[key]) for key in left)
        said = tr(
            "Still the example's words: {names}. Nobody can tell whose numbers these are. Change them under Edit this file."
        )
        page.add(Notice(look, "caution", tr("Caution"), said.format(names=names)))
        page.column.addSpacing(look.px(8))
    page.add(LocalTag(look, tr("Local"), local.origin))
    page.add(Prose(look, f"{local.origin}. {tr(ADDS)}", color="quiet"), above=6)
    last = ""
    for number, (heading, text) in enumerate(_rows(content, local)):
        if heading != last:
            page.heading(heading)
        last = heading
        page.add(Prose(look, text), above=2, anchor=f"{PAGE}-{number}")
    page.add(Prose(look, tr("File: {path}").format(path=local.path), "note", color="quiet"), above=16)
    _add_button(page, tr("Edit this file"), content, local)
    page.finish()
    return page


def _add_button(page: ScrollPage, name: str, content: Content, local: Local) -> None:
    """A form for those who prefer it to a text editor."""

    def act() -> None:
        from ui.dialogs.site_form import SiteForm  # few ever open it

        SiteForm(page.window(), page.look, local, content.edition.version, _names(content), date.today()).open()

    page.column.addSpacing(page.look.px(12))
    page.column.addLayout(flush(push(page.look, name, act=act)))


def nothing_local(local: Local) -> tuple[str, ...]:
    """What to do now without a usable file, why, and who can change that: a nurse reads it first, then perhaps IT."""
    first = local.trouble or tr("This computer has no file of the hospital's own, so nothing local is shown.")
    return (
        tr("Now: ask the switchboard, and use the numbers and the protocol on your ward."),
        first,
        tr("The file holds local phone numbers, stock, contacts and the sign-off of a local clinician.")
        + f" {tr(ADDS)}",
        tr("IT, or whoever looks after this computer, puts it here: {path}").format(path=local.path),
        tr('The command "nms-bedside-cli site init" writes an example.'),
    )


def site_items(content: Content, local: Local) -> tuple[Item, ...]:
    """The same rows for search: a nurse who types "pharmacy" finds the number."""
    return tuple(
        Item(
            id=f"{PAGE}-{number}",
            tab="site",
            topic="overview",
            title=heading,
            text=text,
            facts=(),
            sources=(),
            subject="site",
            kind="site",
            page=PAGE,
            cited=False,
        )
        for number, (heading, text) in enumerate(_rows(content, local))
    )


def stock_words(content: Content, local: Local) -> str:
    """ "Local: pharmacy stocks 20 mg vials", or "" where the file names no product."""
    ids = [product for product, _ in local.stocked]
    strengths = [f"{product.vial_mg:g}\u00a0mg" for product in content.preparation.products if product.id in ids]
    return (
        tr("Local: pharmacy stocks {strengths} vials").format(strengths=f" {tr('and')} ".join(strengths))
        if strengths
        else ""
    )


def stock_places(content: Content, local: Local) -> str:
    """Where each product is kept, in words."""
    names = _names(content)
    return " ".join(f"{names[product]}: {where}." for product, where in local.stocked if where and product in names)


def _rows(content: Content, local: Local) -> tuple[tuple[str, str], ...]:
    if local.site is None:
        return ()
    return local_rows(local, content.edition.version, _names(content))


def _names(content: Content) -> dict[str, str]:
    return {product.id: product.name for product in content.preparation.products}
