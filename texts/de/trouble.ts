import type { RoadSign } from '../facts.ts';
import type { Texts } from '../texts.ts';

export const trouble: Texts['trouble'] = {
  firstPage: 'Startseite',
  reload: 'Seite neu laden',
  watch: 'Der Partie zusehen',
  otherCode: 'Anderen Code eingeben',
  lessons: 'Alle Lektionen',
  joinAgain: 'Neu beitreten',
  retry: 'Noch einmal',
  close: 'Schließen',
  playHere: 'Hier spielen',
  trying: 'Neuer Versuch läuft',
  noAnswer: {
    title: 'Der Server antwortet nicht',
    text: 'Weder eine einfache Anfrage noch ein WebSocket kommt durch. Prüfe, ob dieses Gerät im Netz der Spielleitung ist und ob der Server läuft. Die Seite versucht es weiter.',
  },
  blocked: {
    title: 'Etwas blockiert die Live-Verbindung',
    text: ({ sign, way }) =>
      `Der Server antwortet auf einfache Anfragen${sign ? `, aber ${signOf(sign)}` : ''}. Meist blockiert ein Proxy, eine Firewall oder ein VPN auf dem Weg die WebSockets. ` +
      `Die Seite versucht es weiter, jetzt ${way === 'polling' ? 'mit Long Polling' : 'mit einem WebSocket'}.`,
  },
};

function signOf(sign: RoadSign): string {
  switch (sign.kind) {
    case 'timeout':
      return `innerhalb von ${sign.seconds} Sekunden kam keine Antwort`;
    case 'websocket':
      return 'der WebSocket wurde abgelehnt oder getrennt, bevor er offen war';
    case 'polling':
      return `eine Anfrage für Long Polling wurde abgelehnt${sign.status === null ? '' : ` (Status ${sign.status})`}`;
    case 'other':
      return sign.message;
    default:
      return sign satisfies never;
  }
}
