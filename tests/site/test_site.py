"""The website as readers meet it: in a browser, by keyboard, on a phone, in the dark."""

from __future__ import annotations

import io
import json
import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import ROOT, SECRET
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect

from dlcourse.explore import optimizer_race
from dlcourse.explore._widget import defaults

pytestmark = [
    pytest.mark.exhaustive,
    pytest.mark.browser,
    pytest.mark.xdist_group("site"),
    pytest.mark.timeout(1800),
]

LECTURE = "course/01_linear_models.html"
LAB = "labs/lab1_perceptron/lab1_perceptron.html"
PAGES = [
    *("index.html", LECTURE, "course/03_backpropagation.html", LAB),
    *("course/glossary.html", "docs/instructor.html", "api/check.html"),
]
EXPLORER = "#explorer-perceptron_stepper"


class Links(HTMLParser):
    """The links, the ids and the pictures without description of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.undescribed: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")
        if tag == "img" and not given.get("alt"):
            self.undescribed.append((given.get("src") or "")[:80])


@pytest.fixture(scope="module")
def parsed(site: Path) -> dict[Path, Links]:
    return {path: Links(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}


def test_no_solution_is_on_the_site(site: Path) -> None:
    found = [path for path in site.rglob("*") if path.is_file() and SECRET in read(path)]
    names = [
        path.name for path in site.rglob("*") if re.search("edited|mine|notes|answers", path.name)
    ]

    assert found == []
    assert names == []


def test_every_link_inside_the_site_leads_somewhere(site: Path, parsed: dict[Path, Links]) -> None:
    broken = []
    for page, found in parsed.items():
        for link in found.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            end = unquote(parts.fragment)
            there = target.exists() and (
                target not in parsed or not end or end in parsed[target].ids
            )
            if not there:
                broken.append(f"{page.relative_to(site)}: {link}")
    assert broken == []


def test_a_link_to_a_question_leads_to_its_heading(page: Page) -> None:
    page.goto("docs/topics.html")
    page.get_by_role("link", name="lab 2, question 11").first.click()

    expect(page).to_have_url(re.compile("lab2_backprop.html#"))
    expect(page.locator("section:target > h3, section:target > h4").first).to_contain_text(
        "Question 11"
    )


def test_pictures_have_descriptions(parsed: dict[Path, Links], site: Path) -> None:
    missing = {str(p.relative_to(site)): f.undescribed for p, f in parsed.items() if f.undescribed}
    assert missing == {}


def test_explorers_stay_small_and_every_lecture_has_its_own(site: Path) -> None:
    sizes = {}
    for page in sorted((site / "course").glob("*.html")):
        for found in re.finditer(
            r'<figure class="explorer" id="explorer-(\w+)".*?</figure>', read(page), re.DOTALL
        ):
            folder = site / "_static" / "explorers" / found[1]
            pictures = sum(file.stat().st_size for file in folder.glob("*.webp"))
            sizes[found[1]] = pictures + len(found[0].encode())
    assert len(sizes) >= 25
    assert {name: size for name, size in sizes.items() if size > 300_000} == {}


def test_reader_goes_from_the_start_to_a_lecture_and_on(page: Page) -> None:
    page.goto("index.html")
    page.locator("table").get_by_role("link", name="01 Linear models").click()
    expect(page.locator("article h1")).to_contain_text("Linear models")
    page.locator("a.right-next").click()

    expect(page.locator("article h1")).to_contain_text("Networks")


def test_search_finds_a_word_of_a_lecture(page: Page) -> None:
    page.goto("search.html?q=Novikoff")
    first = page.locator("#search-results a").first

    expect(first).to_be_visible()
    assert "01_linear_models" in page.locator("#search-results").inner_html()


def test_mathematics_is_rendered(page: Page) -> None:
    page.goto(LECTURE)
    page.evaluate("MathJax.startup.promise")

    assert page.locator("mjx-container").count() > 100
    assert page.locator("mjx-merror").count() == 0
    assert not re.search(r"\\\(|\\\[|\$\$", page.locator("article").inner_text())


def test_colab_button_opens_the_notebook_of_the_repository(page: Page) -> None:
    page.goto(LECTURE)
    button = page.locator('a[href*="colab.research.google.com"]').first

    course = tomllib.loads((ROOT / "course.toml").read_text())
    repository = course["repository"].removeprefix("https://github.com")
    assert (button.get_attribute("href") or "").endswith(
        f"/github{repository}/blob/{course['branch']}/course/01_linear_models.ipynb"
    )


def test_explorer_moves_by_keyboard(page: Page) -> None:
    page.goto(LECTURE)
    explorer = page.locator(EXPLORER)
    picture, slider = explorer.locator("img"), explorer.get_by_role("slider", name="step")
    before = picture.get_attribute("alt")
    slider.focus()
    page.keyboard.press("ArrowRight")

    expect(picture).not_to_have_attribute("alt", before or "")
    expect(slider).to_have_attribute("aria-valuetext", explorer.locator("output").inner_text())
    page.wait_for_function("document.querySelector('figure.explorer img').naturalWidth > 0")

    explorer.get_by_role("combobox", name="one step is").focus()
    page.keyboard.press("ArrowDown")
    expect(picture).to_have_attribute("src", re.compile("/2-"))


def test_a_prediction_is_picked_by_keyboard_and_stays_beside_the_result(page: Page) -> None:
    page.goto(LECTURE)
    explorer = page.locator(EXPLORER)
    question = explorer.get_by_role("group", name=re.compile("Predict"))
    question.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    row = explorer.locator(".comparison")
    expect(row).to_contain_text("Your prediction: the 3rd")
    result = row.locator("details p")
    expect(result).to_be_hidden()
    row.locator("summary").focus()
    page.keyboard.press("Enter")

    expect(result).to_be_visible()
    said, shown = row.locator("p").first.bounding_box(), row.locator("details").bounding_box()
    assert said
    assert shown
    assert shown["x"] > said["x"] + said["width"] / 2


def test_a_prediction_can_be_typed(page: Page) -> None:
    page.goto("course/03_backpropagation.html")
    explorer = page.locator("#explorer-graph_stepper")
    explorer.get_by_role("textbox", name="Your prediction").focus()
    page.keyboard.type("<b>0.5</b>")

    expect(explorer.locator(".comparison")).to_contain_text("Your prediction: <b>0.5</b>")


def test_the_code_on_a_page_does_not_give_results_away(site: Path) -> None:
    for page in (site / "course").glob("*.html"):
        assert "Prediction(" not in re.sub("<[^>]+>", "", read(page)), page.name


def test_every_state_of_every_explorer_has_its_picture(site: Path) -> None:
    pages = [*(site / "course").glob("*.html"), site / "index.html"]
    data = [found for page in pages for found in re.findall(
        r'data-folder="[./]*([\w/]+)/">.*?<script type="application/json">(.*?)</script>',
        read(page), re.DOTALL)]  # fmt: skip
    missing = [
        f"{folder}/{picture['file']}"
        for folder, text in data
        for row in json.loads(text)["rows"].values()
        for picture in row["pictures"]
        if not (site / folder / picture["file"]).exists() or not picture["alt"]
    ]
    assert len(data) >= 26
    assert missing == []


def test_pictures_keep_the_colours_of_their_curves(site: Path) -> None:
    """Thin curves cover few pixels: the colours of six optimizers must stay six colours."""
    page = read(site / "course" / "06_optimization.html")
    shown = re.search(r'id="explorer-optimizer_race".*?<img src="\.\./([^"]+)"', page, re.DOTALL)
    assert shown
    kept = Image.open(site / shown[1]).convert("RGB")
    drawn = io.BytesIO()
    optimizer_race.draw(**defaults(optimizer_race.CONTROLS)).savefig(drawn, format="png")
    difference = np.asarray(ImageChops.difference(kept, Image.open(drawn).convert("RGB")))

    assert difference.max() <= 40


def test_without_javascript_the_first_state_is_there(page: Page, address: str) -> None:
    browser = page.context.browser
    assert browser
    context = browser.new_context(base_url=address, java_script_enabled=False)
    plain = context.new_page()
    plain.goto(LECTURE)
    picture = plain.locator(f"{EXPLORER} img")

    expect(picture).to_have_attribute("alt", re.compile("."))
    assert picture.evaluate("image => image.complete && image.naturalWidth") > 0
    expect(plain.locator(f"{EXPLORER} .prediction li").first).to_be_visible()
    plain.locator(f"{EXPLORER} summary").click()
    expect(plain.locator(f"{EXPLORER} details p")).to_be_visible()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_phone_scrolls_down_and_never_sideways(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 375, "height": 740})
    page.goto(path)
    page.evaluate("window.MathJax?.startup?.promise")

    assert page.evaluate("document.scrollingElement.scrollWidth") <= 375


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_accessible(page: Page, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(path, wait_until="load")
    page.evaluate("window.MathJax?.startup?.promise")
    page.wait_for_function("document.readyState === 'complete'")
    found = Axe().run(page, options={"preload": False}).response["violations"]
    serious = {
        one["id"]: [node["html"][:200] for node in one["nodes"][:3]]
        for one in found
        if one["impact"] in ("serious", "critical")
    }
    assert serious == {}


def read(path: Path) -> str:
    return path.read_bytes().decode(errors="replace")
