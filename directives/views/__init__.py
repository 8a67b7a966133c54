"""Pages of this room: fetch, form, service, answer."""
