//! Which examples contradict their schemas, and which only seem to.
