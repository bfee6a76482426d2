INSERT INTO event (school_id, stream_id, seq, learner_id, kind, wall_ms, mono_ms, boot_no,
    received_ms, lesson, skill, item, body, why, at_ms, err_ms, source, day)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
ON CONFLICT DO NOTHING;
