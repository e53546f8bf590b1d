"""The page: a timeline as one HTML file that is read, printed and read back without anything beside it."""
