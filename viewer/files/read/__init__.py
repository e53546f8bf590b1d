"""The event file read: YAML to a timeline, its problems and its text spans."""
