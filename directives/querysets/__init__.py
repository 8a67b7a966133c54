"""Which rows: who may see what (DESIGN, "Who sees what"), in words of the trade."""
