DELETE FROM said WHERE school_id = ?1 AND mark = ?2;
