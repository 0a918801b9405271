//! Exchange between devices: the only wire and store format (an empty layer so far)
