SELECT what, value FROM preference WHERE learner_id = ?1 ORDER BY what;
