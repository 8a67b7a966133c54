"""Forms of this room: they check shapes; services check rules."""
