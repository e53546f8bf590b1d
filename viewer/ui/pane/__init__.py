"""The pane beside the timeline."""
