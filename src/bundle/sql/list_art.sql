SELECT key, density, blob, format, x, y, w, h, box_w, box_h, pivot_x, pivot_y, alt, licence, author
FROM art WHERE key = ?1 ORDER BY density
