import type { Texts } from '../texts.ts';

const terms: Texts['glossary']['terms'] = {
  sample: {
    term: 'Beispiel',
    means: 'Etwas, woraus ein Modell lernt oder wonach es gefragt wird: ein Bild, eine Mail oder ein Punkt.',
  },
  feature: {
    term: 'Merkmal',
    means: 'Eine Zahl eines Beispiels, etwa der Grauwert eines Pixels oder ob ein Wort vorkommt.',
  },
  label: {
    term: 'Label',
    means:
      'Die Klasse, die ein Beispiel angeblich hat. Ein Label kann falsch sein, aus Versehen oder mit Absicht.',
  },
  seed: {
    term: 'Seed',
    means:
      'Die Zahl, von der alle Zufallszüge einer Runde ausgehen: Derselbe Seed und dieselben Einstellungen ergeben dieselbe Runde, bis zur letzten Stelle. Wo nichts gezogen wird, kommt mit jedem Seed dasselbe heraus.',
  },
  model: {
    term: 'Modell',
    means:
      'Eine Formel mit einstellbaren Zahlen. Das Training stellt sie so ein, dass die Antworten zu den Labels passen.',
  },
  training: {
    term: 'Trainingsdaten',
    means: 'Die Beispiele, aus denen ein Modell lernt. Wer etwas hinzufügen kann, kann das Modell verändern.',
  },
  test: {
    term: 'Testdaten',
    means: 'Beispiele, auf denen nie trainiert wurde. An ihnen wird die Genauigkeit gemessen.',
  },
  accuracy: {
    term: 'Genauigkeit',
    means:
      'Der Anteil der Testdaten, bei dem ein Modell recht hat. Die saubere Genauigkeit ist die eines Modells, das ohne Gift trainiert wurde.',
  },
  loss: {
    term: 'Loss',
    means:
      'Wie schlecht eine Antwort zu einem Label passt, als Zahl. Das Training macht den mittleren Loss klein.',
  },
  gradient: {
    term: 'Gradient',
    means:
      'Die Richtung, in der ein Loss am schnellsten wächst. Der Gradient eines Beispiels zeigt, wohin dieses Beispiel das Modell zieht.',
  },
  boundary: {
    term: 'Grenze',
    means:
      'Wo ein Modell zwischen zwei Klassen unentschieden ist. Auf beiden Seiten der Grenze fällt die Antwort verschieden aus.',
  },
  projection: {
    term: 'Projektion',
    means:
      'Ein flaches Bild von Beispielen, die mehr als zwei Merkmale haben. Was darin nah beieinanderliegt, kann in Wahrheit weit auseinanderliegen, und die Grenze darin ist nur ein Schnitt.',
  },
  heldout: {
    term: 'Zurückgehalten',
    means:
      'Nicht zum Training benutzt und danach von seinem Modell beurteilt. Was ein Modell gelernt hat, weiß es fast immer; wie gut es ist, zeigen nur andere Beispiele.',
  },
  interval: {
    term: '95-%-Intervall',
    means:
      'Der Bereich, in dem der wahre Wert bei 95 von 100 solchen Messungen liegt. Es berücksichtigt den Zufall darin, welche Beispiele beurteilt wurden: Je weniger es sind, desto breiter ist es.',
  },
  opponent: {
    term: 'Übliche und stärkste Abwehr',
    means:
      'Aus den veröffentlichten Tabellen dieses Szenarios: die, die bestes Spiel am häufigsten nimmt, und die, die gegen diesen Angriff am besten ist.',
  },
  poisoning: {
    term: 'Datenvergiftung',
    means: 'Zu verändern, woraus ein Modell lernt, damit sich das trainierte Modell irrt.',
  },
  evasion: {
    term: 'Umgehung (Evasion)',
    means:
      'Ein Beispiel so zu verändern, dass ein fertiges Modell es falsch beurteilt. Das Modell selbst bleibt, wie es ist.',
  },
  epsilon: {
    term: 'ε (Giftbudget)',
    means: 'Die Zahl der vergifteten Beispiele, geteilt durch die Zahl der sauberen Trainingsbeispiele.',
  },
  points: {
    term: 'Punkte',
    means:
      'Was ein Plan kostet. Den Angriff kostet ein eingefügtes oder umgelabeltes Beispiel 1 Punkt, ein verändertes 2, ein gelöschtes 3; die Abwehr zahlt für Filter, Obergrenzen, Nachfragen und Vorschauen.',
  },
  use: {
    term: 'Nutzen (u)',
    means:
      'Wie viel vom Vorsprung des Modells vor einer immer gleichen Antwort übrig ist: 1 bei sauberer Genauigkeit, 0, wenn es nicht besser ist, als immer die größte Klasse zu nennen.',
  },
  availability: {
    term: 'Verfügbarkeitsangriff',
    means: 'Ein Angriff auf den ganzen Dienst: Das Modell soll sich so oft wie möglich irren.',
  },
  targeted: {
    term: 'Gezielter Angriff',
    means:
      'Ein Angriff auf wenige ausgewählte Beispiele. Alles andere soll weiterlaufen, damit niemand nachsieht.',
  },
  backdoor: {
    term: 'Backdoor',
    means:
      'Eine antrainierte Reaktion auf eine Marke: Ein Beispiel, das die Marke trägt, bekommt die Klasse der Angreifer; alle anderen beurteilt das Modell wie zuvor.',
  },
  trigger: {
    term: 'Marke (Trigger)',
    means: 'Das Muster, auf das eine Backdoor anspricht, etwa ein kleines Quadrat in einer Ecke des Bildes.',
  },
  asr: {
    term: 'Erfolgsrate des Angriffs',
    means:
      'Der Anteil der markierten Beispiele anderer Klassen, die das Modell für die Klasse der Angreifer hält.',
  },
  flip: {
    term: 'Umgelabeltes Beispiel',
    means: 'Ein Beispiel, das seine Merkmale behält und ein falsches Label bekommt.',
  },
  means: {
    term: 'Einfügen, verändern, löschen',
    means:
      'Was ein Angriff mit Trainingsdaten tun kann: Beispiele hinzufügen, Beispiele verändern oder Beispiele entfernen.',
  },
  cleanLabel: {
    term: 'Clean-Label-Angriff',
    means: 'Gift, dessen Labels alle stimmen. Wer Labels prüft, findet nichts.',
  },
  collision: {
    term: 'Merkmalskollision',
    means:
      'Ein Beispiel, das für Menschen aussieht wie seine eigene Klasse und für das Modell wie das Ziel, weil beide in den Merkmalen des Modells fast zusammenfallen.',
  },
  beta: {
    term: 'β (Beta)',
    means:
      'Bei einer Merkmalskollision der Preis dafür, anders auszusehen als das Original. Ein kleines β erlaubt größere Änderungen.',
  },
  decoys: {
    term: 'Ködermodelle',
    means:
      'Schlechte Modelle, die ein Angriff zuerst erzeugt. Dann sucht er Gift, das das Training zu einem von ihnen führt.',
  },
  shares: {
    term: 'Anteile',
    means:
      'Wie ein Angriff sein Gift auf die beiden Labels verteilt. Er probiert mehrere Aufteilungen und behält die beste.',
  },
  filter: {
    term: 'Filter',
    means:
      'Eine Regel, die jedem Beispiel einen Verdacht zuordnet und die verdächtigsten vor dem Training entfernt. Welche Gift sind, weiß sie nicht.',
  },
  suspicion: {
    term: 'Verdacht',
    means:
      'Die Zahl, die ein Filter einem Beispiel gibt. Sie sagt, wie ungewöhnlich es ist, nicht, ob es Gift ist.',
  },
  caught: {
    term: 'Erwischt',
    means: 'Gift, das vor dem Training entfernt wurde. Gift, das bleibt, wurde übersehen.',
  },
  collateral: {
    term: 'Kollateralschaden',
    means: 'Saubere Beispiele, die ein Filter mit dem Gift oder an dessen Stelle entfernt.',
  },
  fpr: {
    term: 'Falsch-Positiv-Rate',
    means: 'Der Anteil der sauberen Beispiele, die ein Filter entfernt.',
  },
  influence: {
    term: 'Einfluss',
    means: 'Wie stark sich der Loss auf anderen Beispielen ändern würde, wenn ein Trainingsbeispiel fehlte.',
  },
  spectrum: {
    term: 'Spektrale Signatur',
    means:
      'Die Spur, die gleichartiges Gift hinterlässt: eine Richtung, in der einige Beispiele einer Klasse gemeinsam weit außen liegen. Man findet sie mit dem ersten Singulärvektor der Klasse.',
  },
  golden: {
    term: 'Goldsatz',
    means:
      'Wenige Beispiele, deren Labels sicher stimmen. Sie dürfen ein Modell beurteilen, aber trainiert wird auf ihnen nie.',
  },
  gate: {
    term: 'Schranke',
    means:
      'Eine Prüfung, die ein neu trainiertes Modell bestehen muss, bevor es eingesetzt wird. Ein Modell, das durchfällt, wird abgelehnt.',
  },
  audit: {
    term: 'Nachfrage (Audit)',
    means: 'Punkte dafür zu zahlen, dass man sicher erfährt, ob ein bestimmtes Beispiel Gift ist.',
  },
  panel: {
    term: 'Auswahl von Hand',
    means:
      'Beispiele, die Menschen markiert haben: Die einen werden entfernt, die anderen bleiben, was auch immer ein Filter sagt.',
  },
  provenance: {
    term: 'Herkunft',
    means: 'Woher ein Beispiel kam: das Konto, das es geschickt hat.',
  },
  cap: {
    term: 'Obergrenze',
    means: 'So viele Beispiele darf ein Konto höchstens beitragen. Was darüber liegt, wird entfernt.',
  },
  robust: {
    term: 'Robustes Training',
    means:
      'Ein Training, das begrenzt, was wenige Beispiele am Modell ausrichten können. Ohne Gift kostet es meist etwas Genauigkeit.',
  },
  tail: {
    term: 'Rand einer Klasse',
    means:
      'Seltene und schwierige Beispiele einer Klasse. Sie sind ehrlich und wirken auf viele Filter verdächtig.',
  },
  feedback: {
    term: 'Rückmeldungen',
    means:
      'Labels, die Nutzer im laufenden Betrieb vergeben, etwa „das ist Spam“. Das nächste Modell lernt daraus.',
  },
  rollback: {
    term: 'Zurückrollen (Rollback)',
    means:
      'Zum Modell oder zu den Daten eines früheren Tages zurückzukehren. Alles, was seither gelernt wurde, geht verloren.',
  },
};

export const glossary: Texts['glossary'] = {
  title: 'Glossar',
  lede: 'Die Wörter, die Lektionen, Labor und Pulte benutzen, und was sie hier bedeuten.',
  explain: ({ term }) => `Was bedeutet „${term}“?`,
  terms,
};
