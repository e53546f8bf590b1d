"""Labels, marks and rows: which event stands where in its lane."""
