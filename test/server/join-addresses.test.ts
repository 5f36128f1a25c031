import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { type Interfaces, joinAddresses, rankAddresses } from '../../server/transport/join-addresses.ts';

const at = (address: string, mac = '8c:16:45:aa:bb:cc'): NetworkInterfaceInfo => ({
  address,
  mac,
  family: 'IPv4',
  internal: address.startsWith('127.'),
  netmask: '255.255.255.0',
  cidr: `${address}/24`,
});
const v6 = (address: string): NetworkInterfaceInfo => ({
  ...at(address),
  family: 'IPv6',
  scopeid: 2,
});
const lo = [at('127.0.0.1', '00:00:00:00:00:00')];

/** Machine → its interfaces in the order in which the system lists them, and the address that phones reach. */
const MACHINES: readonly (readonly [string, string, Interfaces])[] = [
  [
    'VirtualBox on Linux',
    '192.168.178.34',
    {
      lo,
      vboxnet0: [at('192.168.56.1', '0a:00:27:00:00:00')],
      enp3s0: [at('192.168.178.34'), v6('fe80::1')],
    },
  ],
  [
    'VirtualBox on Windows, whose adapter has a card’s name',
    '192.168.0.17',
    {
      'Ethernet 2': [at('192.168.56.1', '0a:00:27:00:00:0f')],
      'Wi-Fi': [v6('fe80::2'), at('192.168.0.17')],
      'Loopback Pseudo-Interface 1': lo,
    },
  ],
  [
    'Docker on Linux, with networks of compose projects',
    '10.20.4.77',
    {
      lo,
      docker0: [at('172.17.0.1', '02:42:11:22:33:44')],
      'br-4f1d2c3b5a69': [at('192.168.96.1', '02:42:aa:bb:cc:dd')],
      wlp2s0: [at('10.20.4.77')],
      veth12ab34c: [v6('fe80::3')],
    },
  ],
  [
    'Docker Desktop and WSL on Windows',
    '192.168.1.40',
    {
      'vEthernet (WSL (Hyper-V firewall))': [at('172.28.16.1', '00:15:5d:01:02:03')],
      WLAN: [at('192.168.1.40')],
      'Loopback Pseudo-Interface 1': lo,
    },
  ],
  [
    'libvirt on Linux',
    '192.168.1.9',
    { lo, virbr0: [at('192.168.122.1', '52:54:00:12:34:56')], eno1: [at('192.168.1.9')] },
  ],
  [
    'Hyper-V on Windows',
    '172.16.5.20',
    {
      'vEthernet (Default Switch)': [at('192.168.240.1', '00:15:5d:0a:0b:0c')],
      Ethernet: [at('172.16.5.20')],
      'Loopback Pseudo-Interface 1': lo,
    },
  ],
  [
    'Hyper-V on Windows with the card behind an external switch',
    '192.168.1.5',
    {
      'vEthernet (Default Switch)': [at('172.23.0.1', '00:15:5d:0a:0b:0c')],
      'vEthernet (External)': [at('192.168.1.5')],
    },
  ],
  [
    'a VPN on macOS',
    '10.0.1.12',
    { lo0: lo, utun4: [at('192.168.250.6', '00:00:00:00:00:00')], en0: [v6('fe80::4'), at('10.0.1.12')] },
  ],
  ['OpenVPN on Linux', '172.18.3.4', { lo, tun0: [at('10.8.0.6')], wlan0: [at('172.18.3.4')] }],
  [
    'OpenVPN on Windows, whose adapter has a card’s name',
    '10.1.2.3',
    { 'Ethernet 3': [at('192.168.8.6', '00:ff:12:34:56:78')], Ethernet: [at('10.1.2.3')] },
  ],
  [
    'WireGuard under a name of its own',
    '172.31.7.7',
    { lo, office: [at('10.9.0.2', '00:00:00:00:00:00')], enp0s31f6: [at('172.31.7.7', '8c:16:45:00:00:01')] },
  ],
  [
    'tailscale on Linux',
    '141.30.5.9',
    { lo, tailscale0: [at('100.101.102.103')], wlp0s20f3: [at('141.30.5.9')] },
  ],
  ['tailscale on macOS', '192.168.1.23', { lo0: lo, utun3: [at('100.64.0.7')], en0: [at('192.168.1.23')] }],
  ['tailscale on Windows', '10.0.0.31', { Tailscale: [at('100.90.1.2')], Ethernet: [at('10.0.0.31')] }],
  [
    'a laptop in the hotspot of an iPhone, with Docker',
    '172.20.10.3',
    { lo0: lo, bridge100: [at('192.168.64.1')], en0: [at('172.20.10.3')] },
  ],
  [
    'a laptop in the hotspot of an Android phone, with VirtualBox',
    '192.168.43.118',
    { lo, vboxnet0: [at('192.168.56.1', '0a:00:27:00:00:00')], wlp2s0: [at('192.168.43.118')] },
  ],
  [
    'a Linux laptop that is a hotspot itself, with libvirt',
    '10.42.0.1',
    { lo, virbr0: [at('192.168.122.1')], wlp2s0: [at('10.42.0.1')] },
  ],
  [
    'a Windows laptop that is a hotspot itself, with VMware',
    '192.168.137.1',
    {
      'VMware Network Adapter VMnet8': [at('192.168.23.1', '00:50:56:c0:00:08')],
      'LAN-Verbindung* 2': [at('192.168.137.1')],
    },
  ],
  [
    'a Mac that shares its connection, with a virtual machine',
    '192.168.2.1',
    { lo0: lo, vmenet0: [], bridge101: [at('192.168.64.1')], bridge100: [at('192.168.2.1')] },
  ],
];

describe('addresses to join', () => {
  it.each(MACHINES)('SERVER-32 start with the one that phones reach: %s', (_name, wanted, interfaces) => {
    expect(rankAddresses(interfaces)[0]).toBe(wanted);
    const backwards = Object.fromEntries(Object.entries(interfaces).reverse());
    expect(rankAddresses(backwards)[0]).toBe(wanted);
  });

  const interfaces = { lo, docker0: [at('172.17.0.1')], wlan0: [at('192.168.1.5')], eth0: [at('10.0.0.7')] };
  const listening = { host: '0.0.0.0', port: 8080, basePath: '', interfaces };

  it('SERVER-32 leave out what no browser can open, and end with this machine', () => {
    const odd = { ...interfaces, wlan1: [at('169.254.7.7'), v6('fe80::9')] };
    const all = joinAddresses({ ...listening, interfaces: odd }, null, null);
    expect(all).toEqual([
      'http://192.168.1.5:8080',
      'http://10.0.0.7:8080',
      'http://172.17.0.1:8080',
      'http://localhost:8080',
    ]);
    expect(joinAddresses({ ...listening, host: '127.0.0.1', port: 1 }, null, null)).toEqual([
      'http://localhost:1',
    ]);
    expect(joinAddresses({ ...listening, host: '10.0.0.7', port: 1 }, null, null)).toEqual([
      'http://10.0.0.7:1',
    ]);
    expect(joinAddresses({ ...listening, host: 'fe80::1', port: 1 }, null, null)).toEqual([
      'http://[fe80::1]:1',
    ]);
  });

  it.each(['http://localhost:8080', 'http://127.0.0.1:8080', 'http://127.1.2.3:8080', 'http://[::1]:8080'])(
    'SERVER-33 do not name %s, where only this machine is, first',
    (origin) => {
      expect(joinAddresses(listening, null, origin)[0]).toBe('http://192.168.1.5:8080');
    },
  );

  it('SERVER-33 start with the address that the host’s page was opened with', () => {
    const seen = joinAddresses(listening, null, 'http://10.0.0.7:8080');
    expect(seen.slice(0, 2)).toEqual(['http://10.0.0.7:8080', 'http://192.168.1.5:8080']);
    expect(new Set(seen).size).toBe(seen.length);
    expect(joinAddresses(listening, null, 'http://game.lan:8080')[0]).toBe('http://game.lan:8080');
    const behind = { ...listening, basePath: '/well' };
    expect(joinAddresses(behind, null, 'https://school.example')).toEqual(['https://school.example/well']);
    expect(joinAddresses(behind, null, null)[0]).toBe('http://192.168.1.5:8080/well');
  });

  it('SERVER-34 are what PUBLIC_URL says and nothing else', () => {
    const said = 'https://school.example/well';
    expect(joinAddresses(listening, said, 'http://10.0.0.7:8080')).toEqual([said]);
    expect(joinAddresses(listening, said, null)).toEqual([said]);
  });
});
