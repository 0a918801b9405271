-- The numbers over the pupil list are counted from these two alone, without reading a pupil's row or a receiver's reasons.
CREATE INDEX pupil_active ON pupil (id) WHERE left_on IS NULL;
CREATE INDEX routing_state ON routing (overlap, certainty);
-- Kept receivers are found anew: from now on they count nobody protected and nobody who has left.
DELETE FROM routing;
