SELECT id, head FROM lesson WHERE id = ?1
