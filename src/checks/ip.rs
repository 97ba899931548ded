//! IP addresses: whether one can be reached from the internet at all (IANA special-purpose registries).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{Hit, Hits};
use crate::spot::Spot;
use crate::text::half_width;

pub fn public(spot: &Spot<'_>, out: &mut Hits) {
    let typed = spot.typed();
    let hit = Hit::default().span(spot.whole());
    match typed.parse::<IpAddr>() {
        Ok(address) if is_public(address) => {}
        Ok(_) => out.push(hit.in_case("reserved")),
        Err(_) => {
            let meant: String = typed.chars().map(|c| if c == '。' { '.' } else { half_width(c) }).filter(|c| !c.is_whitespace()).collect();
            let fix = meant.parse::<IpAddr>().is_ok_and(is_public).then_some(meant);
            out.push(Hit { fix, ..hit });
        }
    }
}

pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => v6.to_ipv4_mapped().map_or_else(|| is_public_v6(v6), is_public_v4),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_documentation()
        || ip.is_multicast()
        || a == 0
        || a >= 240
        || (a == 100 && (b & 0xC0) == 64) // shared address space, RFC 6598
        || (a == 198 && (b & 0xFE) == 18) // benchmarking, RFC 2544
        || (a, b, c) == (192, 0, 0) // protocol assignments, RFC 6890
        || (a, b, c) == (192, 88, 99); // 6to4 relays, RFC 7526
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    let global_unicast = (a & 0xE000) == 0x2000;
    let special = matches!((a, b), (0x2001, 0..0x200 | 0xDB8)) // protocol assignments, Teredo, ORCHID (RFC 2928); documentation (RFC 3849)
        || a == 0x2002 // 6to4
        || (a == 0x3FFF && b < 0x1000); // documentation, RFC 9637
    global_unicast && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_ranges_are_not_public() {
        let public = |t: &str| is_public(t.parse().unwrap());
        for t in ["47.96.1.1", "8.8.8.8", "100.128.0.1", "172.32.0.1", "198.20.0.1", "2408:4005::1", "240e:1::1", "2001:250::1", "::ffff:47.96.1.1"] {
            assert!(public(t), "{t}");
        }
        for t in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.1.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "fd00::1",
            "2001:db8::1",
            "2002:a00::1",
            "ff02::1",
            "::ffff:10.0.0.1",
            "3fff::1",
            "2001::1",
        ] {
            assert!(!public(t), "{t}");
        }
    }
}
