-- The path of every group of rows that there is; 64 is format::SHELF_PAGE.
SELECT 'head'
UNION SELECT 'skills'
UNION SELECT printf('shelf/%06d', pos / 64) FROM lesson
UNION SELECT 'lesson/' || id FROM lesson
UNION SELECT 'lesson/' || lesson FROM step
UNION SELECT 'lines/' || lesson || '/' || track FROM line
UNION SELECT 'art/' || key FROM art
UNION SELECT 'sound/' || key FROM sound
