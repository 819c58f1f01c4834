//! A file on the disk, sent piece by piece: however large it is, little of it is held, and nobody else waits for it.

use std::fs::File;
use std::io::{self, Read as _, Take};

use hyper::body::Bytes;
use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::task;

use super::Stored;

/// How much is read at once.
const PIECE: usize = 256 * 1024;
/// How many pieces wait for a client that reads slowly.
const BACKLOG: usize = 1;

/// The bytes of `stored`, as somebody takes them. A file that breaks off ends too soon, which ends the connection.
pub(super) fn pieces(stored: Stored) -> Receiver<Bytes> {
    let (out, pieces) = mpsc::channel(BACKLOG);
    task::spawn(send(stored.file.take(stored.size), out));
    pieces
}

async fn send(mut file: Take<File>, out: Sender<Bytes>) {
    // A thread is taken for each piece alone: there are few, and a client may take its time.
    while let Ok((rest, Ok(piece))) = task::spawn_blocking(move || next(file)).await {
        if piece.is_empty() || out.send(piece).await.is_err() {
            return;
        }
        file = rest;
    }
}

fn next(mut file: Take<File>) -> (Take<File>, io::Result<Bytes>) {
    let mut piece = Vec::with_capacity(PIECE);
    let read = file.by_ref().take(PIECE as u64).read_to_end(&mut piece);
    (file, read.map(|_| piece.into()))
}
