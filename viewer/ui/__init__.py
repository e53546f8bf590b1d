"""Everything that knows Qt: window, canvas, painting, panes, printing."""
