INSERT INTO skill (pos, id, json) VALUES (?1, ?2, ?3)
