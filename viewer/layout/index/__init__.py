"""What is where: sorted starts, counts, hits, the overview."""
