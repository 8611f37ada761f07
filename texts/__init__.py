"""The texts of the interface: gathered from the code, kept in catalogues, and held to be whole."""
