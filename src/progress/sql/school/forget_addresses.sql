DELETE FROM address;
