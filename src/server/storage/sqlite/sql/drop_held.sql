DELETE FROM held WHERE school_id = ?1 AND no = ?2;
