SELECT school_id, learner_id FROM folded WHERE changed_ms <= ?1 ORDER BY changed_ms LIMIT ?2;
