"""Makes a new site from the example in `hooks/example/`, and moves the site that lies there aside."""
