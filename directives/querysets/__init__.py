"""Which rows: who may see what, in words of the trade."""
