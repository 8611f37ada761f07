"""The one door through which answers leave: pure values in, what may be told out."""
