-- The numbers over the pupil list are counted from these two alone, without reading a pupil's row or a receiver's proof.
CREATE INDEX pupil_active ON pupil (id, protection) WHERE left_on IS NULL;
CREATE INDEX routing_state ON routing (pupil, overlap, certainty);
