"""The reader: text in, a reading out. Pure stages, no Django."""
