SELECT DISTINCT learner_id FROM event WHERE school_id = ?1
UNION SELECT learner_id FROM folded WHERE school_id = ?1
UNION SELECT learner_id FROM played WHERE school_id = ?1;
