SELECT mark, media, bytes FROM said WHERE school_id = ?1 AND hash = ?2;
