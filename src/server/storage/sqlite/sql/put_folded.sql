INSERT INTO folded (school_id, learner_id, state, changed_ms) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT DO UPDATE SET state = excluded.state, changed_ms = excluded.changed_ms;
