-- The last day of each child, and the tablet of it.
SELECT learner_id, max(day), device_id FROM played
WHERE school_id = ?1 AND learner_id IN (SELECT unhex(value) FROM json_each(?2))
GROUP BY learner_id;
