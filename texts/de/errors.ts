import type { Texts } from '../texts.ts';

export const errors: Texts['errors'] = {
  'bad-payload': {
    title: 'Diese Nachricht war unverständlich',
    text: 'Der Server konnte nicht lesen, was diese Seite geschickt hat. Lade die Seite neu und versuche es noch einmal.',
  },
  'bad-parameters': {
    title: 'Eine Einstellung ist nicht erlaubt',
    text: 'Ändere die Einstellungen, die außerhalb der Grenzen liegen, und versuche es noch einmal.',
  },
  'bad-shape': {
    title: 'Die Daten passen nicht zusammen',
    text: 'Zwei Tabellen waren verschieden groß. Versuche eine andere Einstellung; wenn das nicht hilft, lade die Seite neu.',
  },
  'not-finite': {
    title: 'Eine Zahl ist entgleist',
    text: 'In der Berechnung ist etwas unendlich geworden. Versuche einen kleineren Schritt oder ein kleineres Budget.',
  },
  'out-of-range': {
    title: 'Das liegt außerhalb der Grenzen',
    text: 'Ein Wert ist größer oder kleiner, als das Szenario erlaubt. Ändere ihn und versuche es noch einmal.',
  },
  'too-large': {
    title: 'Das ist zu groß',
    text: 'Es ist mehr, als der Server auf einmal annimmt. Nimm weniger und versuche es noch einmal.',
  },
  'unknown-name': {
    title: 'Das gibt es hier nicht',
    text: 'Dieses Szenario, dieser Angriff oder dieser Filter ist hier nicht bekannt. Wähle aus der Liste.',
  },
  'no-convergence': {
    title: 'Das Training kam nicht zur Ruhe',
    text: 'Das Modell ließ sich an diese Daten nicht anpassen. Versuche andere Einstellungen.',
  },
  singular: {
    title: 'Die Daten sind entartet',
    text: 'Zu viele Beispiele sind sich für diese Berechnung zu ähnlich. Versuche andere Einstellungen.',
  },
  'out-of-memory': {
    title: 'Zu wenig Speicher',
    text: 'Die Berechnung passte nicht in den Speicher dieses Geräts. Schließe andere Seiten und lade diese neu.',
  },
  'single-class': {
    title: 'Eine Klasse ist weg',
    text: 'Mit diesen Einstellungen verschwindet eine ganze Klasse, und es gibt nichts mehr zu lernen. Entferne weniger.',
  },
  'not-learnt': {
    title: 'Das saubere Modell lernt nichts',
    text: 'Auch ohne Gift ist es kaum besser, als immer die größte Klasse zu nennen; eine Runde würde also nichts aussagen. Wähle ein anderes Modell oder andere Daten.',
  },
  'wrong-phase': {
    title: 'Zu spät oder zu früh',
    text: 'Die Partie ist inzwischen weitergegangen. Schau auf die Uhr: Die Seite zeigt, was jetzt möglich ist.',
  },
  'wrong-role': {
    title: 'Das ist nicht deine Aufgabe',
    text: 'Das kann in dieser Runde nur ein anderes Team oder die Spielleitung.',
  },
  'over-budget': {
    title: 'Über dem Budget',
    text: 'Dieser Plan kostet mehr Punkte, als deine Seite hat. Nimm weniger und gib ihn noch einmal ab.',
  },
  'over-time': {
    title: 'Das rechnet zu lange',
    text: 'Die Rezepte dieses Plans würden die anderen Teams aufhalten. Verkleinere ihre Parameter oder nimm weniger davon.',
  },
  'no-draft': {
    title: 'Es gibt noch keinen Plan',
    text: 'Wähle zuerst einen Plan und gib ihn dann ab.',
  },
  'sure-needed': {
    title: 'Wirklich abgeben?',
    text: 'Dieser Plan tut nichts, oder er wirft mehr als die Hälfte der Beispiele weg. Gib ihn noch einmal ab, um ihn zu bestätigen.',
  },
  'rows-of-one-well': {
    title: 'Ein Plan für mehrere Brunnen',
    text: 'In diesem Format trifft der Plan auf mehrere Brunnen. Er darf Beispiele einfügen, aber keine einzelnen von Hand auswählen: Lasst die Markierungen und die veränderten Beispiele weg.',
  },
  'captain-needed': {
    title: 'Der Kapitän gibt ab',
    text: 'Melde dich bereit: Der Plan wird abgegeben, sobald der Kapitän oder die Mehrheit des Teams es will.',
  },
  'too-late': {
    title: 'Dafür ist es zu spät',
    text: 'Ein Plan lässt sich fünf Sekunden lang zurücknehmen.',
  },
  'guess-late': {
    title: 'Für diese Runde ist es zu spät',
    text: 'Tipps gelten, bis die Modelle trainiert werden. Tippe in der nächsten Runde wieder.',
  },
  'guess-made': {
    title: 'Du hast schon getippt',
    text: 'Ein Tipp pro Runde, und er bleibt, wie er ist.',
  },
  'guesses-full': {
    title: 'So viele tippen schon mit',
    text: 'In dieser Partie kann niemand mehr mittippen. Zusehen kannst du weiter.',
  },
  banned: {
    title: 'Dieser Raum ist dir verschlossen',
    text: 'Die Spielleitung hat dich nicht eingelassen oder dauerhaft aus diesem Raum ausgeschlossen.',
  },
  'address-full': {
    title: 'Zu viele Mitspieler aus deinem Netz',
    text: 'Die Spielleitung erlaubt je Netzadresse nur eine bestimmte Zahl von Mitspielern. Bitte sie, mehr zu erlauben.',
  },
  'nod-needed': {
    title: 'Die Spielleitung lässt dich ein',
    text: 'Du stehst an der Tür. Diese Seite geht von selbst weiter, sobald die Spielleitung zustimmt.',
  },
  'already-committed': {
    title: 'Schon abgegeben',
    text: 'Dein Team hat seinen Plan für diese Runde abgegeben. Er lässt sich nicht mehr ändern.',
  },
  'not-enough-players': {
    title: 'Noch niemand da',
    text: 'Mindestens eine Person muss beitreten, bevor die Partie beginnen kann.',
  },
  'room-locked': {
    title: 'Der Raum ist gesperrt',
    text: 'Die Spielleitung lässt im Moment niemanden mehr herein. Bitte sie, den Raum zu entsperren, oder sieh zu.',
  },
  'room-full': {
    title: 'Der Raum ist voll',
    text: 'Alle Plätze sind belegt. Du kannst der Partie stattdessen zusehen.',
  },
  'room-unknown': {
    title: 'Kein Raum mit diesem Code',
    text: 'Prüfe die sechs Buchstaben auf dem Beamer. Räume verschwinden auch einige Zeit nach ihrer Partie.',
  },
  'room-over': {
    title: 'Diese Partie ist vorbei',
    text: 'Beitreten kann niemand mehr, aber das Ergebnis lässt sich noch ansehen.',
  },
  'team-full': {
    title: 'Dieses Team ist voll',
    text: 'Nimm einen Platz in einem anderen Team.',
  },
  'team-fixed': {
    title: 'Du hast für ein anderes Team gespielt',
    text: 'Wer für ein Team gespielt hat, kommt in derselben Partie in dieses Team zurück.',
  },
  'seat-expired': {
    title: 'Dein Platz ist weg',
    text: 'Du warst zu lange fort, oder die Spielleitung hat den Platz freigegeben. Tritt neu bei.',
  },
  'seat-needed': {
    title: 'Noch kein Platz',
    text: 'Die Verbindung hat gerade keinen Platz im Raum. Sie holt ihn sich von selbst zurück; versuche es dann noch einmal.',
  },
  'seat-taken-over': {
    title: 'Dein Platz wird anderswo benutzt',
    text: 'Ein anderer Tab oder ein anderes Gerät hat ihn geöffnet. Der neueste spielt; hol ihn dir zurück, um hier zu spielen.',
  },
  'seat-asked': {
    title: 'Eine andere Seite hat diesen Platz',
    text: 'Sie wird gefragt, ob sie ihn abgibt. Antwortet dort niemand, bekommst du ihn nach 15 Sekunden.',
  },
  'seat-kept': {
    title: 'Die andere Seite behält den Platz',
    text: 'Dort hat sich jemand entschieden, ihn zu behalten. Nach einer Minute kannst du noch einmal fragen.',
  },
  'stale-client': {
    title: 'Diese Seite ist veraltet',
    text: 'Der Server wurde aktualisiert, seit die Seite geladen wurde. Lade sie neu, um weiterzuspielen; dein Platz bleibt dir.',
  },
  'name-taken': {
    title: 'Dieser Name ist vergeben',
    text: 'Jemand im Raum heißt genauso oder zum Verwechseln ähnlich. Wähle einen anderen.',
  },
  'name-reserved': {
    title: 'Dieser Name ist reserviert',
    text: 'Er könnte für das Spiel selbst gehalten werden. Wähle einen anderen.',
  },
  'name-bad': {
    title: 'Dieser Name geht nicht',
    text: 'Der Server nimmt ihn nicht an. Wähle einen anderen.',
  },
  'wrong-origin': {
    title: 'Von einer anderen Adresse geöffnet',
    text: 'Der Server kennt die Adresse dieser Seite nicht. Wer ihn betreibt, kann PUBLIC_URL auf diese Adresse setzen.',
  },
  'too-fast': {
    title: 'Etwas langsamer',
    text: 'Zu viele Anfragen in kurzer Zeit. Warte ein paar Sekunden und versuche es noch einmal.',
  },
  'bad-file': {
    title: 'Diese Datei ist nicht lesbar',
    text: 'Sie ist beschädigt, von einer anderen Version oder von einer Art, die hier nicht gelesen wird. Bessere sie aus oder wähle eine andere.',
  },
  'training-impossible': {
    title: 'Diese Pläne haben kein Ergebnis',
    text: 'Die Berechnung scheitert an den Plänen dieser Runde, so oft man sie auch wiederholt. Die Partie geht mit der nächsten weiter.',
  },
  'training-failed': {
    title: 'Das Training ist fehlgeschlagen',
    text: 'Der Server konnte das Modell dieser Runde nicht trainieren. Die Spielleitung kann mit der nächsten weitermachen.',
  },
  conflict: {
    title: 'Jemand war schneller',
    text: 'Der Raum hat sich im selben Moment geändert. Sieh nach und versuche es noch einmal.',
  },
  internal: {
    title: 'Bei uns ist etwas kaputtgegangen',
    text: 'Es steht im Log des Servers. Versuche es gleich noch einmal.',
  },
  'server-gone': {
    title: 'Verbindung verloren',
    text: 'Sie wird neu aufgebaut. Dein Platz und deine Pläne bleiben auf dem Server.',
  },
  'seat-unknown': {
    title: 'Dein alter Platz ließ sich nicht öffnen',
    text: 'Dieser Browser hatte einen Schlüssel zu einem Platz in diesem Raum, den der Server nicht kennt. Nimm hier einen neuen Platz.',
  },
  'proof-wrong': {
    title: 'Der Platz ist nicht nachgewiesen',
    text: 'Der Server konnte die Unterschrift dieser Seite für ihren Platz nicht prüfen. Lade die Seite neu.',
  },
  'proof-stale': {
    title: 'Die Anfrage kam zu einer anderen Zeit',
    text: 'Eine unterschriebene Anfrage gilt eine Minute lang und einmal. Versuche es noch einmal.',
  },
  'not-found': {
    title: 'Hier ist nichts',
    text: 'Unter dieser Adresse gibt es keine Seite. Raumcodes haben sechs Buchstaben.',
  },
  'no-lesson': {
    title: 'Diese Lektion gibt es nicht',
    text: 'Keine Lektion hat diese Adresse. Alle stehen auf einer Seite.',
  },
  'not-over': {
    title: 'Die Partie läuft noch',
    text: 'Eine Aufzeichnung enthält die Pläne beider Seiten; es gibt sie erst, wenn die letzte Runde gezeigt wurde.',
  },
  'own-file': {
    title: 'Aus dieser Datei wird kein Szenario',
    text: 'Unten steht, was daran nicht stimmt. Ändere die Datei oder nenne die Spalte der Labels und zieh sie noch einmal auf die Seite.',
  },
  'own-replay': {
    title: 'Diese Datei lässt sich nicht als Aufzeichnung öffnen',
    text: 'Eine andere Datei kannst du hier wählen oder auf die Seite ziehen.',
  },
  'linked-rows': {
    title: 'Das Gift dieses Links lässt sich nicht spielen',
    text: 'Der Link bringt eigene vergiftete Zeilen mit, und die sind fehlerhaft. Kopiere den ganzen Link noch einmal, oder wähle hier einen Angriff.',
  },
  'no-data-here': {
    title: 'Die Daten dieser Partie sind nicht hier',
    text: 'Jede Partie hat eigene Daten, und nur der Server, auf dem sie gespielt wurde, hat sie. Öffne die Aufzeichnung dort, oder prüfe die Datei mit dem Befehl well replay.',
  },
  'not-host': {
    title: 'Dieser Browser leitet den Raum nicht',
    text: 'Leiten kann ihn nur der Browser, der ihn eröffnet hat. Zusehen kannst du von hier aus.',
  },
};
