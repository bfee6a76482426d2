INSERT INTO learner (learner_id, nickname, picture) VALUES (?1, ?2, ?3)
ON CONFLICT (learner_id) DO UPDATE SET nickname = excluded.nickname, picture = excluded.picture;
