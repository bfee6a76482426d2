-- What children answered in a lesson since a day, oldest first; ?3 is a JSON list of ids.
SELECT learner_id, body FROM event
WHERE school_id = ?1 AND lesson = ?2 AND kind = 'answered' AND day >= ?4
    AND learner_id IN (SELECT unhex(value) FROM json_each(?3)) AND body IS NOT NULL
ORDER BY day, at_ms, stream_id, seq;
