"""Event files in and out: reader, quotation checks. The only place that knows YAML."""
