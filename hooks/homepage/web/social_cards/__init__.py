"""The pictures that are shown where a page's address is shared, and the site's icons."""
