"""Publications and cards as files for other tools: BibTeX, RIS, CSL-JSON, Atom, llms.txt, READMEs for the Hub."""
