import type { CliTexts } from '../../cli-texts.ts';

export const cert: CliTexts['cert'] = {
  description:
    'einen Schlüssel und ein selbstsigniertes Zertifikat erzeugen, damit der Server in einem lokalen Netz https spricht',
  names: 'Namen und Adressen, die geöffnet werden; ohne Angabe die dieses Rechners',
  out: 'Ordner für cert.pem und key.pem',
  days: 'Tage, die das Zertifikat gilt',
  force: 'vorhandene Dateien überschreiben',
  made: ({ cert: file, key, names, days, fingerprint }) =>
    `${file} und ${key} sind geschrieben, gültig für ${days} Tage, für ${names.join(', ')}.

Den Server starten mit
  TLS_CERT=${file} TLS_KEY=${key}

Keine Zertifizierungsstelle hat dieses Zertifikat signiert, darum warnt jeder Browser einmal:
  Chrome, Edge   „Dies ist keine sichere Verbindung“ (NET::ERR_CERT_AUTHORITY_INVALID): Erweitert, Weiter
  Firefox        „Warnung: Mögliches Sicherheitsrisiko erkannt“: Erweitert, Risiko akzeptieren und fortfahren
  Safari         „Diese Verbindung ist nicht privat“: Details einblenden, diese Website besuchen
Danach kann niemand im Netz mitlesen. Ob wirklich dieser Server antwortet, sagt nur der Fingerabdruck
(SHA-256; der Browser zeigt ihn beim Zertifikat):
  ${fingerprint}`,
};
