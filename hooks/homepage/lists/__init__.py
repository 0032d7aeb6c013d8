"""The author's lists: news, talks, education, people and the like."""
