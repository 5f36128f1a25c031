import type { MoralFacts } from '../../engine/lessons/morals.ts';
import type { Texts } from '../texts.ts';
import { count, percent, plural } from './numbers.ts';

const samples = (n: number) => plural(n, { one: 'Beispiel', other: 'Beispielen' });
const poison = (n: number) => plural(n, { one: 'vergiftetes Beispiel', other: 'vergiftete Beispiele' });
const ofPoison = (n: number) => plural(n, { one: 'vergifteten Beispiel', other: 'vergifteten Beispielen' });
const honest = (n: number) => plural(n, { one: 'ehrliches Beispiel', other: 'ehrliche Beispiele' });
const right = ({ summary }: MoralFacts) =>
  `Das Modell liegt bei ${percent(summary.accuracy)} der ungesehenen Beispiele richtig; ohne Gift trainiert läge es bei ${percent(summary.cleanAccuracy)} richtig.`;
const found = ({ summary: { poisonRows, detection } }: MoralFacts) =>
  `Die Abwehr erwischte ${count(detection.caught)} von ${ofPoison(poisonRows)} und hielt ${honest(detection.collateral)} für Gift.`;
const against = ({ summary }: MoralFacts) =>
  `Mit der Abwehr liegt das Modell bei ${percent(summary.accuracy)} der ungesehenen Beispiele richtig, ganz ohne Abwehr läge es bei ${percent(summary.unfilteredAccuracy)} richtig.`;
const passed = ({ summary: { hits = 0, targets = 0 } }: MoralFacts) =>
  `${count(hits)} von ${plural(targets, { one: 'Ziel', other: 'Zielen' })} ${hits === 1 ? 'ging' : 'gingen'} als andere Klasse durch`;

export const morals: Texts['morals'] = {
  outage: {
    title: 'Eine Abwehr kann den Brunnen auch selbst zuschütten.',
    says: ({ summary: { streamRows, removedRows } }) =>
      `Die Abwehr ließ ${count(streamRows - removedRows)} von ${samples(streamRows)} übrig, und daraus wurde kein brauchbares Modell.`,
    world:
      'Ein zu strenger Filter ist ein Ausfall, den die Verteidiger selbst verursachen. Im April 2010 hielt die Aktualisierung eines Virenscanners eine Systemdatei von Windows XP für ein Virus und legte Tausende Rechner lahm. Ein Angreifer war nicht nötig.',
    ask: 'Wie viel von euren eigenen Daten würdet ihr für die Sicherheit hergeben, und wer entscheidet das?',
  },
  'false-alarm': {
    title: 'Filter bezahlt man an den ruhigen Tagen.',
    says: ({ summary: { removedRows, relabelledRows = 0 } }) =>
      `Es gab gar kein Gift. Die Abwehr hat trotzdem ${honest(removedRows + relabelledRows)} entfernt oder umgelabelt.`,
    world:
      'Ein Spamfilter hat es meist mit ehrlicher Post zu tun, und jede ehrliche Mail, die er verliert, hat jemand geschrieben. An den meisten Tagen greift niemand an. Den größten Teil seines Preises kostet ein Filter also ohne Angriff.',
    ask: 'Woran hättet ihr gemerkt, dass es nichts zu finden gab?',
  },
  quiet: {
    title: 'Ruhiges Wasser beweist nichts.',
    says: () =>
      'Es gab kein Gift, und die Abwehr hat nichts verändert. Das war richtig; den Daten allein war es nicht anzusehen.',
    world:
      'Wer einen Spamfilter betreibt, kennt das: Eine ruhige Woche belegt nicht, dass niemand am Werk ist. Eine kleine Menge geprüfter Beispiele, die man getrennt aufbewahrt, zeigt, ob das Modell noch gut ist, wie auch immer die neuen Daten aussehen.',
    ask: 'Warum habt ihr nichts getan: wegen eines Belegs oder auf gut Glück?',
  },
  'hidden-mark': {
    title: 'Eine Backdoor lässt die Genauigkeit in Ruhe.',
    says: (facts) =>
      `${percent(facts.summary.attackSuccess ?? 0)} der markierten Beispiele gehen als die Klasse der Angreifer durch. ${right(facts)} Kein Test mit gewöhnlichen Beispielen zeigt die Marke.`,
    world:
      'Ein veröffentlichtes Modell wird kopiert, weitertrainiert und in Produkte eingebaut, und die Marke geht mit. Die vergifteten Beispiele später zu löschen ändert an keiner Kopie etwas: Ist das Modell erst draußen, ist der Schaden angerichtet.',
    ask: 'Euer Team lädt ein fertiges Modell herunter. Was könntet ihr prüfen und was nicht?',
  },
  'true-labels': {
    title: 'Wer Labels prüft, findet das nicht.',
    says: (facts) =>
      `${passed(facts)}, und jedes vergiftete Beispiel behielt das Label des Beispiels, aus dem es gemacht wurde.`,
    world:
      'Mit demselben Mittel wehren sich Künstlerinnen und Künstler. Glaze und Nightshade verändern ein Bild so wenig, dass Menschen es kaum sehen, während ein Modell, das mit ungefragt gesammelten Kopien trainiert wird, etwas anderes lernt. Die Labels sind wahr.',
    ask: 'Wann ist solches Gift ein Angriff und wann Notwehr?',
  },
  'one-of-many': {
    title: 'Den Angreifern genügt ein einziges Beispiel.',
    says: (facts) => `${passed(facts)}. ${right(facts)}`,
    world:
      'Wer eine Werbung verschickt, will genau diese eine durch den Spamfilter bringen; alle anderen sind ihm gleichgültig. Die Genauigkeit des Filters bleibt, wie sie war, also sieht niemand nach.',
    ask: 'Welcher einzelne Fehler würde eurem Dienst am meisten schaden, und sähet ihr ihn in euren Zahlen?',
  },
  'seen-by-a-gate': {
    title: 'Es hat gewirkt, und es war laut.',
    says: (facts) =>
      `Der Angriff erreichte sein Ziel, aber auf Kosten des Dienstes. ${right(facts)} Eine Prüfung an vertrauenswürdigen Beispielen vor der Veröffentlichung kann ein solches Modell zurückweisen.`,
    world:
      'Dienste, die jeden Tag neu trainieren, vergleichen jedes Modell an einer festen Menge mit dem vorigen und veröffentlichen es nur, wenn es besteht. Die Prüfung muss vorher kommen: Ein Modell, das auf Telefonen oder in Downloads steckt, holt niemand zurück.',
    ask: 'Wer prüft euer Modell, bevor es veröffentlicht wird, und an welchen Beispielen?',
  },
  'honest-samples': {
    title: 'Selten heißt nicht falsch.',
    says: (facts) =>
      `Jedes Beispiel, das die Angreifer schickten, war echt und trug das wahre Label. ${found(facts)}`,
    world:
      'Filter für gesammelte Texte und Bilder entfernen, was ungewöhnlich ist: Dialekte, kleine Sprachen, seltene Fälle. Eine Untersuchung einer großen Sammlung von Webseiten ergab, dass ihr Filter Texte von Minderheiten und über sie häufiger entfernte als andere.',
    ask: 'Welche ehrlichen Leute sähen für euren Filter verdächtig aus?',
  },
  'word-flood': {
    title: 'Rückmeldungen sind Trainingsdaten.',
    says: (facts) =>
      `${plural(facts.summary.poisonRows, { one: 'Mail, die jedes Wort enthält und als Spam gemeldet wurde, genügte', other: 'Mails, die jedes Wort enthalten und als Spam gemeldet wurden, genügten' })}. ${right(facts)}`,
    world:
      'Kampagnen melden in Massen: Mails als Spam, ehrliche Beiträge als Beleidigung, Filme mit einem Stern. 2018 beschrieb Google vier große Versuche innerhalb weniger Monate, den Spamfilter von Gmail auf diese Weise zu verbiegen. Der Weg zurück ist ein neues Training mit Daten von davor.',
    ask: 'Wer darf euer Modell etwas lehren, und wie viel darf einer allein ihm beibringen?',
  },
  'turned-filter': {
    title: 'Der Filter arbeitete für die Angreifer.',
    says: (facts) => `${against(facts)} ${found(facts)}`,
    world:
      'Wer weiß, worauf ein Filter anspringt, kann ihn gegen ehrliche Leute wenden. Kampagnen mit falschen Meldungen bringen soziale Netzwerke dazu, ehrliche Konten zu sperren, und die Arbeit macht der Filter der Plattform.',
    ask: 'Wäre nichts zu tun besser gewesen, und woran hättet ihr das erkennen können?',
  },
  'many-accounts': {
    title: 'Viele kleine Stimmen, eine Hand.',
    says: (facts) =>
      `Das Gift kam von ${plural(facts.accounts, { one: 'Konto', other: 'Konten' })}, und ${poison(facts.summary.detection.missed)} ${facts.summary.detection.missed === 1 ? 'kam' : 'kamen'} durch. ${right(facts)}`,
    world:
      'Konten kann man kaufen. Bewertungsportale und soziale Netzwerke haben es mit Kampagnen aus Tausenden von ihnen zu tun, von denen jedes sehr wenig tut. Eine Grenze je Konto hilft nur, wo Konten etwas kosten.',
    ask: 'Was kostet bei eurem Dienst ein neues Konto, und was würde es kosten, es teurer zu machen?',
  },
  'chosen-labels': {
    title: 'Fehler, die sich einig sind, sind ein Angriff.',
    says: (facts) =>
      `${plural(facts.summary.poisonRows, { one: 'Beispiel bekam', other: 'Beispiele bekamen' })} ein falsches Label, das nach seiner Wirkung ausgesucht war. ${right(facts)}`,
    world:
      'Viele nachlässige Labels verträgt ein Modell. Abgesprochene sind etwas anderes: 2016 brachten Nutzer dem Chatbot Tay binnen eines Tages Beschimpfungen bei, und Microsoft nahm ihn vom Netz.',
    ask: 'Wie würdet ihr Nachlässige von solchen unterscheiden, die sich abgesprochen haben?',
  },
  'damage-done': {
    title: 'Ist das Modell erst draußen, ist der Schaden angerichtet.',
    says: (facts) =>
      `Dafür ${facts.summary.poisonRows === 1 ? 'genügte' : 'genügten'} ${poison(facts.summary.poisonRows)}, ${percent(facts.summary.epsilon)} der sauberen Daten. ${right(facts)}`,
    world:
      '2023 fanden sich in LAION-5B, einer Sammlung von Milliarden Bildern aus dem Netz, Verweise auf strafbare Bilder. Die Sammlung wurde zurückgezogen; die Modelle, die damit trainiert worden waren, gab es weiterhin. Daten kann man zurücknehmen, veröffentlichte Modelle nicht.',
    ask: 'Wäre dieses Modell gestern veröffentlicht worden: Was könntet ihr heute noch tun?',
  },
  'price-of-robustness': {
    title: 'Robustes Training hat seinen Preis.',
    says: (facts) => against(facts),
    world:
      'Ein Training, das begrenzt, was einzelne Beispiele ausrichten, begrenzt auch seltene ehrliche. Untersuchungen zum Training mit gekappten Gradienten und Rauschen ergaben, dass kleine Gruppen am meisten verlieren.',
    ask: 'Wer bezahlt den Schutz: wer das Risiko verursacht oder wer selten ist?',
  },
  'held-by-training': {
    title: 'Man muss das Gift nicht finden, um damit zu leben.',
    says: (facts) => `${found(facts)} ${against(facts)}`,
    world:
      'Tastaturen, die von vielen Telefonen lernen, können nicht ansehen, was die Leute tippen. Sie begrenzen, wie viel jedes Telefon verändern kann, damit kein einzelnes das Modell weit bewegt.',
    ask: 'Was hättet ihr lieber: einen Filter, der Gift findet, oder ein Training, das keinen braucht?',
  },
  spectrum: {
    title: 'Gift verrät sich durch das, was ihm gemeinsam ist.',
    says: found,
    world:
      'Beispiele eines Angreifers ähneln einander. Wer gesammelte Bilder säubert, sucht nach solchen Gruppen und nach Beinahe-Kopien. Angreifer, die das wissen, machen ihre Beispiele verschieden und brauchen dann mehr davon.',
    ask: 'Wie würdet ihr den Angriff ändern, damit seine Beispiele weniger gemeinsam haben?',
  },
  caught: {
    title: 'Grobes Gift fällt auf.',
    says: found,
    world:
      'Davon leben Spamfilter: Was in Massen verschickt wird, fällt auf. Darum wechseln Absender Wörter und Adressen, und darum sagt ein Filter, der gestern half, wenig über morgen.',
    ask: 'Was machen die Angreifer beim nächsten Mal anders, jetzt, da sie eure Mittel kennen?',
  },
  'many-features': {
    title: 'In vielen Dimensionen weiß ein Filter nicht, wohin er sehen soll.',
    says: (facts) => `Ein Beispiel hat ${count(facts.features)} Merkmale. ${found(facts)}`,
    world:
      'Bilder, Texte und Genome haben Tausende Merkmale. Gift, das in einer Richtung weit draußen liegt, verschwindet zwischen allen anderen, solange niemand die Richtung kennt. Das ist eine Grenze der Filter, nicht der Information.',
    ask: 'Was müsstet ihr über die Angreifer wissen, um die Richtung zu kennen?',
  },
  'shrugged-off': {
    title: 'Ein Modell verträgt viel, bis zu einem Punkt.',
    says: ({ summary }) =>
      `${poison(summary.poisonRows)}, ${percent(summary.epsilon)} der sauberen Daten, ${summary.poisonRows === 1 ? 'erreichte' : 'erreichten'} ${percent(summary.impact)} des Ziels der Angreifer.`,
    world:
      'Daten aus dem Netz sind nie sauber, und trotzdem werden Modelle damit trainiert: Fehler, die sich nicht einig sind, heben einander auf. Dass es bei dieser Menge gut ging, sagt wenig über die doppelte.',
    ask: 'Wie viel mehr Gift hätte es gebraucht, und wie fändet ihr das gefahrlos heraus?',
  },
};
