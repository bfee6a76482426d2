SELECT no, key, body, mark FROM down
WHERE school_id = ?1 AND key >= ?2 || '/' AND key < ?2 || '0' ORDER BY no;
