/** What is before the path of the join page: scheme, host, port, and the path that the server is at. */
export const placeOf = (url: string): string => url.replace(/\/r\/[^/]*$/, '');

/** The same as people type it. */
export const typedAddress = (url: string): string => placeOf(url).replace(/^https?:\/\//, '');

/** Where whoever only watches looks on. @param url  the address of the join page */
export const watchAddress = (url: string, code: string): string => `${placeOf(url)}/watch/${code}`;

/** Of the addresses that the server has ranked, the one that was picked before; the first where none was. */
export const chosenAddress = (urls: readonly string[], picked: string | null): string =>
  urls.find((url) => placeOf(url) === picked) ?? urls[0] ?? '';
