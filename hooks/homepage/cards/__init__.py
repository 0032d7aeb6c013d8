"""Model cards: read in the format of the Hugging Face Hub, checked and compared."""
