"""The main job in a real browser, from the pasted paper to the district's dashboard."""
