-- The contacts in these boots, and the nearest before and after them.
SELECT boot_no, mono_ms, server_ms FROM anchor
WHERE school_id = ?1 AND device_id = ?2 AND boot_no
    BETWEEN coalesce((SELECT max(boot_no) FROM anchor
        WHERE school_id = ?1 AND device_id = ?2 AND boot_no < ?3), ?3)
    AND coalesce((SELECT min(boot_no) FROM anchor
        WHERE school_id = ?1 AND device_id = ?2 AND boot_no > ?4), ?4);
