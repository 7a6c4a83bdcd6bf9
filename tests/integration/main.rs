//! The program as its users meet it, spawned for real.

mod batches;
mod brat;
mod cli;
mod cookbook;
mod documents;
mod encodings;
mod faults;
mod fields;
mod golden;
mod outputs;
mod pages;
mod records;
mod robustness;
mod run;
mod tables;
mod terminal;
