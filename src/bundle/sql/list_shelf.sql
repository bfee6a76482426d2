SELECT pos, id, head FROM lesson WHERE pos BETWEEN ?1 AND ?2 ORDER BY pos
