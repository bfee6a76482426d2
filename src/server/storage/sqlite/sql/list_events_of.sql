SELECT stream_id, seq, kind, wall_ms, body, why, at_ms, err_ms, day FROM event
WHERE school_id = ?1 AND learner_id = ?2 ORDER BY wall_ms, stream_id, seq;
