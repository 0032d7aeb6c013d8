"""The author's lists: news, talks, teaching, students, service and awards."""
