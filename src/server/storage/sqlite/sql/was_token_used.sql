-- By this very tablet, while the token is good.
SELECT EXISTS (SELECT 1 FROM token_use u
    JOIN token t ON t.school_id = u.school_id AND t.hash = u.hash
    WHERE u.school_id = ?1 AND u.hash = ?2 AND u.device_key = ?4 AND t.expires_ms > ?3);
