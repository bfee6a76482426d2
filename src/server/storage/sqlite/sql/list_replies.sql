-- What children answered to messages since a day, oldest first; ?2 is a JSON list of ids.
SELECT learner_id, body FROM event
WHERE school_id = ?1 AND kind = 'replied' AND day >= ?3
    AND learner_id IN (SELECT unhex(value) FROM json_each(?2)) AND body IS NOT NULL
ORDER BY day, at_ms, stream_id, seq;
