-- The last day of each child, and the tablet of it: two steps down the index a child, however long
-- she has been here. CROSS JOIN keeps SQLite from walking the whole school for each of them.
SELECT last.learner_id, last.day, max(last.device_id)
FROM json_each(?2) AS asked CROSS JOIN played AS last
WHERE last.school_id = ?1 AND last.learner_id = unhex(asked.value) AND last.day =
    (SELECT max(day) FROM played WHERE school_id = ?1 AND learner_id = unhex(asked.value))
GROUP BY last.learner_id;
