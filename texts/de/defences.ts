import type { Texts } from '../texts.ts';

export const defences: Texts['defences'] = {
  trim: {
    label: 'TRIM',
    when: 'Wenn Gift der Mehrheit widerspricht.',
    does: 'Trainiert mit den Beispielen, die am besten zusammenpassen: trainieren, die mit dem kleinsten Loss behalten, damit neu trainieren, bis sich nichts mehr ändert.',
    limits:
      'Findet Gift, das der Mehrheit widerspricht. Ist schon das erste Modell weit genug verbogen, behält es die falschen Beispiele.',
  },
  'bounded-loss': {
    label: 'Begrenzter Loss',
    when: 'Wenn nichts verworfen werden soll.',
    does: 'Begrenzt, wie viel der Loss eines Beispiels zählt, sodass ein Beispiel, das weit danebenliegt, fast nichts wiegt.',
    limits: 'Eine weiche Fassung von TRIM: Zweifelhafte Beispiele wiegen weniger, und keines wird entfernt.',
  },
  'stronger-regularisation': {
    label: 'Stärkere Regularisierung',
    when: 'Wenn wenige starke Beispiele schaden.',
    does: 'Macht große Gewichte teurer, sodass wenige Beispiele das Modell nicht weit bewegen können.',
    limits: 'Schwächt starke einzelne Beispiele und alles andere auch.',
  },
  'early-stopping': {
    label: 'Frühes Stoppen',
    when: 'Wenn das Gift zuletzt gelernt wird.',
    does: 'Behält im Training die vertrauenswürdigen Beispiele im Auge und kehrt zu dem Schritt zurück, nach dem sie am besten beurteilt wurden.',
    limits:
      'Ein Modell lernt zuerst, was die meisten Beispiele sagen, und spät, was die Sonderlinge sagen; dazwischen hört das Training auf.',
  },
  'dp-sgd': {
    label: 'Gekappte, verrauschte Gradienten (DP-SGD)',
    when: 'Wenn jedes Beispiel Gift sein kann.',
    does: 'Trainiert in kleinen Schritten, kappt den Gradienten jedes Beispiels bei einer größten Länge und addiert Rauschen zur Summe.',
    limits:
      'Begrenzt, was wenige Beispiele in einem Schritt ausrichten; auch seltene, aber ehrliche Fälle verlieren Einfluss. Für Privatsphäre ist das Rauschen zu klein: Mit den Vorgaben garantiert es auf 4 gegen 9 nur ein ε über 1.000.',
  },
  'geometric-median': {
    label: 'Median der Gradienten',
    when: 'Wenn das Gift weniger als die Hälfte der Gruppen erreicht.',
    does: 'Teilt die Beispiele in Gruppen und folgt dem geometrischen Median der Gruppengradienten statt ihrem Mittelwert.',
    limits:
      'Überstimmt Gift in weniger als der Hälfte der Gruppen. Gift, das auf alle verteilt ist, steckt in jedem Gruppengradienten.',
  },
  bagging: {
    label: 'Bagging',
    when: 'Wenn das Gift aus wenigen Beispielen besteht.',
    does: 'Trainiert viele Modelle, jedes mit einer eigenen zufälligen Auswahl der Beispiele, und mittelt ihre Vorhersagen.',
    limits:
      'Ein Beispiel ist nur in manchen Auswahlen, bei kleinen nur in wenigen; ein einzelnes kann also nicht viel ausrichten.',
  },
  'partition-aggregation': {
    label: 'Teile, die abstimmen',
    when: 'Wenn ein Beweis gefragt ist und viele Beispiele da sind.',
    does: 'Verteilt die Beispiele nach ihrem Inhalt auf Töpfe, trainiert auf jedem ein Modell und lässt die Modelle abstimmen.',
    limits:
      'Ein eingefügtes oder gelöschtes Beispiel ändert höchstens eine Stimme, ein verändertes zwei; das ist bewiesen. Kleine Töpfe ergeben schwächere Modelle.',
  },
  'regression-gate': {
    label: 'Schranke gegen Rückschritte',
    when: 'Wenn Daten in Wellen kommen.',
    does: 'Nimmt die Daten in Wellen und lehnt eine Welle ab, nach der die vertrauenswürdigen Beispiele schlechter beurteilt würden als zuvor.',
    limits:
      'Hält auf, was sichtbar schadet. Gift in jeder Welle oder schon in der ersten wird selbst zum Maßstab.',
  },
};
