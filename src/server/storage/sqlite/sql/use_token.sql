-- One use less; nothing where the list, if there is one, has no such serial number left.
UPDATE token SET uses_left = uses_left - 1
WHERE school_id = ?1 AND hash = ?2 AND uses_left > 0 AND expires_ms > ?3
    AND (NOT EXISTS (SELECT 1 FROM token_serial t WHERE t.school_id = ?1 AND t.hash = ?2)
        OR EXISTS (SELECT 1 FROM token_serial t
            WHERE t.school_id = ?1 AND t.hash = ?2 AND t.serial = ?4
                AND NOT EXISTS (SELECT 1 FROM token_use u
                    WHERE u.school_id = ?1 AND u.hash = ?2 AND u.serial = ?4)));
