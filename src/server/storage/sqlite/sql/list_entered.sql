SELECT learner_id, body FROM event
WHERE school_id = ?1 AND kind = 'learner_added' AND body IS NOT NULL
ORDER BY received_ms, stream_id, seq;
