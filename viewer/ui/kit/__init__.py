"""Small widgets and helpers that know no timeline."""
