INSERT INTO practice (learner_id, skill_id, tries) VALUES (?1, ?2, ?3)
ON CONFLICT (learner_id, skill_id) DO UPDATE SET tries = excluded.tries;
