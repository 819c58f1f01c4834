//! The media type of a file, by the end of its name, as a web server of today says it.

/// The media type of the page and of everything that is one.
pub(super) const HTML: &str = "text/html; charset=utf-8";
/// The media type of what the server says plainly.
pub(super) const TEXT: &str = "text/plain; charset=utf-8";
/// The media type of scripts.
pub(super) const SCRIPT: &str = "text/javascript; charset=utf-8";
/// The media type of style sheets.
pub(super) const STYLE: &str = "text/css; charset=utf-8";
/// The media type of server-sent events.
pub(super) const EVENTS: &str = "text/event-stream";

/// The media type of the file `name`.
pub(super) fn of(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" => HTML,
        "css" => STYLE,
        "js" | "mjs" => SCRIPT,
        "txt" | "md" => TEXT,
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "atom" => "application/atom+xml; charset=utf-8",
        // JSON is UTF-8 by its definition and has no such parameter (RFC 8259, 11).
        "json" | "map" => "application/json",
        "jsonld" => "application/ld+json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/vnd.microsoft.icon",
        "woff2" => "font/woff2",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}
