"""Contrast, computed from the palette and measured on what is drawn, in every theme and state."""

import pytest
from page_walk import in_sight
from pixels import changed, drawn_contrast, ground, picture, pixels, ratio, text_contrast
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QCursor, QHoverEvent, QImage, QMouseEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QPushButton, QToolButton, QWidget
from ward import Ward, hover, settle, visible

from ui.theme import THEMES, make_palette

TEXT, STEP, PART = 4.5, 7.0, 3.0
PAIRS = [
    *(("ink", on, STEP) for on in ("window", "base", "alternate", "tint")),
    *(("quiet", on, STEP) for on in ("window", "base")),
    ("quiet", "tint", TEXT),
    ("quiet", "alternate", TEXT),
    *(("accent", on, TEXT) for on in ("window", "base", "tint")),
    ("on_accent", "accent", TEXT),
    *(("caution", on, TEXT) for on in ("window", "base", "tint", "caution_ground")),
    *(("never", on, TEXT) for on in ("window", "base", "never_ground")),
    ("ink", "caution_ground", TEXT),
    ("ink", "never_ground", TEXT),
    ("on_band", "band", TEXT),
    *(("disabled", on, TEXT) for on in ("window", "base")),
    *(("edge", on, PART) for on in ("window", "base")),
    ("base", "ink", TEXT),
]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("over", "under", "least"), PAIRS)
def test_every_pair_of_the_palette_can_be_read(theme: str, over: str, under: str, least: float) -> None:
    tokens = THEMES[theme]
    assert ratio(getattr(tokens, over), getattr(tokens, under)) >= least


def test_progress_can_be_told_from_its_track() -> None:
    for theme in ("light", "dark"):
        assert ratio(THEMES[theme].accent, THEMES[theme].hairline) >= PART


@pytest.mark.parametrize("theme", THEMES)
def test_the_palette_carries_every_token_that_the_style_reads(theme: str) -> None:
    tokens, palette, role = THEMES[theme], make_palette(THEMES[theme]), QPalette.ColorRole
    held = {
        role.Window: tokens.window,
        role.WindowText: tokens.ink,
        role.Base: tokens.base,
        role.ButtonText: tokens.accent,
        role.Midlight: tokens.tint,
        role.Dark: tokens.edge,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.PlaceholderText: tokens.quiet,
    }
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        assert {one: palette.color(group, one).name().upper() for one in held} == held
    for one in (role.WindowText, role.Text, role.ButtonText):
        assert palette.color(QPalette.ColorGroup.Disabled, one).name().upper() == tokens.disabled


def test_dark_is_dark_and_not_blue() -> None:
    tokens = THEMES["dark"]
    for name in ("window", "base", "alternate", "tint", "band", "caution_ground", "never_ground"):
        color = getattr(tokens, name)
        assert ratio(color, "#000000") <= 0.08 / 0.05, name
    for name in ("window", "base", "alternate"):
        red, _, blue = (int(getattr(tokens, name)[at : at + 2], 16) for at in (1, 3, 5))
        assert red >= blue, "warm black"


# ---------------------------------------------------------------- as it is drawn


@pytest.fixture(scope="module", params=THEMES)
def lit(request: pytest.FixtureRequest, shared_ward: Ward) -> Ward:
    """The shared window in each theme, wide, with steps in every state."""
    ward = shared_ward
    if not ward.is_open:
        ward.open()
    ward.desk.new()
    window = ward.window
    window.settings.text_scale, window.settings.theme = 100, request.param
    window.resize(1366, 768)
    window.relook()
    window.router.place("overview").leave_side_page()  # whichever test was here before
    window.router.open_tab(2)
    ward.checklist.show_view("list")
    ward.desk.mark(ward.steps[0], "done")
    ward.desk.mark(ward.steps[1], "not-applicable", "Not available here")
    ward.checklist.rows[ward.steps[3]].show_fault("Not saved: the disk is full.")
    window.activateWindow()
    QCursor.setPos(QPoint(0, 0))
    settle()
    return ward


def test_steps_can_be_read_whatever_their_state(lit: Ward) -> None:
    lit.window.show_id("checklist")
    settle()
    for number, step in enumerate(lit.steps[:5]):
        row = lit.checklist.rows[step]
        assert text_contrast(row.words) >= STEP, f"step {number + 1}, {row.state.state}"
        assert text_contrast(row.number_label) >= TEXT
        assert text_contrast(row.aside) >= TEXT
        assert text_contrast(row.why_button, inset=4) >= TEXT
        assert text_contrast(row.more, inset=8) >= PART
    assert text_contrast(lit.checklist.rows[lit.steps[3]].fault) >= TEXT


def test_both_lines_of_a_step_that_does_not_apply_can_be_read(lit: Ward) -> None:
    aside = lit.checklist.rows[lit.steps[1]].aside
    words = QRect(0, 0, aside.width() - 60, aside.height())
    assert text_contrast(aside, part=words) >= TEXT
    assert text_contrast(aside, part=QRect(aside.width() - 50, 0, 50, aside.height())) >= TEXT


def test_boxes_stand_out_in_every_state(lit: Ward) -> None:
    rows = [lit.checklist.rows[step] for step in lit.steps]
    lit.window.header.search.setFocus()
    settle()
    for row in rows[:3]:
        assert text_contrast(row.box) >= PART, row.state.state
        square = row.box.rect().adjusted(11, 11, -11, -11)
        inside = text_contrast(row.box, part=square)
        assert inside >= PART if row.state.state != "todo" else inside == 1.0, "the tick and the dash"
    hover(rows[4].box)
    assert text_contrast(rows[4].box) >= PART


def test_the_frame_of_the_window_can_be_read(lit: Ward) -> None:
    window = lit.window
    window.show_id("overview")
    settle()
    bar = window.header.tabs
    for index in range(bar.count()):
        assert text_contrast(bar, part=bar.tabRect(index).adjusted(8, 8, -8, -8)) >= TEXT, bar.tabText(index)
    for door in window.header.doors.values():
        assert text_contrast(door, inset=4) >= TEXT
    search = window.header.search
    assert text_contrast(search, inset=6) >= TEXT, "the hint in the search box"
    assert text_contrast(search._hint) >= TEXT
    edge = picture(search, QRect(search.width() // 2, -3, 20, 8))
    assert drawn_contrast(edge) >= PART, "the edge of the search box"
    assert text_contrast(window.phone_strip) >= TEXT
    line = window.findChild(QWidget, "edition-line")
    assert line is not None
    assert text_contrast(line) >= TEXT


def test_buttons_can_be_read_in_every_state(lit: Ward) -> None:
    window = lit.window
    window.show_id("checklist")
    lit.checklist.show_view("reader")
    settle()
    reader = lit.checklist.reader
    reader.at = 0
    reader.refresh()
    reader.skip.setFocus()
    settle()
    assert not reader.back.isEnabled()
    for button in (reader.done, reader.not_applicable, reader.back, reader.skip):
        assert text_contrast(button, inset=12) >= TEXT, f"{button.text()}, enabled {button.isEnabled()}"
    hover(reader.not_applicable)
    assert text_contrast(reader.not_applicable, inset=12) >= TEXT
    reader.not_applicable.setDown(True)
    settle()
    assert text_contrast(reader.not_applicable, inset=12) >= TEXT, "pressed"
    reader.not_applicable.setDown(False)
    for button in lit.checklist.bar.view_buttons.buttons.values():
        assert text_contrast(button, inset=10) >= TEXT
    frame = picture(reader.skip, QRect(0, reader.skip.height() // 2, 12, 4))
    assert drawn_contrast(frame) >= PART, "the frame of a button"
    lit.checklist.show_view("list")


def test_the_button_of_the_systems_own_save_dialog_can_be_read(lit: Ward) -> None:
    """Qt makes it, and Qt gives it no colour of its own: its words were petrol on petrol."""
    dialog = QFileDialog(lit.window, "Save as PDF")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile("card.pdf")
    dialog.open()
    settle()
    save = next(button for button in dialog.findChildren(QPushButton) if button.isDefault())
    assert save.isEnabled()
    found = text_contrast(save, inset=9)
    dialog.reject()
    dialog.deleteLater()
    lit.window.activateWindow()
    settle()
    assert found >= TEXT


def test_chips_can_be_read_also_where_sources_differ(lit: Ward) -> None:
    lit.window.show_id("overview")
    settle()
    chips = [button for button in visible(lit.window.stack, QToolButton) if button.property("chip")]
    kinds = {button.icon().isNull() for button in chips}
    assert kinds == {True, False}
    for button in chips:
        if in_sight(button):
            assert text_contrast(button, inset=2) >= TEXT, button.text()
            hover(button)
            assert text_contrast(button, inset=2) >= TEXT, f"{button.text()} with the pointer on it"


def rows_of(view: QAbstractItemView, count: int) -> list[QRect]:
    model = view.model()
    rects = [view.visualRect(model.index(row, 0)) for row in range(min(count, model.rowCount()))]
    return [rect for rect in rects if view.viewport().rect().contains(rect)]


def test_the_list_at_the_left_can_be_read_chosen_or_under_the_pointer(lit: Ward) -> None:
    lit.window.show_id("sec-criteria")
    settle()
    rail = lit.window.router.place("overview").rail  # type: ignore[attr-defined]
    boxes = rows_of(rail, 8)
    assert len(boxes) >= 5
    for number, box in enumerate(boxes):
        least = TEXT
        assert text_contrast(rail.viewport(), part=box.adjusted(8, 5, -8, -5)) >= least, number
    point_at(rail.viewport(), boxes[4].center())
    assert text_contrast(rail.viewport(), part=boxes[4].adjusted(8, 5, -8, -5)) >= TEXT


def point_at(widget: QWidget, spot: QPoint) -> None:
    where = QPointF(widget.mapToGlobal(spot))
    QCursor.setPos(where.toPoint())
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(spot),
        where,
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, move)
    QApplication.sendEvent(widget, QHoverEvent(QEvent.Type.HoverMove, QPointF(spot), where, QPointF(spot)))
    settle()


def test_table_cells_can_be_read_chosen_or_under_the_pointer(lit: Ward) -> None:
    lit.window.show_id("compare")
    settle()
    sheet = lit.window.router.place("compare").stack.currentWidget().sheet  # type: ignore[attr-defined]
    model = sheet.model()
    first = sheet.visualRect(model.index(0, 0)).adjusted(5, 5, -5, -5)
    assert text_contrast(sheet.viewport(), part=first) >= TEXT
    point_at(sheet.viewport(), first.center())
    assert text_contrast(sheet.viewport(), part=first) >= TEXT
    lit.window.header.menu_button.setFocus()  # the page begins in the table
    settle()
    before = picture(sheet.viewport(), sheet.visualRect(model.index(0, 0)))
    sheet.setFocus()
    sheet.setCurrentIndex(model.index(0, 0))
    settle()
    after = picture(sheet.viewport(), sheet.visualRect(model.index(0, 0)))
    around = 2 * (before.width() + before.height())
    assert changed(before, after) >= around, "the ring around the current cell"
    assert text_contrast(sheet.horizontalHeader(), part=QRect(10, 4, 200, 36)) >= TEXT
    assert text_contrast(sheet.verticalHeader(), part=QRect(6, 4, 150, 40)) >= TEXT


def test_the_weight_table_can_be_read_also_in_the_chosen_row(lit: Ward) -> None:
    lit.window.show_id("preparation")
    page = lit.window.router.place("compare").stack.currentWidget()  # type: ignore[attr-defined]
    page.choose_product("product-20mg")
    page.choose_view("table")
    settle()
    table = page.table
    table.setCurrentIndex(table.weights.index(2, 1))
    settle()
    for row in (1, 2):
        for column in range(5):
            box = table.visualRect(table.weights.index(row, column)).adjusted(5, 4, -5, -4)
            half = box.height() // 2
            for part in (QRect(box.topLeft(), box.size().boundedTo(box.size())), box.adjusted(0, half, 0, 0)):
                assert text_contrast(table.viewport(), part=part) >= TEXT, (row, column)
    side = table.verticalHeader()
    y = side.sectionViewportPosition(2)
    assert text_contrast(side.viewport(), part=QRect(4, y + 3, side.width() - 8, side.sectionSize(2) - 6)) >= TEXT
    assert text_contrast(page.said) >= TEXT


def test_notices_and_overdue_words_can_be_read(lit: Ward) -> None:
    from app.content.evidence import chip  # a step whose sources differ shows a caution notice

    content = lit.content
    differ = next(
        step for step in lit.checklist.acts if (made := chip(content, step.facts, step.sources)) and made.differ
    )
    lit.window.show_sources(differ.id)
    settle()
    from ui.widgets.notice import Notice

    notices = visible(lit.window.panel, Notice)
    assert notices
    for notice in notices:
        assert text_contrast(notice, part=notice.rect().adjusted(8, 4, -4, -4)) >= TEXT
    lit.window.close_panel()
    again = next(step.id for step in lit.checklist.acts if step.recheck)
    lit.window.show_id("checklist")
    lit.desk.mark(again, "done")
    lit.clock.pass_minutes(29)
    lit.checklist.bar.refresh()
    assert lit.checklist.side is not None
    lit.checklist.side.refresh("")
    settle()
    assert "overdue" in lit.checklist.side.due.plain
    assert text_contrast(lit.checklist.side.due) >= TEXT
    lit.clock.pass_minutes(-29)
    lit.desk.mark(again, "todo")


def on_screen(widget: QWidget) -> int:
    """The ground of what the screen shows of a window at this moment."""
    image = widget.screen().grabWindow(widget.winId()).toImage()
    return ground(image.convertToFormat(QImage.Format.Format_RGB32))


def test_no_flash_of_another_colour_when_the_theme_changes(night: Ward) -> None:
    grounds = {theme: int(THEMES[theme].window[1:], 16) for theme in ("light", "dark")}
    night.window.repaint()
    assert on_screen(night.window) == grounds["light"]
    night.window.set_theme("dark")
    seen = []
    for _ in range(8):
        seen.append(on_screen(night.window))
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
    assert set(seen) <= set(grounds.values())
    assert seen[-1] == grounds["dark"]
    assert seen == sorted(seen, reverse=True), "light first, then dark, and never back"


def test_the_first_frame_at_night_is_dark(ward: Ward) -> None:
    window = ward.open(theme="dark")
    assert on_screen(window) == int(THEMES["dark"].window[1:], 16)


def test_what_is_disabled_looks_disabled(lit: Ward) -> None:
    lit.window.show_id("checklist")
    lit.checklist.show_view("reader")
    lit.checklist.reader.at = 0
    lit.checklist.reader.refresh()
    settle()
    off, on = lit.checklist.reader.back, lit.checklist.reader.skip
    colors = [set(pixels(picture(button, button.rect().adjusted(12, 12, -12, -12)))) for button in (off, on)]
    tokens = lit.window.look.tokens
    assert int(tokens.disabled[1:], 16) in colors[0]
    assert int(tokens.accent[1:], 16) in colors[1]
    assert int(tokens.accent[1:], 16) not in colors[0]
    lit.checklist.show_view("list")
