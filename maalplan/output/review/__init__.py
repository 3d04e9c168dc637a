"""Plans beside their documents: a page for each, and one that lists them."""
