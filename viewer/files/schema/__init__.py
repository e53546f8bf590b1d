"""What editors are told of the event file."""
