INSERT INTO folded (school_id, learner_id, state, changed_ms, version)
VALUES (?1, ?2, ?3, ?4, random())
ON CONFLICT DO UPDATE
SET state = excluded.state, changed_ms = excluded.changed_ms, version = excluded.version;
