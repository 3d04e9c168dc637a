"""Pages that only a server has: what a search found, two plans to choose, and why there is no such page."""
