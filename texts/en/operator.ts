/** What the server says to whoever runs it, in English. Its shape is what every other language has to fill. */
export const operatorTexts = {
  /** Above the addresses. */
  running: 'Poisoned Well is running. Open',
  wrongSetting: (name: string, value: string, wanted: string) =>
    `${name}=${JSON.stringify(value)} cannot be used: it must be ${wanted}`,
  /** What a setting may be. */
  wanted: {
    PORT: () => 'a whole number from 0 to 65535 (0 takes a free port)',
    HOST: () => 'an IP address of this machine or localhost (0.0.0.0 listens on all)',
    DATA_DIR: () => 'the path of a folder',
    LOG_LEVEL: (levels: readonly string[]) => `one of ${levels.join(', ')}`,
    PUBLIC_URL: () => 'an address such as https://game.example.org or http://10.0.0.7/well',
    BASE_PATH: () => 'a path such as /well',
    TRUST_PROXY: () => 'a number of proxies, or addresses such as 10.0.0.2, 10.1.0.0/16',
    KEEP_DAYS: () => 'a whole number of days from 0 to 9999 (0 keeps rooms for ever)',
    TLS_CERT: () => 'the path of a certificate in PEM, together with its TLS_KEY ("well cert" makes both)',
    TLS_KEY: () => 'the path of the key of TLS_CERT in PEM',
    DATABASE_URL: () => 'an address such as postgres://user:password@10.0.0.5/well',
    '--cores': () => 'a whole number from 1 to 1024',
    REDIS_URL: () => 'an address such as redis://:password@10.0.0.6:6379',
  },
  /** A data folder that cannot be used. */
  folder: {
    'in-use': (folder: string) => `DATA_DIR cannot be used: the folder ${folder} is in use by another server`,
    unreadable: (folder: string) =>
      `DATA_DIR cannot be used: the database in ${folder} cannot be opened: move it away`,
  },
  /** A database or a broker that cannot be used. */
  service: {
    'in-use': (place: string, setting: string) =>
      `${setting} cannot be used: another server uses ${place} and shares it with nobody`,
    unreachable: (place: string, setting: string) =>
      `${setting} cannot be used: no answer from ${place}, or it does not let this server in`,
  },
  /** What the operating system refuses. */
  refused: {
    EADDRINUSE: 'PORT is in use: stop the other program or choose another PORT',
    EADDRNOTAVAIL: 'HOST is no address of this machine',
    EACCES: 'not allowed: check PORT (below 1024 needs rights) and the rights of DATA_DIR',
    EPERM: 'not allowed: check the rights of DATA_DIR',
    ENOTDIR: 'DATA_DIR is no folder',
    EEXIST: 'DATA_DIR is no folder',
    EROFS: 'DATA_DIR cannot be written to',
    ENOSPC: 'there is no room left on the disk of DATA_DIR',
  },
};
