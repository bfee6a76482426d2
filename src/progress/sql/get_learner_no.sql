SELECT learner_no FROM learner_no WHERE stream_id = ?1 AND learner_id = ?2;
