/**
 * The link that makes whoever opens it a co-host. The token stands behind the #, so it is in no server's log.
 *
 * @param place  scheme, host, port and path that phones reach the server at
 */
export const cohostLink = (place: string, code: string, token: string): string =>
  `${place}/host/${code}#seat=${encodeURIComponent(token)}`;

/** The token of such a link; null where there is none. */
export function tokenOfLink(fragment: string): string | null {
  const token = new URLSearchParams(fragment.replace(/^#/, '')).get('seat');
  return token === '' ? null : token;
}
