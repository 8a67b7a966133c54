"""Pages of people: signing in and out, and the post one acts for."""
