DELETE FROM said WHERE hash = ?1;
