SELECT n_bytes FROM spent WHERE week = ?1 AND metered = ?2;
