INSERT INTO learner_no (stream_id, learner_no, learner_id)
SELECT ?1, coalesce(max(learner_no), 0) + 1, ?2 FROM learner_no WHERE stream_id = ?1
RETURNING learner_no;
