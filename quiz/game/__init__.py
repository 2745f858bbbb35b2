"""The game itself, without a screen: which questions, what is legal now, what the score is."""
