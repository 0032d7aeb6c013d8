"""What a good bibliography keeps to: one module for each thing that the rules are about."""
