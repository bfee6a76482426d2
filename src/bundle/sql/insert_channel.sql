INSERT INTO channel (id, head) VALUES (?1, ?2)
