SELECT mark, key FROM learner_key ORDER BY mark;
