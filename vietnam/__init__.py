"""The room `vietnam`: what is Vietnamese and not ours? Pure functions and tables; no Django, no clock."""
