UPDATE learner_no SET learner_id = ?3
WHERE stream_id = ?1 AND learner_no = ?2 AND NOT EXISTS (
    SELECT 1 FROM event
    WHERE event.stream_id = ?1 AND event.learner_no = ?2 AND event.kind <> ?4);
