"""A class that plays one paper: its code, the files its rounds become, and what a teacher reads from them."""
