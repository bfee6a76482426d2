SELECT at_ms, trouble, n_sent, n_came, n_bytes FROM contact ORDER BY nth DESC LIMIT ?1;
