"""Networks as people write them; IPv4 is IPv4, though IPv6 carries it."""

from ipaddress import IPv4Network, IPv6Network, ip_network

# ::ffff:203.0.113.0/120 is 203.0.113.0/24.
MAPPED_BITS = 96


def network_of(text: str) -> IPv4Network | IPv6Network:
    """The network, or the one address, that is written there; raises ValueError."""
    found = ip_network(text.strip(), strict=False)
    if isinstance(found, IPv6Network) and found.prefixlen >= MAPPED_BITS and found.network_address.ipv4_mapped:
        return IPv4Network((found.network_address.ipv4_mapped, found.prefixlen - MAPPED_BITS))
    return found
