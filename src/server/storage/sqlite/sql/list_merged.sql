SELECT no, key, body, mark FROM down
WHERE school_id = ?1 AND key >= 'merged/' AND key < 'merged0';
