"""What the window and the paper use of a site: who says so, which edition was signed off, what is stocked."""

from pathlib import Path

import pytest
from samples import GOOD, SMALL

from app.session.store import RETENTION_HOURS as OF_THE_STORE
from app.site.load import parse
from app.site.local import NOTHING_LOCAL, RETENTION_HOURS, UNREVIEWED, Local, local_rows, open_local, path_of


def local(text: str = GOOD) -> Local:
    site, problems = parse(text)
    assert problems == ()
    return Local(Path("site.toml"), site)


def test_without_a_sign_off_nobody_has_reviewed_the_content() -> None:
    for unsigned in (NOTHING_LOCAL, local(SMALL)):
        review = unsigned.review("2026.1")
        assert not review.covered
        assert review.sentence == "No clinician at this site has reviewed this content"
        assert review.short == "Not reviewed at this site"


def test_a_sign_off_of_this_edition_names_who_what_and_when() -> None:
    review = local().review("2026.1")
    assert review.covered
    assert review.sentence == "Reviewed at St Example, Name One, consultant, 25 November 2026"
    assert review.short == "Reviewed here, 25 Nov 2026"


@pytest.mark.parametrize("edition", ["2026.2", "2027.1", "2026.10", "2026.1 ", "", "2025.9"])
def test_a_sign_off_lapses_with_a_new_edition(edition: str) -> None:
    review = local().review(edition)
    assert not review.covered
    assert review.sentence.startswith(f"{UNREVIEWED}. ")
    assert review.lapsed == f"Sign-off of edition 2026.1 lapsed with edition {edition}"
    assert "Name One" not in review.sentence


def test_everything_local_says_who_wrote_it_and_when() -> None:
    assert local().origin == "Local: St Example, Ward 4. Written by Pharmacy of St Example, 24 November 2026"
    assert NOTHING_LOCAL.origin == ""


def test_only_one_stocked_product_is_the_only_one() -> None:
    assert local().only_product == "product-20mg"
    two = local(GOOD + '[[stock]]\nproduct = "product-250mg"\n')
    assert two.only_product == ""
    assert [product for product, _ in two.stocked] == ["product-20mg", "product-250mg"]
    assert local(SMALL).only_product == ""


def test_every_part_of_the_file_is_shown_somewhere() -> None:
    held = local()
    assert held.site is not None
    shown = "\n".join(f"{heading} {text}" for heading, text in local_rows(held, "2026.1", {})) + held.origin
    site = held.site
    for text in (
        site.hospital,
        site.unit,
        site.author,
        *(part for phone in site.phones for part in (phone.name, phone.number)),
        site.stock[0].where,
        site.escalation[0].who,
        site.escalation[0].how,
        site.laboratory.ck_upper_limit,
        site.protocol.where,
        "24 hours",
        "Name One",
        "consultant",
        "Everything but the pages on children",
    ):
        assert text in shown


def test_sessions_and_site_agree_on_how_long_sessions_are_kept_without_a_file() -> None:
    assert RETENTION_HOURS == OF_THE_STORE
    assert NOTHING_LOCAL.retention_hours == RETENTION_HOURS


def test_the_file_named_on_the_command_line_comes_before_the_variable_and_that_before_the_machines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = tmp_path / "machine" / "site.toml"
    assert path_of() == machine
    monkeypatch.setenv("NMS_BEDSIDE_SITE", str(tmp_path / "named.toml"))
    assert path_of() == tmp_path / "named.toml"
    assert path_of(tmp_path / "typed.toml") == tmp_path / "typed.toml"
    monkeypatch.setenv("NMS_BEDSIDE_SITE", "")
    assert path_of() == machine


def test_a_machine_without_a_file_says_nothing_and_a_named_file_that_is_not_there_is_missed(tmp_path: Path) -> None:
    assert open_local().trouble == ""
    missed = open_local(tmp_path / "elsewhere.toml")
    assert missed.site is None
    assert missed.trouble.startswith("The hospital's own file is missing.")


def test_a_good_file_opens_and_a_broken_one_is_left_out_whole(good: Path) -> None:
    opened = open_local(good)
    assert opened.trouble == ""
    assert len(opened.phones) == 2
    good.write_text(GOOD.replace("product-20mg", "product-30mg"), encoding="utf-8")
    broken = open_local(good)
    assert broken.site is None
    assert broken.phones == ()
    assert broken.stocked == ()
    assert broken.trouble


def test_nothing_of_a_site_can_be_changed_afterwards() -> None:
    held = local()
    assert held.site is not None
    with pytest.raises(AttributeError):
        held.site.hospital = "Elsewhere"  # type: ignore[misc]
    assert held._replace(trouble="x").site is held.site
