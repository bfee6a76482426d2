SELECT key FROM learner_key WHERE mark = ?1;
