//! The HTTP runtime as a user meets it: against a server on loopback, and its pure parts alone.

mod answers;
mod connections;
mod credentials;
mod requests;
mod server;
mod settings;
mod styles;
