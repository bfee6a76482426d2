SELECT bytes FROM said WHERE hash = ?1;
