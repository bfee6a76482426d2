INSERT INTO placement (learner_id, skills) VALUES (?1, ?2)
ON CONFLICT (learner_id) DO UPDATE SET skills = excluded.skills;
