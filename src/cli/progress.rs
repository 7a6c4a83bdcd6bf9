//! How far the run is, for people.
