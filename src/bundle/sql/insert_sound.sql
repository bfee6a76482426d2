INSERT INTO sound (key, blob, ms) VALUES (?1, ?2, ?3)
