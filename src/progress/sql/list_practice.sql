SELECT skill_id, tries FROM practice WHERE learner_id = ?1 ORDER BY skill_id;
