import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { roomInfo } from '../net/room-requests.ts';
import { chosenAddress, placeOf } from '../room/join-address.ts';

const KEY = 'poisoned-well.address';

/**
 * Addresses of the join page, as the server ranks them; this page's own until it has answered. What is picked holds for
 * every page of this browser, so the projector follows the host.
 */
export function useJoinAddress(code: string): {
  readonly urls: readonly string[];
  readonly chosen: string;
  readonly pick: (url: string) => void;
} {
  const { storage } = useApp();
  const [urls, setUrls] = useState<readonly string[]>(() => [new URL(`r/${code}`, document.baseURI).href]);
  const [picked, setPicked] = useState<string | null>(() => storage?.getItem(KEY) ?? null);
  useEffect(() => {
    roomInfo(code).then(
      ({ joinUrls }) => joinUrls.length > 0 && setUrls(joinUrls),
      () => undefined, // the address of this page is still right on this machine
    );
  }, [code]);
  useEffect(() => {
    const follow = ({ key, newValue }: StorageEvent) => key === KEY && setPicked(newValue);
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, []);
  return {
    urls,
    chosen: chosenAddress(urls, picked),
    pick(url) {
      setPicked(placeOf(url));
      try {
        storage?.setItem(KEY, placeOf(url));
      } catch {
        // Storage is full: this page has picked all the same.
      }
    },
  };
}
