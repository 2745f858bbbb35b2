"""The bank: what a question is, and how a file of questions is read."""
