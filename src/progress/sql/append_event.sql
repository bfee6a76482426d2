INSERT INTO event (stream_id, seq, learner_no, kind, ver, wall_ms, mono_ms, boot_no, body, h)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10);
