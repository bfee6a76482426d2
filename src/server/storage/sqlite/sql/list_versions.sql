-- Only the index is read, and none of the states.
SELECT learner_id, version FROM folded INDEXED BY folded_version
WHERE school_id = ?1 AND learner_id IN (SELECT unhex(value) FROM json_each(?2));
