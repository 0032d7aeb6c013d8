"""The pictures that social networks show for a shared page, and the site's icons."""
