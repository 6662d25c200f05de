"""What a nurse sees of the hospital's own file: phones, sign-off, stock, the page "This site"; and what is overdue."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from page_walk import in_sight
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QToolButton
from samples import GOOD, SMALL, replaced
from ward import Ward, said, settle, visible

from app.content.content import Content
from app.errors import ContentError, Problem
from app.session.store import open_store
from app.site.load import parse
from app.site.local import Local, open_local
from ui.broken import BrokenWindow
from ui.main import main
from ui.main_window import MainWindow
from ui.pages.preparation import PreparationPage
from ui.settings import Settings
from ui.tabs.overview import OverviewTab
from ui.widgets.local import LocalTag, TopNotice
from ui.widgets.notice import Notice
from ui.widgets.prose import Prose
from ui.widgets.strips import EditionLine, PhoneStrip, local_phones

SIZES = {"ward screen": ((911, 430), 100), "wide": ((1366, 768), 100), "large text": ((911, 430), 200)}


def local(text: str = GOOD) -> Local:
    site, problems = parse(text)
    assert problems == ()
    return Local(Path("site.toml"), site)


def edition_line(window: MainWindow) -> str:
    return said(window.findChildren(EditionLine)[-1]).replace("\n", " ").replace("\u00a0", " ")


def preparation(ward: Ward) -> PreparationPage:
    ward.window.show_id("preparation")
    settle()
    return ward.window.findChildren(PreparationPage)[-1]


# ---------------------------------------------------------------- phones


@pytest.mark.parametrize(("size", "text"), SIZES.values(), ids=SIZES)
def test_the_strip_shows_the_phones_as_local_and_says_who_wrote_them_and_when(
    ward: Ward, size: tuple[int, int], text: int
) -> None:
    window = ward.open(size, text=text, local=local())
    strip = window.phone_strip
    shown = said(strip)
    for words in ("Local", "Critical care", "bleep 0001", "Pharmacy on call", "0002"):
        assert words in shown.splitlines()
    origin = "Local: St Example, Ward 4. Written by Pharmacy of St Example, 24 November 2026"
    assert strip.toolTip() == strip.accessibleDescription() == origin
    assert any(tag.accessibleName() == origin for tag in strip.findChildren(QLabel) if tag.text() == "Local")


@pytest.mark.parametrize(("size", "text"), SIZES.values(), ids=SIZES)
def test_eight_phones_of_full_length_are_never_cut(ward: Ward, size: tuple[int, int], text: int) -> None:
    phones = "".join(
        f'[[phones]]\nname = "Medical emergency team {n}"\nnumber = "bleep 000 000 {n:02}"\n' for n in range(8)
    )
    window = ward.open(size, text=text, local=local(SMALL + phones))
    strip = window.phone_strip
    for shown in visible(strip, QLabel):
        if shown.text():
            assert shown.width() >= shown.fontMetrics().horizontalAdvance(shown.text()), shown.text()
            left = shown.mapTo(strip, shown.rect().topLeft())
            assert left.x() >= 0
            assert left.x() + shown.width() <= strip.width(), shown.text()
            assert left.y() + shown.height() <= strip.height(), shown.text()
    whole = [n for n in range(8) if f"Medical emergency team {n}" in said(strip)]
    assert whole == list(range(len(whole)))
    assert whole
    if len(whole) < 8:
        more = next(button for button in visible(strip, QToolButton))
        assert more.text() == f"{8 - len(whole)} more"
        ward.click(more)
        assert all(f"Medical emergency team {n}: bleep 000 000 {n:02}" in said(window.stack) for n in range(8))


def test_with_eight_phones_three_actions_are_still_in_sight_on_the_smallest_screen(ward: Ward) -> None:
    phones = "".join(f'[[phones]]\nname = "Medical emergency team {n}"\nnumber = "000 000 {n}"\n' for n in range(8))
    window = ward.open((911, 430), local=local(SMALL + phones))
    third = ward.checklist.rows[ward.steps[2]]
    assert third.mapTo(window, third.rect().bottomLeft()).y() <= window.phone_strip.mapTo(window, QPoint(0, 0)).y()


def test_without_numbers_the_strip_says_so_and_who_adds_them(ward: Ward) -> None:
    strip = ward.open(local=local(SMALL)).phone_strip
    assert "No local numbers set." in said(strip)
    assert "How IT adds numbers" in said(strip)


def test_a_phone_is_found_by_search(ward: Ward) -> None:
    window = ward.open(local=local())
    hits = window.search.index.find("pharmacy on call")
    assert any(hit.tab == "site" and "0002" in hit.snippet for hit in hits)
    hit = next(hit for hit in hits if hit.tab == "site")
    window.show_hit(hit, ("pharmacy",))
    settle()
    assert "This site" in said(window.stack)


def test_the_phones_are_there_even_when_the_content_is_broken(ward: Ward, tmp_path: Path) -> None:
    error = ContentError((Problem("faq.toml", 1, "the file is missing"),))
    held = local()
    window = BrokenWindow(error, Settings(None), phones=local_phones(held), origin=held.origin)
    window.show()
    assert "bleep 0001" in said(window.findChildren(PhoneStrip)[0])
    window.deleteLater()


# ---------------------------------------------------------------- the sign-off


def test_a_sign_off_of_this_edition_takes_the_place_of_the_unreviewed_line(ward: Ward, content: Content) -> None:
    text = GOOD.replace('edition = "2026.1"', f'edition = "{content.edition.version}"')
    window = ward.open((1366, 768), local=local(text))
    assert edition_line(window).endswith("Reviewed at St Example, Name One, consultant, 25 November 2026")
    window.show_sources(ward.steps[0])
    settle()
    panel = said(window.panel)
    assert "Reviewed at St Example, Name One, consultant, 25 November 2026." in panel
    assert "No clinician at this site" not in said(window)


def test_a_sign_off_of_another_edition_has_lapsed_and_the_line_says_so(ward: Ward, content: Content) -> None:
    window = ward.open((1366, 768), local=local(replaced('"2026.1"', '"2025.1"')))
    assert edition_line(window).endswith(
        "No clinician at this site has reviewed this content. "
        f"Sign-off of edition 2025.1 lapsed with edition {content.edition.version}"
    )
    assert "Name One" not in said(window)


@pytest.mark.parametrize(("size", "text"), SIZES.values(), ids=SIZES)
def test_the_longest_sign_off_fits_in_the_edition_line(ward: Ward, size: tuple[int, int], text: int) -> None:
    long = replaced("Name One", "W" * 48).replace("consultant", "M" * 48).replace("St Example", "W" * 48)
    line = ward.open(size, text=text, local=local(long)).findChildren(EditionLine)[-1]
    for shown in visible(line, QLabel):
        left = shown.mapTo(line, shown.rect().topLeft()).x()
        assert left + shown.sizeHint().width() <= line.width() + 1, shown.text()
        assert shown.mapTo(line, shown.rect().bottomLeft()).y() <= line.height()


# ---------------------------------------------------------------- stock


@pytest.mark.parametrize(("size", "text"), SIZES.values(), ids=SIZES)
def test_the_only_stocked_product_is_preselected_and_says_that_this_is_local(
    ward: Ward, size: tuple[int, int], text: int
) -> None:
    ward.open(size, text=text, start="compare", local=local())
    page = preparation(ward)
    assert page.product is not None
    assert page.product.id == "product-20mg"
    tag = visible(ward.window.stack, LocalTag)[0]
    assert tag.text().replace("\u00a0", " ") == "Local: pharmacy stocks 20 mg vials"
    assert "Emergency cupboard, ward 4" in tag.toolTip()
    assert "Written by Pharmacy of St Example, 24 November 2026" in tag.accessibleName()
    assert tag.width() >= tag.sizeHint().width()


def test_with_two_stocked_products_nothing_is_preselected_and_both_are_named(ward: Ward) -> None:
    ward.open(start="compare", local=local(GOOD + '[[stock]]\nproduct = "product-120mg"\n'))
    page = preparation(ward)
    assert page.product is None
    assert visible(page, LocalTag)[0].text().replace("\u00a0", " ") == "Local: pharmacy stocks 20 mg and 120 mg vials"


def test_without_a_stock_list_nothing_is_preselected(ward: Ward) -> None:
    ward.open(start="compare", local=local(SMALL))
    page = preparation(ward)
    assert page.product is None
    assert visible(page, LocalTag) == []


# ---------------------------------------------------------------- the page "This site"


@pytest.mark.parametrize(("size", "text"), SIZES.values(), ids=SIZES)
def test_the_page_of_the_site_shows_everything_local_as_local(ward: Ward, size: tuple[int, int], text: int) -> None:
    window = ward.open(size, text=text, local=local())
    assert window.show_id("site")
    settle()
    shown = said(window.stack)
    for words in (
        "Local: St Example, Ward 4. Written by Pharmacy of St Example, 24 November 2026.",
        "Poisons centre: 0003, day and night",
        "CK, upper limit of normal here: 200 U/L",
        "Blue folder at the nurses' station",
        "20 mg vial: Emergency cupboard, ward 4",
    ):
        assert words in shown
    assert "changes none of it" in shown


NOW = "Now: ask the switchboard, and use the numbers and the protocol on your ward."


def test_without_a_file_the_page_says_how_to_get_one(ward: Ward) -> None:
    window = ward.open()
    window.show_id("site")
    settle()
    shown = said(window.stack)
    assert shown.index(NOW) < shown.index("This computer has no file of the hospital's own")
    assert "nms-bedside-cli site init" in shown


def test_the_menu_leads_to_the_site_and_to_the_safety_file(ward: Ward) -> None:
    window = ward.open(local=local())
    names = [action.text() for action in window.menus.make().actions()]
    assert "Site" in names
    assert "Safety file" in names
    ward.choose(window.menus.make(), "Site")
    assert "This site" in said(window.stack)


# ---------------------------------------------------------------- a broken file


def test_a_broken_file_is_said_once_above_the_page_and_can_be_put_away(ward: Ward, tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_text("hospital = ", encoding="utf-8")
    window = ward.open((1366, 768), local=open_local(path))
    notice = visible(window, TopNotice)[0]
    assert "The hospital's own file cannot be used (line 1). Local phones, stock and sign-off are not shown." in said(
        notice
    )
    ward.click(notice.button)
    assert visible(window, TopNotice) == []
    window.set_text_scale(150)
    settle()
    assert visible(window, TopNotice) == []
    assert "Local numbers cannot be shown." in said(window.phone_strip)


def test_on_the_smallest_screen_the_notice_leaves_the_next_step_in_sight(ward: Ward, tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_text("hospital = ", encoding="utf-8")
    window = ward.open((911, 430), local=open_local(path))
    first = ward.checklist.rows[ward.steps[0]]
    assert first.mapTo(window, first.rect().bottomLeft()).y() < window.phone_strip.mapTo(window, QPoint(0, 0)).y()


# ---------------------------------------------------------------- privacy


def test_a_site_can_switch_typed_reasons_off(ward: Ward) -> None:
    ward.open(local=local())
    row = ward.checklist.rows[ward.steps[0]]
    row._fill_menu()
    assert "Another reason, in a few words" not in [action.text() for action in row.reasons.actions()]
    ward.come_back(local=local(SMALL))
    row = ward.checklist.rows[ward.steps[0]]
    row._fill_menu()
    assert "Another reason, in a few words" in [action.text() for action in row.reasons.actions()]


def test_with_a_broken_file_nothing_can_be_typed(ward: Ward, tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_text("x", encoding="utf-8")
    ward.open(local=open_local(path))
    row = ward.checklist.rows[ward.steps[0]]
    row._fill_menu()
    assert "Another reason, in a few words" not in [action.text() for action in row.reasons.actions()]


def test_closed_sessions_are_erased_after_the_hours_the_site_gives(ward: Ward) -> None:
    store, _ = open_store(ward.folder, ward.clock)
    session = store.start("2026.1")
    store.close(session)
    store.shut()
    ward.clock.at += timedelta(hours=23)
    ward.open(local=local())
    assert len(ward.desk.past()) == 1
    ward.clock.at += timedelta(hours=2)
    ward.come_back(local=local(replaced("retention_hours = 24", "retention_hours = 26")))
    assert len(ward.desk.past()) == 1
    ward.come_back(local=local())
    assert ward.desk.past() == []


# ---------------------------------------------------------------- currency


@pytest.mark.parametrize(("size", "text"), SIZES.values(), ids=SIZES)
def test_an_overdue_review_is_said_in_the_edition_line_and_with_the_sources(
    ward: Ward, size: tuple[int, int], text: int, content: Content
) -> None:
    due = content.edition.date.replace(day=1, year=content.edition.date.year + 1)
    ward.clock.at = datetime(due.year, due.month, 15, 12, tzinfo=UTC)
    window = ward.open(size, text=text)
    assert f"Review overdue since {due:%B %Y}" in edition_line(window)
    window.show_sources("dose-2") if window.finder.item("dose-2") else window.show_sources(_a_dose(window))
    settle()
    assert f"Review overdue since {due:%B %Y}" in said(window.panel)
    window.show_sources(ward.steps[0])


def _a_dose(window: MainWindow) -> str:
    return next(item.id for item in window.finder.items() if item.topic == "dantrolene-dose" and item.facts)


def test_a_current_edition_says_when_its_review_is_due(ward: Ward, content: Content) -> None:
    window = ward.open((1366, 768))
    assert "overdue" not in edition_line(window)
    window.show_sources(_a_dose(window))
    settle()
    assert f"Review due {content.edition.date.replace(year=content.edition.date.year + 1):%B %Y}." in said(window.panel)


def test_a_clock_before_the_edition_is_noticed(ward: Ward, content: Content) -> None:
    ward.clock.at = datetime.combine(content.edition.date, datetime.min.time(), UTC) - timedelta(days=30)
    window = ward.open((1366, 768))
    shown = said(visible(window, TopNotice)[0])
    assert "This computer's clock is before the edition date: times may be wrong." in shown


def test_everything_local_is_plain_text_for_the_widgets_too(ward: Ward) -> None:
    """Were markup ever let in, a label would still not draw it."""
    strip = ward.open(local=local()).phone_strip
    assert all(shown.textFormat() == Qt.TextFormat.PlainText for shown in strip.findChildren(QLabel) if shown.text())


@pytest.mark.parametrize(("size", "text"), SIZES.values(), ids=SIZES)
def test_a_path_without_a_space_neither_hangs_the_page_nor_is_cut(ward: Ward, size: tuple[int, int], text: int) -> None:
    """A label that could not break such a word once grew for ever."""
    path = "".join(f"folder{n}/" for n in range(20))[:150]
    window = ward.open(size, text=text, local=local(replaced("Blue folder at the nurses' station", path)))
    window.show_id("site")
    settle(50)
    shown = next(prose for prose in visible(window, Prose) if prose.plain == path)
    assert shown.width() <= window.width()
    page = shown.window().findChildren(OverviewTab)[-1]
    assert shown.mapTo(page, shown.rect().topRight()).x() <= page.width()


def test_the_file_named_on_the_command_line_is_the_one_that_is_opened(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr("ui.start.run", lambda *arguments, **_: asked.append(arguments) or 0)
    assert main(["--site", str(good), "--data-dir", str(tmp_path / "d")]) == 0
    assert asked[0][-1] == str(good)
    assert open_local(asked[0][-1]).phones[0] == ("Critical care", "bleep 0001")


@pytest.mark.parametrize(("size", "text"), SIZES.values(), ids=SIZES)
def test_the_page_this_site_warns_of_the_examples_words(ward: Ward, size: tuple[int, int], text: int) -> None:
    sentence = "Still the example's words: hospital. Nobody can tell whose numbers these are."
    window = ward.open(size, text=text, local=local(SMALL.replace("St Example", "Name of the hospital")))
    window.show_id("site")
    settle()
    notice = next(one for one in visible(window.stack, Notice) if sentence in one.text.plain)
    word = next(one for one in visible(notice, QLabel) if one.text() == "Caution")
    assert in_sight(word)  # the page opens at its head
    assert text == 200 or in_sight(notice.text)
    assert notice.text.accessibleName().startswith("Caution: ")


def test_a_file_in_the_hospitals_own_words_is_not_warned_of(ward: Ward) -> None:
    window = ward.open(local=local())
    window.show_id("site")
    settle()
    assert "example's words" not in said(window)
