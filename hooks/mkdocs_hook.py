"""Joins the homepage to MkDocs: gives each event of a build to the host."""

from homepage.cache.collector import without_collector

with without_collector():
    from mkdocs_host.host import Host, as_function

host = Host()  # one for the life of the process, since `mkdocs serve` keeps this module between builds

on_startup = as_function(host.on_startup)
on_config = as_function(host.on_config)
on_files = as_function(host.on_files)
on_nav = as_function(host.on_nav)
on_page_read_source = as_function(host.on_page_read_source)
on_page_markdown = as_function(host.on_page_markdown)
on_page_content = as_function(host.on_page_content)
on_env = as_function(host.on_env)
on_page_context = as_function(host.on_page_context)
on_post_page = as_function(host.on_post_page)
on_post_template = as_function(host.on_post_template)
on_post_build = as_function(host.on_post_build)
on_build_error = as_function(host.on_build_error)
on_serve = as_function(host.on_serve)
on_shutdown = as_function(host.on_shutdown)
