"""The outputs of a report on a class, one file each."""
