import type { NetworkInterfaceInfo } from 'node:os';

/** The network interfaces of a machine, by name, as `os.networkInterfaces()` lists them. */
export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

interface Listening {
  /** What the server listens on: an address of this machine, or 0.0.0.0 or :: for all. */
  readonly host: string;
  readonly port: number;
  /** '' or '/sub/path'. */
  readonly basePath: string;
  /** Whether the server speaks https itself. */
  readonly secure?: boolean;
  readonly interfaces: Interfaces;
}

/** Interfaces that lead to no phone, by name: virtual machines, containers, tunnels, and what a system has for itself. */
const VIRTUAL_NAME = new RegExp(
  [
    // Linux
    '^(docker|br-[0-9a-f]{6}|veth|virbr|vnet|vboxnet|vmnet|lxc|lxd|incusbr|podman|cni|flannel|cali|kube|weave|nerdctl)',
    '^(tun|tap|wg|ppp|tailscale|zt|nordlynx|proton|ham\\d|dummy|ifb|sit|gre|ip6tnl|waydroid)',
    // macOS
    '^(utun|ipsec|gif|stf|awdl|llw|anpi|feth|vnic|bridge0$)',
    // Windows
    '^vethernet',
    'virtualbox|vmware|hyper-v|virtual|docker|\\bwsl\\b|npcap|loopback|parallels|bluestacks',
    'vpn|tailscale|wireguard|zerotier|hamachi|tap-windows|wintun|openconnect|anyconnect|fortinet|globalprotect',
  ].join('|'),
  'i',
);

/** Cards and cables, by name. */
const PHYSICAL_NAME = new RegExp(
  [
    '^(eth|en|wl|ww|usb|ap)\\d', // Linux without predictable names; macOS en0; ap0 and ap1 are hotspots
    '^(en|wl|ww)[opsx]', // Linux: enp3s0, eno1, wlp2s0, enx00e04c…
    '^(ethernet|wi-?fi|wlan|lan-verbindung|local area connection|drahtlos|wireless)', // Windows
  ].join('|'),
  'i',
);

/** Ranges that virtual machines and tunnels use unless somebody changes them, on interfaces whose name says nothing. */
const VIRTUAL_RANGE = [
  /^192\.168\.(56|122|64|65|99)\./, // VirtualBox, libvirt, macOS virtual machines, Docker Desktop, docker-machine
  /^10\.(211\.55|37\.129|0\.2|0\.75)\./, // Parallels, VirtualBox and Docker NAT
  /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./, // 100.64/10: tailscale
  /^172\.(1[7-9]|2\d|3[01])\./, // Docker's pools; 172.16/16 is an office's as often
];

/** Networks that a machine opens for others to join: hotspots of NetworkManager, Windows, macOS, Android and iOS. */
const HOTSPOT_RANGE = [
  /^10\.42\.\d+\.1$/,
  /^192\.168\.137\.1$/,
  /^192\.168\.2\.1$/,
  /^192\.168\.(43|49)\./,
  /^172\.20\.10\./,
];

/** The first bytes of hardware addresses of the machine's own side of VirtualBox, Hyper-V, VMware, Parallels and TAP. */
const VIRTUAL_MAC = /^(0a:00:27|00:15:5d|00:50:56:c0|00:1c:42|00:ff:)/i;

/** 0 where phones are, 1 where nothing tells, 2 where no phone is. */
function distance(name: string, { address, mac }: NetworkInterfaceInfo): number {
  if (VIRTUAL_NAME.test(name)) return 2;
  if (HOTSPOT_RANGE.some((range) => range.test(address))) return 0;
  if (VIRTUAL_MAC.test(mac)) return 2;
  if (PHYSICAL_NAME.test(name)) return 0;
  return VIRTUAL_RANGE.some((range) => range.test(address)) ? 2 : 1;
}

/** Home networks first, then offices', then whatever else there is. */
function rangeRank(address: string): number {
  if (address.startsWith('192.168.')) return 0;
  if (address.startsWith('10.')) return 1;
  return /^172\.(1[6-9]|2\d|3[01])\./.test(address) ? 2 : 3;
}

/** IPv4 addresses of a machine, those first that phones in the room can most likely reach. */
export function rankAddresses(interfaces: Interfaces): string[] {
  return Object.entries(interfaces)
    .flatMap(([name, list]) => (list ?? []).map((info) => ({ name, info })))
    .filter(({ info }) => info.family === 'IPv4' && !info.internal && !info.address.startsWith('169.254.'))
    .map(({ name, info }) => ({
      address: info.address,
      rank: 10 * distance(name, info) + rangeRank(info.address),
    }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ address }) => address);
}

/** A machine's name for itself, which means another machine on a phone. */
export const isOwnName = (hostname: string): boolean =>
  /^(localhost|.+\.localhost|127(\.\d+){3}|\[?::1\]?|0\.0\.0\.0|\[?::\]?)$/i.test(hostname);

/**
 * The addresses of this server, the best for people to type or scan first, without a trailing slash.
 *
 * @param publicUrl  what the operator says; then it is the only one
 * @param origin     where the host's page was opened, e.g. `http://192.168.1.5:8080`; the first one, unless that is
 *                   the machine's own name for itself. Null where there is no page.
 */
export function joinAddresses(
  { host, port, basePath, secure = false, interfaces }: Listening,
  publicUrl: string | null,
  origin: string | null,
): string[] {
  if (publicUrl !== null) return [publicUrl];
  const url = (name: string) =>
    new URL(`${secure ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}`).origin +
    basePath;
  const everywhere = host === '0.0.0.0' || host === '::';
  const names = everywhere
    ? [...rankAddresses(interfaces), 'localhost']
    : [isOwnName(host) ? 'localhost' : host];
  if (origin === null || isOwnName(new URL(origin).hostname)) return names.map(url);
  const page = origin + basePath;
  // Whoever came by https came through a proxy, and phones have to take the same way.
  if (origin.startsWith('https:') && !secure) return [page];
  return [page, ...names.map(url).filter((each) => each !== page)];
}
