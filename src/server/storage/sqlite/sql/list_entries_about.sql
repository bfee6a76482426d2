-- ?3 is a JSON list of marks as hexadecimal digits.
SELECT no, key, body, mark FROM down
WHERE school_id = ?1 AND key >= ?2 || '/' AND key < ?2 || '0'
AND (mark IS NULL OR mark IN (SELECT unhex(value) FROM json_each(?3))) ORDER BY no;
