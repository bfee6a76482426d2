SELECT id, head FROM channel ORDER BY id
