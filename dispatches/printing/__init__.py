"""How does a paper look when it is printed? Content in, PDF bytes (or a preview on screen) out; no database here."""
