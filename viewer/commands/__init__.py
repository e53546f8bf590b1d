"""What each command of the command line does; only those that draw import Qt, when they run."""
