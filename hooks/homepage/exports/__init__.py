"""Exports publications and cards for other tools: BibTeX, RIS, CSL-JSON, references, Atom, llms.txt, the Hub."""
