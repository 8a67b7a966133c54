"""Forms of this room: handing in, and the page where a paper that was read is checked."""
