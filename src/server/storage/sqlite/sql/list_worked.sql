-- ?2 is a JSON list of ids as hexadecimal digits, or null for everybody; the page after the row (?4, ?5).
SELECT stream_id, seq, kind, wall_ms, body, why, at_ms, err_ms, day, learner_id FROM event
WHERE school_id = ?1 AND (stream_id, seq) > (?4, ?5)
AND (?2 IS NULL OR learner_id IN (SELECT unhex(value) FROM json_each(?2)))
AND kind IN ('answered', 'completed') AND day >= ?3 AND body IS NOT NULL
ORDER BY stream_id, seq LIMIT ?6;
