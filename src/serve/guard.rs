//! Whether a request is meant for this server, by the name under which it asks and the page that asks.
//! A foreign page can make a name of its own lead here (DNS rebinding) and would then be taken for a page
//! of the site; but it cannot keep its name out of `Host` and `Origin`. Knows nothing of paths.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use hyper::header::{HOST, HeaderMap, ORIGIN};
use hyper::http::uri::Authority;

use super::Listen;

/// Who may ask.
#[derive(Debug)]
pub(super) struct Guard {
    listen: Listen,
    port: u16,
}

/// Why a request is not answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Refusal {
    /// It names no host, or several.
    NoHost,
    /// It asks for a host that this is not.
    ForeignHost,
    /// A page of another site asks.
    ForeignOrigin,
}

impl Guard {
    /// The guard of a server that listens as told, on `port`.
    pub(super) fn new(listen: Listen, port: u16) -> Guard {
        Guard { listen, port }
    }

    /// Checks a request. `authority` is the host in the request line, which goes before the header.
    pub(super) fn check(
        &self,
        authority: Option<&Authority>,
        headers: &HeaderMap,
    ) -> Result<(), Refusal> {
        let mut hosts = headers.get_all(HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else {
            return Err(Refusal::NoHost);
        };
        let host = host.to_str().map_err(|_| Refusal::ForeignHost)?;
        if !self.knows(authority.map_or(host, Authority::as_str)) {
            return Err(Refusal::ForeignHost);
        }
        let is_ours =
            |origin: &str| origin.strip_prefix("http://").is_some_and(|it| self.knows(it));
        let mut origins =
            headers.get_all(ORIGIN).iter().map(|origin| origin.to_str().unwrap_or(""));
        if origins.all(is_ours) { Ok(()) } else { Err(Refusal::ForeignOrigin) }
    }

    /// Whether `authority`, a host with a port unless it is 80, is this server.
    fn knows(&self, authority: &str) -> bool {
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, port),
            Some(_) | None => (authority, "80"),
        };
        // As text: `+3000` and `03000` are nobody's spelling.
        port == self.port.to_string() && (self.knows_name(host) || self.knows_address(host))
    }

    fn knows_name(&self, host: &str) -> bool {
        let mut names = self.listen.names.iter().map(String::as_str);
        host.eq_ignore_ascii_case("localhost") || names.any(|name| host.eq_ignore_ascii_case(name))
    }

    fn knows_address(&self, host: &str) -> bool {
        let bracketed = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        let address = match bracketed {
            Some(host) => host.parse::<Ipv6Addr>().map(IpAddr::V6),
            None => host.parse::<Ipv4Addr>().map(IpAddr::V4),
        };
        let own: [IpAddr; 3] =
            [Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into(), self.listen.interface];
        // Behind every interface: whatever number leads here is ours, and no number can be rebound.
        address.is_ok_and(|it| self.listen.interface.is_unspecified() || own.contains(&it))
    }
}

#[cfg(test)]
mod tests {
    use super::{Guard, Listen};

    fn guard(interface: &str, port: u16) -> Guard {
        let names = vec!["werkbank".to_owned()];
        Guard::new(Listen { interface: interface.parse().unwrap(), port, names }, port)
    }

    #[test]
    fn only_its_own_names_lead_to_a_preview() {
        let guard = guard("127.0.0.1", 3000);
        for host in
            ["127.0.0.1:3000", "localhost:3000", "LocalHost:3000", "[::1]:3000", "werkbank:3000"]
        {
            assert!(guard.knows(host), "{host}");
        }
        for host in [
            "",
            ":3000",
            "localhost",
            "localhost:3001",
            "localhost:03000",
            "localhost:+3000",
            "127.0.0.1",
            "127.1:3000",
            "2130706433:3000",
            "[127.0.0.1]:3000",
            "::1:3000",
            "[::1]",
            "192.168.0.7:3000",
            "localhost.example.org:3000",
            "localhost.:3000",
            "a@localhost:3000",
            "localhost:3000:3000",
        ] {
            assert!(!guard.knows(host), "{host}");
        }
    }

    #[test]
    fn a_number_is_known_where_it_leads_here() {
        assert!(guard("192.168.0.7", 3000).knows("192.168.0.7:3000"));
        assert!(!guard("192.168.0.7", 3000).knows("192.168.0.8:3000"));
        assert!(guard("0.0.0.0", 80).knows("192.168.0.8"));
        assert!(guard("::", 3000).knows("[fe80::1]:3000"));
        assert!(!guard("0.0.0.0", 3000).knows("example.org:3000"));
    }
}
