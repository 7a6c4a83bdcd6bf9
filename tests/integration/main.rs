//! The program as its users meet it, spawned for real.

mod batches;
mod brat;
mod cli;
mod documents;
mod encodings;
mod faults;
mod golden;
mod outputs;
mod records;
mod robustness;
mod run;
mod tables;
mod terminal;
