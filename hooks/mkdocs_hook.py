"""Joins the homepage to MkDocs: gives each event of a build to the host."""

from mkdocs_host.host import Host

host = Host()  # one for the life of the process, since `mkdocs serve` keeps this module between builds

on_startup = host.on_startup
on_config = host.on_config
on_files = host.on_files
on_nav = host.on_nav
on_page_read_source = host.on_page_read_source
on_page_markdown = host.on_page_markdown
on_page_content = host.on_page_content
on_env = host.on_env
on_page_context = host.on_page_context
on_post_page = host.on_post_page
on_post_template = host.on_post_template
on_post_build = host.on_post_build
on_build_error = host.on_build_error
on_serve = host.on_serve
