//! The body of a response: whole, or piece by piece as somebody sends it. Knows no HTTP.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::body::{Body, Bytes, Frame, SizeHint};
use tokio::sync::mpsc::Receiver;

/// What is sent to a client.
pub(super) enum Reply {
    /// All of it; taken when it is sent.
    Whole(Bytes),
    /// Until nobody sends any more.
    Stream(Receiver<Bytes>),
}

impl Body for Reply {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let next = match self.get_mut() {
            Reply::Whole(bytes) => {
                Poll::Ready(Some(std::mem::take(bytes)).filter(|it| !it.is_empty()))
            }
            Reply::Stream(pieces) => pieces.poll_recv(cx),
        };
        next.map(|bytes| bytes.map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Reply::Whole(bytes) => bytes.is_empty(),
            Reply::Stream(_) => false,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Reply::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Reply::Stream(_) => SizeHint::default(),
        }
    }
}
