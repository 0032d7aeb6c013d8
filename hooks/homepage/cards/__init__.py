"""Model cards: read in the form of the Hugging Face Hub, checked, compared, and written for other tools."""
