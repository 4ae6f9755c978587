//! The HTTP runtime as a user meets it: against a server on loopback, and its pure parts alone.

mod answers;
mod base_urls;
mod connections;
mod counted_pages;
mod credentials;
mod drifts;
mod faults;
mod given_again;
mod options;
mod other_runtimes;
mod pages;
mod queries;
mod redirects;
mod requests;
mod retries;
mod seams;
mod secrets;
mod sent_before;
mod server;
mod server_variables;
mod settings;
mod streams;
mod styles;
mod texts;
mod traces;
mod uploads;
