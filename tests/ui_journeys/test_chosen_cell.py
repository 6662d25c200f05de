"""A chosen cell of the weight table stays chosen, and in sight, at every text size."""

from itertools import pairwise

from page_walk import in_sight
from PySide6.QtCore import QPoint
from ward import Ward, settle, visible

from ui.pages.preparation import PreparationPage
from ui.widgets.prose import Prose


def preparation(ward: Ward) -> PreparationPage:
    page = ward.window.router.place("compare").stack.currentWidget()  # type: ignore[attr-defined]
    assert isinstance(page, PreparationPage)
    return page


def with_the_250_mg_vial(ward: Ward) -> PreparationPage:
    ward.window.show_id("preparation")
    settle()
    page = preparation(ward)
    page.choose_product("product-250mg")
    settle()
    return page


def test_a_chosen_cell_is_in_sight_with_large_text_and_still_chosen_after_it(ward: Ward) -> None:
    window = ward.open((1366, 768), start="compare")
    page = with_the_250_mg_vial(ward)
    assert page.table is not None
    page.table.setCurrentIndex(page.table.weights.index(4, 3))
    settle()
    window.set_text_scale(200)
    settle(50)
    page = preparation(ward)
    assert page.table is None
    assert page.weights is not None
    assert page.weights.chosen == (4, 3)
    assert in_sight(page.weights.rows[80][3])
    summary = page.product.summary if page.product else ""
    assert any(in_sight(prose) for prose in visible(page, Prose) if summary in prose.plain)
    window.set_text_scale(100)
    settle(50)
    page = preparation(ward)
    assert page.table is not None
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (4, 3)


def test_another_weight_of_the_list_is_no_longer_the_chosen_cell(ward: Ward) -> None:
    ward.open((1366, 768), text=200)
    page = with_the_250_mg_vial(ward)
    assert page.weights is not None
    page.weights.choose(4, 3)
    page.weights.choices[80].click()
    assert page.kept()["cell"] == (4, 3)
    page.weights.choices[90].click()
    assert "cell" not in page.kept()


def test_before_a_vial_is_chosen_the_vials_stand_together(ward: Ward) -> None:
    ward.open((1366, 768))
    assert ward.window.show_id("preparation")
    settle()
    page = preparation(ward)
    buttons = list(page.vials.buttons.values())
    for left, right in pairwise(buttons):
        assert right.x() - left.geometry().right() <= 2
    assert (
        buttons[0].mapTo(ward.window, QPoint(0, 0)).x()
        == page.mapTo(ward.window, QPoint(ward.window.look.margin, 0)).x()
    )
