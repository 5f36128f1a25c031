import type { ServerTexts } from '../server-texts.ts';

/** What the server says to whoever runs it, in German. */
export const operatorTexts: ServerTexts = {
  running: 'Poisoned Well läuft. Zu öffnen unter',
  wrongSetting: (name, value, wanted) =>
    `${name}=${JSON.stringify(value)} ist nicht zu verwenden: Es muss ${wanted} sein`,
  wanted: {
    PORT: () => 'eine ganze Zahl von 0 bis 65535 (0 nimmt einen freien Port)',
    HOST: () => 'eine IP-Adresse dieses Rechners oder localhost (0.0.0.0 lauscht auf allen)',
    DATA_DIR: () => 'der Pfad eines Ordners',
    LOG_LEVEL: (levels) => `eines von ${levels.join(', ')}`,
    PUBLIC_URL: () => 'eine Adresse wie https://game.example.org oder http://10.0.0.7/well',
    BASE_PATH: () => 'ein Pfad wie /well',
    TRUST_PROXY: () => 'eine Anzahl von Proxys, oder Adressen wie 10.0.0.2, 10.1.0.0/16',
    KEEP_DAYS: () => 'eine ganze Zahl von Tagen von 0 bis 9999 (0 behält Räume für immer)',
    TLS_CERT: () =>
      'der Pfad eines Zertifikats in PEM, zusammen mit seinem TLS_KEY („well cert“ macht beide)',
    TLS_KEY: () => 'der Pfad des Schlüssels von TLS_CERT in PEM',
    DATABASE_URL: () => 'eine Adresse wie postgres://user:password@10.0.0.5/well',
    '--cores': () => 'eine ganze Zahl von 1 bis 1024',
    REDIS_URL: () => 'eine Adresse wie redis://:password@10.0.0.6:6379',
  },
  folder: {
    'in-use': (folder) => `DATA_DIR ist nicht zu verwenden: Ein anderer Server benutzt den Ordner ${folder}`,
    unreadable: (folder) =>
      `DATA_DIR ist nicht zu verwenden: Die Datenbank in ${folder} lässt sich nicht öffnen; sie wegbewegen`,
  },
  service: {
    'in-use': (place, setting) =>
      `${setting} ist nicht zu verwenden: Ein anderer Server benutzt ${place} und teilt es nicht`,
    unreachable: (place, setting) =>
      `${setting} ist nicht zu verwenden: ${place} antwortet nicht oder lässt diesen Server nicht hinein`,
  },
  refused: {
    EADDRINUSE: 'PORT ist belegt: das andere Programm beenden oder einen anderen PORT wählen',
    EADDRNOTAVAIL: 'HOST ist keine Adresse dieses Rechners',
    EACCES: 'nicht erlaubt: PORT prüfen (unter 1024 braucht Rechte) und die Rechte von DATA_DIR',
    EPERM: 'nicht erlaubt: die Rechte von DATA_DIR prüfen',
    ENOTDIR: 'DATA_DIR ist kein Ordner',
    EEXIST: 'DATA_DIR ist kein Ordner',
    EROFS: 'in DATA_DIR lässt sich nicht schreiben',
    ENOSPC: 'auf dem Datenträger von DATA_DIR ist kein Platz mehr',
  },
};
