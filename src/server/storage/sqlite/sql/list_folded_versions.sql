SELECT learner_id, state, version FROM folded
WHERE school_id = ?1 AND learner_id IN (SELECT unhex(value) FROM json_each(?2));
