DELETE FROM contact WHERE nth <= (SELECT max(nth) FROM contact) - ?1;
