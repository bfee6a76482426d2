SELECT no, link FROM audit WHERE school_id = ?1 ORDER BY no DESC LIMIT 1;
