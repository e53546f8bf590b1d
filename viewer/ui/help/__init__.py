"""Help that stands beside the timeline: what the marks mean, all keys, the guide."""
