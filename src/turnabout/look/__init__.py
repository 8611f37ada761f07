"""What every page shares, on the web and in a report: colours, type, the mark of two seats."""
