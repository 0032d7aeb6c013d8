"""Reports the keys of old files that nobody read; those that only say how the old site looked are told together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.plain_values import plain_text
from ..text.word_sets import word_set

if TYPE_CHECKING:
    from .old_files import Keys
    from .report import Report

LOOKS = word_set(
    "layout nav nav_order author_profile classes comments share related read_time inline "
    "giscus_comments disqus_comments related_posts related_publications importance toc toc_label "
    "toc_sticky bibtex_search pretty_table mermaid chart math katex mathjax code_diff map tikzjax "
    "typograms vega_lite echarts pseudocode tabs images thumbnail_style header sitemap "
    "display_categories horizontal collection entries_layout dropdown pagination _styles featured "
    "hidden order weight design type commentable reading_time show_date profile authors_note "
    "focal_point editable share commenting format toc-depth page-layout editor execute listing "
    "title-block-banner css theme lightbox freeze code-fold engine jupyter about image-width echo "
    "section-divs highlight_name superuser status show_related pager content_meta profile-picture "
    "years feed search number-sections sidebar html output website link-citations csl"
)
_OF_BUILD = word_set(
    "markdown highlighter kramdown include exclude keep_files plugins gems whitelist defaults sass "
    "compress_html encoding markdown_ext lsi excerpt_separator incremental timezone jekyll-archives "
    "paginate paginate_path atom_feed permalink jekyll-minifier terser imagemagick "
    "lazy_loading_images third_party_libraries pagination title_separator "
    "al_folio navbar_fixed footer_fixed search_enabled socials_in_search posts_in_search bib_search max_width "
    "icon last_updated back_to_top repo_theme_light repo_theme_dark repo_trophies external_services serve_og_meta "
    "serve_schema_org related_blog_posts display_tags display_categories filtered_bibtex_keywords max_author_limit "
    "more_authors_animation_delay enable_publication_thumbnails enable_publication_badges external_links "
    "highlight_theme_light highlight_theme_dark news_scrollable rss_icon jekyll_get_json jsonresume remote_theme "
    "enable_google_analytics enable_panelbear_analytics enable_google_verification enable_bing_verification "
    "enable_cookie_consent enable_masonry enable_math enable_tooltips enable_darkmode enable_navbar_social "
    "enable_project_categories enable_medium_zoom enable_progressbar enable_video_embedding academicons bootstrap "
    "fontawesome jquery masonry mdb medium_zoom site_theme breadcrumbs words_per_minute future read_more "
    "talkmap_link category_archive tag_archive text_skin highlight_theme"
)


def tell_unread(keys: Keys, report: Report) -> None:
    """Report the keys of a file that nobody asked for; those of the old looks together."""
    for key in keys.unread:
        if key in LOOKS or (keys.path == "_config.yml" and key in _OF_BUILD):
            report.look(key, keys.path, keys.line(key))
        else:
            value = keys.values[key]
            report.leave(keys.path, keys.line(key), f"{key}: {plain_text(value)}", "nothing here reads this key")
