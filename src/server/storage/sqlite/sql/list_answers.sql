-- The newest answers of a record, in the order of its index.
SELECT stream_id, seq, kind, wall_ms, body, why, at_ms, err_ms, day FROM event
WHERE school_id = ?1 AND learner_id = ?2 AND kind = 'answered'
ORDER BY day DESC, at_ms DESC LIMIT ?3;
