/**
 * The sender's address behind `proxies` proxies of one's own, each of which adds the address it was called from to
 * the end of `X-Forwarded-For`. What stands before those was written by the sender and may be anything.
 *
 * @param proxies  0 when nothing stands before this server: the header then counts for nothing
 * @param remote   the address at the other end of the connection
 */
export function clientAddressOf({
  remote,
  forwardedFor,
  proxies,
}: {
  readonly remote: string | null
  readonly forwardedFor: string | null
  readonly proxies: number
}): string | null {
  if (proxies === 0 || forwardedFor === null) return remote
  const hops = forwardedFor.split(',').map((hop) => hop.trim())
  return hops.at(-proxies) || remote
}
