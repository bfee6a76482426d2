SELECT learner_id, what, value FROM preference ORDER BY learner_id, what;
