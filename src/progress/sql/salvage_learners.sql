SELECT learner_no, learner_id FROM learner_no WHERE stream_id = ?1;
