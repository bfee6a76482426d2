-- The newest answers of a child's records.
SELECT stream_id, seq, kind, wall_ms, body, why, at_ms, err_ms, day FROM event
WHERE school_id = ?1 AND learner_id IN (SELECT unhex(value) FROM json_each(?2))
    AND kind = 'answered'
ORDER BY day DESC, at_ms DESC, stream_id, seq DESC LIMIT ?3;
