"""Numbers in, boxes out: time scale with breaks, ticks, rows, clusters, hit test, pages. No Qt."""
