"""The day above a post, as in the other lists of the site unless the author has chosen a form; its title in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Homepage


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ({}, "5 March 2024"),
        ({"post_date_format": "full"}, "Tuesday, March 5, 2024"),
        ({"post_date_format": "yyyy/MM"}, "2024/03"),
    ],
)
def test_the_day_of_a_post_is_written_as_in_lists_or_as_its_blog_says(
    options: dict[str, str], shown: str, homepage: Homepage
) -> None:
    homepage.settings["plugins"] = ["search", {"blog": options}]
    homepage.write({"docs/blog/posts/fog.md": "---\ndate: 2024-03-05\n---\n\n# Fog\n\nIt hides.\n"})
    homepage.write({"docs/blog/index.md": "# Blog\n"})
    site = homepage.build()
    assert site.code == 0, site.output
    pages = [site.page("blog/index.html"), site.page("blog/2024/03/05/fog/index.html")]
    assert [page.html.select_one(".post__facts time").get_text() for page in pages] == [shown, shown]


def test_the_title_of_a_post_is_one_link_in_a_list_of_posts(homepage: Homepage) -> None:
    homepage.settings["plugins"] = ["search", {"blog": {}}]
    homepage.write(
        {"docs/blog/posts/fog.md": "---\ndate: 2024-03-05\n---\n\n# [Fog](../../index.md) at sea\n\nIt hides.\n"}
    )
    homepage.write({"docs/blog/index.md": "# Blog\n"})
    site = homepage.build()
    assert site.code == 0, site.output
    (link,) = site.page("blog/index.html").html.select(".post h2 a")
    assert link.get_text() == "Fog at sea"
    assert link["href"].startswith("2024/03/05/")
