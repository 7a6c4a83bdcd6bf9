//! The program as its users meet it, spawned for real.
