"""maalplan."""
