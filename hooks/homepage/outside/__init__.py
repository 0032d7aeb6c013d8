"""Asks servers on the web for small answers: slowly, within limits of time and size, and by http and https alone."""
