INSERT INTO line (lesson, track, id, text, sound, ms, words, draft)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
