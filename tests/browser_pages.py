"""Pages opened in Chromium: the kinds of pages, the errors on them, and what they look like."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page, Request, Response, ViewportSize

Scheme = Literal["light", "dark"]

WIDE, NARROW = 1280, 360
PAGES = {
    "home": "",
    "research": "research/",
    "area": "research/training/",
    "publications": "publications/",
    "publications at a glance": "publications/overview/",
    "paper": "publications/zhu2023principled/",
    "models": "models/",
    "model": "models/starling-lm-7b-alpha/",
    "missing page": "404.html",
}
SEARCHED = {"search": "?q=watermark"}


@dataclass
class Watcher:
    """The errors and the requests of a page while it is open."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self.note(message.type == "error", message.text))
        self.page.on("pageerror", lambda error: self.note(True, str(error)))
        # A request that is canceled because the page is left has not failed.
        self.page.on(
            "requestfailed",
            lambda request: self.note(request.failure != "net::ERR_ABORTED", f"failed: {request.url}"),
        )
        self.page.on("response", self.check)
        self.page.on("request", self.record)

    def note(self, wrong: bool, text: str) -> None:
        if wrong:
            self.errors.append(text)

    def check(self, response: Response) -> None:
        self.responses.append(response)
        self.note(response.status >= 400, f"{response.status}: {response.url}")

    def record(self, request: Request) -> None:
        self.requests.append(request.url)


@contextmanager
def opened(browser: Browser, width: int, address: str = "", **settings: Any) -> Iterator[Page]:
    """Open an empty page; other addresses are relative to `address`, if it is given."""
    viewport: ViewportSize = {"width": width, "height": 740}
    with browser.new_context(viewport=viewport, base_url=address or None, **settings) as context:
        context.set_default_timeout(10_000)
        yield context.new_page()


def address_now(page: Page) -> str:
    """Return the address that the page has now; Playwright's own `page.url` may still be the one before it."""
    return str(page.evaluate("location.href"))


@dataclass(frozen=True)
class Outside:
    """An element that reaches beyond the right edge of a page."""

    html: str
    entry: str
    """The key of the publication that the element belongs to, or an empty string."""

    def __str__(self) -> str:
        return self.html[:80]


def overflow(page: Page) -> list[Outside]:
    """Return the elements that reach beyond the right edge, the innermost ones, if the page scrolls sideways."""
    found = page.evaluate("""() => {
        const width = document.documentElement.clientWidth
        if (document.documentElement.scrollWidth <= width) return []
        const beyond = element => element.getBoundingClientRect().right > width + 1
        const outside = [...document.body.querySelectorAll("*")].filter(beyond)
        const inner = outside.filter(element => ![...element.children].some(beyond))
        return (inner.length ? inner : [document.body]).slice(0, 5).map(element => (
            { html: element.outerHTML, entry: element.closest("[data-key]")?.dataset.key || "" }))
    }""")
    return [Outside(**each) for each in found]


def brightness(page: Page) -> float:
    """Return the mean of the background's red, green and blue, 0 to 255."""
    color = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    channels = [float(number) for number in color[color.index("(") + 1 : -1].split(",")[:3]]
    return sum(channels) / 3


def color_of(mark: Locator, paint: str, selector: str) -> str:
    """Return the `paint` (a CSS property, or `*` for stroke and fill) of a drawing's first shape for a selector."""
    return str(
        mark.evaluate(
            """(svg, [paint, selector]) => {
                const style = getComputedStyle(svg.parentElement.querySelector(selector))
                return paint === "*" ? style.stroke + style.fill : style[paint]
            }""",
            [paint, selector],
        )
    )
