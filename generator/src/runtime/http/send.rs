//! Sends a request: the ways to have its answer.

use std::borrow::BorrowMut;

use super::attempt::{Extent, Reply, Stop};
use super::call::Call;
use super::sending::Sending;
use super::timer::{Deadline, Timing};
use super::trace::Span;
use super::{Error, Http, RawResponse, Request, Response, Streaming};

impl Http {
    /// Sends a request with the credentials its operation asks for, and reads the whole answer.
    ///
    /// # Errors
    /// A credential is missing, the path cannot be sent, nothing came back, the answer is too
    /// large, or it is not one of success.
    pub async fn send(&self, mut request: impl BorrowMut<Request>) -> Result<Response, Error> {
        let outcome = self.run(request.borrow_mut(), Extent::Whole).await;
        outcome.and_then(|sent| whole(sent).into_response())
    }

    /// As [`send`](Self::send), but the body of a success is left to be read piece by piece.
    ///
    /// # Errors
    /// As for [`send`](Self::send).
    pub async fn stream(&self, mut request: impl BorrowMut<Request>) -> Result<Streaming, Error> {
        match self.run(request.borrow_mut(), Extent::Head).await? {
            (call, Reply::Open(opened)) => Ok(Streaming { call, opened }),
            (call, Reply::Whole(answer)) => Err(Error::answered(&call, answer)),
        }
    }

    /// As [`send`](Self::send), but an answer of any status is no error.
    ///
    /// # Errors
    /// A credential is missing, the path cannot be sent, nothing came back, or the answer is too
    /// large.
    pub async fn send_raw(
        &self,
        mut request: impl BorrowMut<Request>,
    ) -> Result<RawResponse, Error> {
        let outcome = self.run(request.borrow_mut(), Extent::Whole).await;
        outcome.map(whole)
    }

    async fn run(&self, request: &mut Request, extent: Extent) -> Result<(Call, Reply), Error> {
        let limits = &self.inner().limits;
        request
            .apply_options()
            .map_err(|error| error.with_operation(request.operation.clone()))?;
        request.renew_key(self.inner().makes_keys);
        let total = request.options.timeout.or(limits.timeout);
        let each = limits.each(request.options.attempt_timeout, total);
        let timing = Timing {
            deadline: Deadline::new(total),
            each,
        };
        let span = Span::new(&request.operation, || self.server(request));
        let mut sending = Sending {
            http: self,
            request,
            extent,
            timing,
            call: self.call(request),
            leg: None,
        };
        let outcome = span.around(sending.attempts(&span)).await;
        let mut call = sending.call;
        match outcome {
            Ok(reply) => {
                call.before = None;
                Ok((call, reply))
            }
            Err(Stop::Failed(failure)) => Err(Error::transport(&call, failure)),
            Err(Stop::Unsendable(error)) => Err(error.unsendable(&call)),
        }
    }

    fn call(&self, request: &Request) -> Call {
        let inner = self.inner();
        Call {
            api: inner.api,
            operation: request.operation.clone(),
            secrets: inner.credentials.redactor(),
            strict: inner.strict,
            attempts: 0,
            is_sent: false,
            is_done: false,
            before: None,
            landed: None,
        }
    }
}

fn whole((call, reply): (Call, Reply)) -> RawResponse {
    RawResponse::new(call, reply.answer())
}
