SELECT seq, learner_no, kind, ver, wall_ms, mono_ms, boot_no, body, h
FROM event WHERE stream_id = ?1 ORDER BY seq DESC;
