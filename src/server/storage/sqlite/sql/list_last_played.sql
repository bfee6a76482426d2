-- The last day of each child, and the tablet of it: one step down the index a child, however long
-- she has been here.
SELECT last.learner_id, last.day, max(last.device_id)
FROM (SELECT unhex(value) AS learner_id FROM json_each(?2)) AS asked
JOIN played AS last ON last.school_id = ?1 AND last.learner_id = asked.learner_id AND last.day =
    (SELECT max(day) FROM played WHERE school_id = ?1 AND learner_id = asked.learner_id)
GROUP BY last.learner_id;
