"""The room that lays plans beside their documents."""
