import type { ScenarioTexts } from '../../engine/round/scenario.ts';
import type { Texts } from '../texts.ts';
import { count } from './numbers.ts';

const fog = (d: number): ScenarioTexts => ({
  title: `Nebel aus ${count(d)} Dimensionen`,
  story:
    `Ein Hafen liest ${count(d)} Instrumente ab und unterscheidet Stille von Sturm. Jedes Instrument allein sagt wenig, ` +
    'zusammen genügen sie. Wer falsche Werte schickt, kann sich in den vielen Richtungen verstecken, in die niemand schaut.',
  lesson:
    'Bei gleicher Stärke (ε = 3\u00a0%, um 3 Standardabweichungen in eine zufällige Richtung verschoben) fällt Gift in 2 ' +
    'Dimensionen auf und kommt in 512 an jedem Filter dieser Auswahl vorbei. Wer die Richtung kennt, sieht es trotzdem: ' +
    'Das ist eine Grenze der Filter, nicht der Information. Doch solches Gift schadet nicht: Was das Modell verbiegt, ' +
    'sehen die Kugel, der Loss oder das Gradientenspektrum.',
  classNames: ['Stille', 'Sturm'],
});

export const scenarios: Texts['scenarios'] = {
  'digits-4v9': {
    title: 'Vieren und Neunen',
    story:
      'Die Post liest handgeschriebene Ziffern. Ihr Modell unterscheidet Vieren von Neunen und lernt aus Beispielen, die ' +
      'Partner einschicken. Irrt es sich, landen Pakete in der falschen Straße: Jede falsche Ziffer ist ein verlorenes Paket.',
    lesson:
      'Ein Abstandsfilter kann alles schlimmer machen: Er entfernt ehrliche Beispiele statt Gift, das ihren Abstand ' +
      'einhält. Die Gradienten zeigen das meiste davon, aber nicht das Gift, das ein selbst gewähltes Modell ansteuert ' +
      '(KKT). Kein Filter hier hält jeden Angriff auf.',
    classNames: ['4', '9'],
  },
  moons: {
    title: 'Zwei Monde',
    story:
      'Bojen überwachen einen Fluss. Aus zwei Messwerten sagt ein kleines Netz, ob man das Wasser trinken kann. ' +
      'Jeder darf Messwerte einschicken. Verbiegt sich die Grenze, wird gutes Wasser weggeschüttet und schlechtes getrunken.',
    lesson:
      'Ein Modell folgt seinen Daten: Ein paar Beispiele am richtigen Ort verbiegen die Grenze, und man kann dabei zusehen.',
    classNames: ['klar', 'trüb'],
  },
  spam: {
    title: 'Spam',
    story:
      'Ein Mailanbieter lernt aus dem, was seine Nutzer als Spam und als ehrliche Mail melden. Eine bestimmte Werbung ' +
      'wird seit Wochen abgefangen. Ihr Absender kann ebenfalls Mails schreiben und melden.',
    lesson:
      'Um eine einzige Mail durchzubringen, muss niemand den Filter ruinieren: Zehn Mails mit ihren Wörtern, als ehrlich ' +
      'gemeldet, reichen aus, und der Dienst läuft weiter, als wäre nichts gewesen.',
    classNames: ['Ham', 'Spam'],
  },
  features: {
    title: 'Das geborgte Auge',
    story:
      'Ein Start-up kann kein eigenes Netz trainieren. Es nimmt eines, das jemand anders auf Ziffern trainiert hat, und ' +
      'trainiert nur die letzte Schicht: vier oder neun. Was das geborgte Netz sieht, kann jeder nachschlagen.',
    lesson:
      'Ein Bild, das für Menschen eine Neun ist und für das Netz eine Vier, braucht kein falsches Label: Wer die Labels ' +
      'prüft, lässt es durch.',
    classNames: ['4', '9'],
  },
  'fog-2': fog(2),
  'fog-8': fog(8),
  'fog-32': fog(32),
  'fog-128': fog(128),
  'fog-512': fog(512),
  digits: {
    title: 'Zehn Ziffern, eine Marke',
    story:
      'Eine Bank liest die Beträge auf Schecks mit einem Netz für zehn Klassen. Es lernt aus Scans, die ihre Filialen ' +
      'einschicken. Jemand bringt ihm eine Marke bei: Jeden Scheck, der sie trägt, liest es so, wie der Fälscher will.',
    lesson:
      'Eine Backdoor lässt die Genauigkeit in Ruhe. Was sie verrät, ist nicht, wie das Modell arbeitet, sondern was ihre ' +
      'Beispiele gemeinsam haben.',
    classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  },
  'spam-bayes': {
    title: 'Der alte Mailfilter',
    story:
      'Ein Mailfilter von 2003 beurteilt jedes Wort nach dem Anteil der Mails, die es enthalten, und lernt aus den ' +
      'Meldungen seiner Nutzer. Nun enthält eine von hundert Mails sämtliche Wörter und wird als Spam gemeldet. Bald geht ' +
      'der größte Teil der ehrlichen Post verloren.',
    lesson:
      'Wenige Mails mit sämtlichen Wörtern ruinieren ein Modell, das Wörter einzeln gewichtet; eines, das sie gemeinsam ' +
      'gewichtet, stören sie kaum. Filter, die nach Einzelgängern suchen, übersehen solche Mails, denn sie sind einander ' +
      'die nächsten Nachbarn; ein Filter, der nach Kopien sucht, findet sie.',
    classNames: ['Ham', 'Spam'],
  },
  letters: {
    title: 'Buchstaben, die niemand kennt',
    story:
      'Ein Archiv liest eine Schrift, die nur seine Schreiber kennen: zwei einander ähnliche Buchstaben, von tausenden Händen ' +
      'geschrieben. Sein Modell lernt aus Seiten, die Schreiber einschicken. Jeder Brunnen hat eigene Buchstaben; ' +
      'mit Daten oder Modellen von außen kann sie also niemand lesen.',
    lesson:
      'Ohne Daten von außen bleiben der Abwehr nur die Beispiele selbst und wenige vertrauenswürdige. Kopien mit falschem ' +
      'Label fallen unter ihren Nachbarn auf, optimiertes Gift durch seinen Loss und seine Gradienten.',
    classNames: ['ush', 'nam'],
  },
  'letters-10': {
    title: 'Zehn Buchstaben, eine Marke',
    story:
      'Ein Archiv liest eine Schrift aus zehn Buchstaben, die nur seine Schreiber kennen, mit einem Netz, das aus ihren ' +
      'Seiten lernt. Jemand bringt ihm eine Marke bei: Jeden Buchstaben mit der Marke liest es so, wie der Fälscher will.',
    lesson:
      'Eine Backdoor lässt die Genauigkeit in Ruhe. Wenige Beispiele mit der Marke genügen, und keine Daten von außen ' +
      'zeigen, wie diese Buchstaben ohne die Marke aussehen.',
    classNames: ['ush', 'nam', 'gal', 'pell', 'ko', 'rin', 'tam', 'esk', 'dov', 'wyn'],
  },
};
