INSERT INTO lesson (pos, id, head) VALUES (?1, ?2, ?3)
