"""What one learner did, kept on their own machine: the store, what is due for review, how far they have come."""
