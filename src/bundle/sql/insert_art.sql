INSERT INTO art (key, density, blob, format, x, y, w, h, box_w, box_h, pivot_x, pivot_y, alt, licence, author)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
