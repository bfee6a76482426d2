SELECT generation, week FROM told WHERE one = 1;
