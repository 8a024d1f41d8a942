//! The program from outside: driven as a user would, held against hand-made
//! truth, and read by other programs. One crate, so that it is linked once.

mod accuracy;
mod command;

mod browser;
mod checks;
mod cli;
mod copies;
mod corpora;
mod docx;
mod foi;
mod followup;
mod formats;
mod forms;
mod gold;
mod hostile;
mod hostile_files;
mod identity;
mod input;
mod interop;
mod mann_kendall;
mod numbers;
mod observe;
mod pages;
mod plain_method;
mod recipes;
mod review;
mod site;
mod store;
mod tables;
