SELECT at_ms FROM success WHERE one = 1;
