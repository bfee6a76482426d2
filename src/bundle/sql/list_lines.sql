SELECT lesson, track, id, text, sound, ms, words, draft
FROM line WHERE lesson = ?1 AND track = ?2 ORDER BY id
