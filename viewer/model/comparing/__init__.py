"""Two versions of a timeline: what belongs together, what is different, in words, and both in one."""
