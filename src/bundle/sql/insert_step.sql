INSERT INTO step (lesson, pos, id, kind, skill, spec) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
