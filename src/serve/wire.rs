//! A connection and the clock, as hyper wants them: with an end to the patience for a client that does not
//! read what it asked for. Knows no HTTP.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use hyper::rt::{self, ReadBufCursor, Timer};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{self, Sleep};

/// How long a client may read nothing of what is sent to it. A person who reads a page has all of it.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is read at once: requests are small.
const CHUNK: usize = 4096;

/// A stream that fails when nothing could be written to it for [`PATIENCE`].
pub(super) struct Wire<T> {
    stream: T,
    /// Until when the client has to read something; none while it does.
    deadline: Option<Pin<Box<Sleep>>>,
}

impl<T> Wire<T> {
    pub(super) fn new(stream: T) -> Wire<T> {
        Wire { stream, deadline: None }
    }

    /// Passes on what came of writing; a failure where the client's time is over.
    fn patient<R>(
        &mut self,
        cx: &mut Context<'_>,
        written: Poll<io::Result<R>>,
    ) -> Poll<io::Result<R>> {
        if written.is_ready() {
            self.deadline = None;
            return written;
        }
        let deadline = self.deadline.get_or_insert_with(|| Box::pin(time::sleep(PATIENCE)));
        ready!(deadline.as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<T: AsyncRead + Unpin> rt::Read for Wire<T> {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        mut buf: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        let mut chunk = [0; CHUNK];
        let mut read = ReadBuf::new(&mut chunk[..buf.remaining().min(CHUNK)]);
        ready!(Pin::new(&mut self.get_mut().stream).poll_read(cx, &mut read))?;
        buf.put_slice(read.filled());
        Poll::Ready(Ok(()))
    }
}

impl<T: AsyncWrite + Unpin> rt::Write for Wire<T> {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let written = Pin::new(&mut this.stream).poll_write(cx, buf);
        this.patient(cx, written)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let written = Pin::new(&mut this.stream).poll_flush(cx);
        this.patient(cx, written)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}

/// The clock of the runtime.
pub(super) struct Clock;

struct Nap(Pin<Box<Sleep>>);

impl Future for Nap {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        self.get_mut().0.as_mut().poll(cx)
    }
}

impl rt::Sleep for Nap {}

impl Timer for Clock {
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn rt::Sleep>> {
        Box::pin(Nap(Box::pin(time::sleep(duration))))
    }

    fn sleep_until(&self, deadline: Instant) -> Pin<Box<dyn rt::Sleep>> {
        Box::pin(Nap(Box::pin(time::sleep_until(deadline.into()))))
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::io::ErrorKind;
    use std::pin::Pin;

    use hyper::rt::Write as _;
    use tokio::io::AsyncReadExt as _;
    use tokio::time::{Instant, sleep};

    use super::{PATIENCE, Wire};

    /// The runtime's clock stands still and jumps to the next event.
    fn run(test: impl Future<Output = ()>) {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        builder.enable_time().start_paused(true).build().unwrap().block_on(test);
    }

    #[test]
    fn who_reads_nothing_is_given_up() {
        run(async {
            let (ours, _theirs) = tokio::io::duplex(4);
            let mut wire = Wire::new(ours);
            let start = Instant::now();
            poll_fn(|cx| Pin::new(&mut wire).poll_write(cx, b"full")).await.unwrap();
            let failed = poll_fn(|cx| Pin::new(&mut wire).poll_write(cx, b"more")).await;
            assert_eq!(failed.unwrap_err().kind(), ErrorKind::TimedOut);
            assert!(start.elapsed() >= PATIENCE);
        });
    }

    #[test]
    fn who_reads_slowly_is_not() {
        run(async {
            let (ours, mut theirs) = tokio::io::duplex(4);
            let mut wire = Wire::new(ours);
            tokio::spawn(async move {
                loop {
                    sleep(PATIENCE * 2 / 3).await;
                    theirs.read_u32().await.unwrap();
                }
            });
            for _ in 0..5 {
                poll_fn(|cx| Pin::new(&mut wire).poll_write(cx, b"full")).await.unwrap();
            }
        });
    }
}
