import ipaddr from 'ipaddr.js'

/** Bits of an IPv6 address by which subscribers differ: each has the 2^64 addresses behind them to choose from (RFC 6177). */
const SUBSCRIBER_BITS = 64
const PART_BITS = 16

/** What an address is counted as: an IPv4 address itself, of an IPv6 address its network. */
export function networkOf(address: string): string {
  if (!address.includes(':') || !ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString()
  const parts = parsed.parts.slice(0, SUBSCRIBER_BITS / PART_BITS).map((part) => part.toString(16))
  return `${parts.join(':')}::/${SUBSCRIBER_BITS}`
}
