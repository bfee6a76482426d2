UPDATE projected SET through_id = ?1;
