INSERT INTO preference (learner_id, what, value) VALUES (?1, ?2, ?3)
ON CONFLICT (learner_id, what) DO UPDATE SET value = excluded.value;
