SELECT hash FROM said;
