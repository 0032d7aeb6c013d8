"""The publications and cards as files for other tools: BibTeX, RIS, CSL-JSON, references, Atom, llms.txt, the Hub."""
