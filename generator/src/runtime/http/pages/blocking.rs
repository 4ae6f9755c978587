//! Pages and results as iterators, where nothing is asynchronous.

use std::future::poll_fn;
use std::pin::Pin;

use futures_core::Stream;

use crate::runtime::http::{Answered, Error, blocking};

use super::{AnsweredPages, Items, Paged, Pages};

/// Waits for each item of a stream on this thread.
struct Blocking<S>(Option<S>);

impl<R: Paged> Pages<R> {
    /// The pages as an iterator that waits on this thread. Within a task of an asynchronous runtime,
    /// which waiting would block, its only item is an error.
    pub fn blocking(self) -> impl Iterator<Item = Result<R::Output, Error>> {
        Blocking(Some(self))
    }
}

impl<R: Paged> AnsweredPages<R> {
    /// The pages as an iterator that waits on this thread. Within a task of an asynchronous runtime,
    /// which waiting would block, its only item is an error.
    pub fn blocking(self) -> impl Iterator<Item = Result<Answered<R::Output>, Error>> {
        Blocking(Some(self))
    }
}

impl<R: Paged> Items<R> {
    /// The results as an iterator that waits on this thread. Within a task of an asynchronous runtime,
    /// which waiting would block, its only item is an error.
    pub fn blocking(self) -> impl Iterator<Item = Result<R::Item, Error>> {
        Blocking(Some(self))
    }
}

impl<T, S: Stream<Item = Result<T, Error>> + Unpin> Iterator for Blocking<S> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let stream = self.0.as_mut()?;
        let next = poll_fn(|context| Pin::new(&mut *stream).poll_next(context));
        let next = blocking::wait(async { Ok(next.await) });
        match next {
            Ok(Some(item)) => Some(item),
            Ok(None) => {
                self.0 = None;
                None
            }
            Err(error) => {
                self.0 = None;
                Some(Err(error))
            }
        }
    }
}
