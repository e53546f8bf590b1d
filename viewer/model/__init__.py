"""What a timeline is: dates, events, lanes, sources, quotations, problems. No Qt, no YAML."""
