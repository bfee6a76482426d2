-- Which track names which sound, once each; a sound is one blob's hash or two with + between.
SELECT DISTINCT track, sound FROM line WHERE sound IS NOT NULL
