DELETE FROM down
WHERE school_id = ?1 AND (key >= 'before/' AND key < 'before0' OR key = 'import/last');
