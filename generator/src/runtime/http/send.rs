//! Sends a request: the ways to have its answer.

use super::attempt::{Extent, Reply, Stop};
use super::call::Call;
use super::failure::Failure;
use super::timer::{Deadline, shorter};
use super::{Error, Http, RawResponse, Request, Response, Streaming};

impl Http {
    /// Sends a request with the credentials its operation asks for, and reads the whole answer.
    ///
    /// # Errors
    /// A credential is missing, the path cannot be sent, nothing came back, the answer is too
    /// large, or it is not one of success.
    pub async fn send(&self, request: Request) -> Result<Response, Error> {
        self.send_raw(request).await?.into_response()
    }

    /// As [`send`](Self::send), but the body of a success is left to be read piece by piece.
    ///
    /// # Errors
    /// As for [`send`](Self::send).
    pub async fn stream(&self, request: Request) -> Result<Streaming, Error> {
        match self.run(request, Extent::Head).await? {
            (call, Reply::Open(status, headers, body)) => Ok(Streaming {
                call,
                status,
                headers,
                body,
            }),
            (call, Reply::Whole(answer)) => Err(Error::answered(&call, answer)),
        }
    }

    /// As [`send`](Self::send), but an answer of any status is no error.
    ///
    /// # Errors
    /// A credential is missing, the path cannot be sent, nothing came back, or the answer is too
    /// large.
    pub async fn send_raw(&self, request: Request) -> Result<RawResponse, Error> {
        match self.run(request, Extent::Whole).await? {
            (call, Reply::Whole(answer)) => Ok(RawResponse::new(call, answer)),
            (call, Reply::Open(..)) => Err(Error::transport(&call, Failure::too_large(0))),
        }
    }

    async fn run(&self, mut request: Request, extent: Extent) -> Result<(Call, Reply), Error> {
        let mut call = self.call(&request);
        let limits = &self.inner().limits;
        request
            .apply_options()
            .map_err(|error| error.with_operation(call.operation.clone()))?;
        let deadline = Deadline::new(request.options.timeout.or(limits.timeout));
        let limit = shorter(limits.attempt_timeout, deadline.left());
        call.attempts = 1;
        let outcome = self.attempt(&request, &mut call, extent, limit, deadline);
        match outcome.await {
            Ok(reply) => Ok((call, reply)),
            Err(Stop::Failed(failure)) => Err(Error::transport(&call, failure)),
            Err(Stop::Unsendable(error)) => Err(error.with_operation(call.operation)),
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
        }
    }
}
