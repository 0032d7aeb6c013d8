"""The blocks that an author writes in a page, such as /// publications."""
