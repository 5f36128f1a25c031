import type { Texts } from '../texts.ts';

export const filters: Texts['filters'] = {
  sphere: {
    label: 'Kugel',
    when: 'Wenn Gift weit außen liegt.',
    does: 'Misst, wie weit ein Beispiel von der Mitte der Klasse liegt, zu der es gehören will, und entfernt die äußersten.',
    limits:
      'Findet Gift, das heraussticht. Gift mitten unter ehrlichen Beispielen sieht der Filter nicht, und dann entfernt er ehrliche.',
  },
  loss: {
    label: 'Loss',
    when: 'Wenn Labels falsch aussehen.',
    does: 'Trainiert das Modell zuerst mit allem und entfernt dann die Beispiele, deren Label es nicht erklären kann.',
    limits:
      'Findet falsche Labels. Von Gift, das auf kleinen Loss hin gewählt ist (ALFA), bleibt ein Teil, denn es hat schon dieses erste Modell verbogen.',
  },
  'knn-distance': {
    label: 'Nächste Nachbarn',
    when: 'Wenn einzelne Beispiele abseits liegen.',
    does: 'Addiert die Abstände zu den nächsten Beispielen, gleich welcher Klasse, und entfernt die einsamsten.',
    limits: 'Findet verstreute Ausreißer. Gift, das in Haufen kommt, hat nahe Nachbarn und geht durch.',
  },
  spectral: {
    label: 'Gradientenspektrum',
    when: 'Wenn Gift das Modell in eine Richtung zieht.',
    does: 'Betrachtet den Gradienten jedes Beispiels und entfernt die, die in der stärksten gemeinsamen Richtung am weitesten außen liegen.',
    limits:
      'Gift, das zusammenwirkt, hat meist auch gemeinsame Gradienten, aber nicht immer (KKT). Ohne Gift entfernt der Filter schwierige, aber ehrliche Beispiele.',
  },
  slab: {
    label: 'Scheibe',
    when: 'Wenn Beispiele zur anderen Klasse hin herausragen.',
    does: 'Schaut nur entlang der Linie von einer Klasse zur anderen und entfernt, was am weitesten von der Mitte seiner Klasse liegt.',
    limits:
      'Findet falsche Labels und extreme Punkte. Blind für alles, was im rechten Winkel zu dieser Linie liegt.',
  },
  svd: {
    label: 'Rest bei niedrigem Rang',
    when: 'Wenn Beispiele nach Rauschen aussehen.',
    does: 'Beschreibt alle Beispiele durch die wenigen Richtungen mit der meisten Energie und entfernt die mit dem größten Rest.',
    limits:
      'Findet Rauschen und seltsame Formen. Gift aus gewöhnlichen Bestandteilen wird so gut beschrieben wie jedes andere Beispiel.',
  },
  mahalanobis: {
    label: 'Mahalanobis-Abstand',
    when: 'Wenn übliche Werte unüblich kombiniert sind.',
    does: 'Misst den Abstand von der Klassenmitte in Einheiten der Streuung, die die Klasse in dieser Richtung hat.',
    limits:
      'Findet ungewöhnliche Kombinationen gewöhnlicher Werte. Genug Gift vergrößert die Streuung, an der es gemessen wird.',
  },
  'robust-covariance': {
    label: 'Robuste Kovarianz',
    when: 'Ebenso, wenn Gift die Klasse verbreitert haben kann.',
    does: 'Misst den Mahalanobis-Abstand, nimmt die Streuung aber von der Hälfte der Klasse, die am engsten beisammenliegt.',
    limits:
      'Verstreutes Gift kann diese Streuung nicht vergrößern; Gift, das enger liegt als ehrliche Beispiele, geht in sie ein. Bei vielen Merkmalen und wenigen Beispielen reicht die Hälfte nicht, um sie zu schätzen.',
  },
  'gradient-norm': {
    label: 'Gradientennorm',
    when: 'Wenn wenige Beispiele das Modell stark bewegen.',
    does: 'Misst die Länge des Gradienten jedes Beispiels am trainierten Modell und entfernt die längsten.',
    limits:
      'Wenige Beispiele mit kurzen Gradienten können ein Modell kaum bewegen. Lange haben aber auch ehrliche Beispiele nahe der Grenze.',
  },
  sever: {
    label: 'Sever',
    when: 'Wenn eine Runde des Spektrums nicht reicht.',
    does: 'Trainiert, entfernt die Beispiele, deren Gradienten in der stärksten gemeinsamen Richtung am weitesten außen liegen, und trainiert neu.',
    limits:
      'Erwischt Gift mit auffälligen Gradienten. Gift, dessen Gradienten denen schwieriger ehrlicher Beispiele gleichen (KKT), geht durch, und ehrliche Beispiele gehen an seiner Stelle. Ohne Gift kostet der Filter einen Prozentpunkt Genauigkeit.',
  },
  spectre: {
    label: 'Geweißtes Spektrum (SPECTRE)',
    when: 'Gegen eine Marke, die sich in der Streuung der Klasse versteckt.',
    does: 'Macht zuerst die ehrliche Mehrheit jeder Klasse in allen Richtungen gleich breit und schaut dann, wo der Rest heraussticht.',
    limits:
      'Findet Backdoors, die sich in der natürlichen Streuung einer Klasse verstecken. Mehrere Marken zugleich verwischen das Bild.',
  },
  'activation-clustering': {
    label: 'Aktivierungen clustern',
    when: 'Gegen eine Marke, wenn die Klasse sonst einheitlich ist.',
    does: 'Betrachtet die Aktivierungen im trainierten Modell, teilt jede Klasse in zwei Cluster und entfernt einen, der klein und klar abgesetzt ist.',
    limits:
      'Gemacht für Backdoors, deren Beispiele andere Neuronen aktivieren. Eine Klasse, die von Natur aus zwei Formen hat, wird ebenfalls geteilt.',
  },
  'knn-relabel': {
    label: 'Nachbarn stimmen ab',
    when: 'Wenn hier und da Labels vertauscht sind.',
    does: 'Lässt die nächsten Beispiele über jedes Label abstimmen und labelt um, wo das Ergebnis klar genug ist; entfernt nichts.',
    limits:
      'Berichtigt verstreute falsche Labels. Wo das Gift die Mehrheit hat, labelt der Filter die ehrlichen Beispiele um.',
  },
  'confident-learning': {
    label: 'Confident Learning',
    when: 'Wenn unbekannt ist, wie viele Labels falsch sind.',
    does: 'Trainiert mit Teilen der Daten und beurteilt den Rest: entfernt Beispiele, deren Label ein Modell, das sie nie gesehen hat, mit Überzeugung ablehnt.',
    limits:
      'Findet falsche Labels, ohne ihre Zahl zu kennen. Gift, das jedem Teil dasselbe falsche Label beibringt, wird geglaubt.',
  },
  influence: {
    label: 'Einfluss',
    when: 'Wenn die vertrauenswürdigen Beispiele gut und zahlreich sind.',
    does: 'Schätzt für jedes Beispiel, ob die vertrauenswürdigen Beispiele ohne es besser beurteilt würden, und entfernt die, für die das stimmt.',
    limits:
      'Sieht den Schaden selbst, nicht bloß Auffälliges. Was die vertrauenswürdigen Beispiele nicht abdecken, sieht der Filter nicht.',
  },
  roni: {
    label: 'Ablehnen bei Schaden (RONI)',
    when: 'Wenn kleine Gruppen sichtbar schaden.',
    does: 'Trainiert jeweils ohne ein kleines Bündel ähnlicher Beispiele und lehnt Bündel ab, ohne die die vertrauenswürdigen Beispiele besser beurteilt werden.',
    limits:
      'Hält Gift auf, das allein schon sichtbar schadet. Dünn verteilter Schaden bleibt unter der Schwelle.',
  },
  provenance: {
    label: 'Herkunft',
    when: 'Wenn wenige Einsender das Gift schicken.',
    does: 'Trainiert jeweils ohne einen Einsender und sperrt die, ohne die die vertrauenswürdigen Beispiele besser beurteilt werden.',
    limits:
      'Sperrt einzelne schlechte Einsender ganz aus. Gift, das auf alle Einsender verteilt ist, belastet keinen von ihnen.',
  },
  'isolation-forest': {
    label: 'Isolation Forest',
    when: 'Wenn einzelne Merkmale extreme Werte haben.',
    does: 'Zerschneidet jede Klasse immer wieder zufällig; was schon nach wenigen Schnitten allein steht, ist auffällig, und das Auffälligste fliegt hinaus.',
    limits:
      'Findet extreme Werte in jedem Merkmal. Gift mit gewöhnlichen Werten in allen Merkmalen geht in der Menge unter.',
  },
  lof: {
    label: 'Lokaler Ausreißerfaktor (LOF)',
    when: 'Wenn Gift knapp neben einer dichten Menge liegt.',
    does: 'Vergleicht, wie dicht es um ein Beispiel herum ist, mit der Dichte um seine Nachbarn.',
    limits:
      'Findet Nachzügler neben dichten Haufen, die einfache Abstände übersehen. Ein Haufen Gift ist aber auch dicht.',
  },
  ks: {
    label: 'Zweistichprobentest (KS)',
    when: 'Wenn die Beispiele eines Einsenders von den vertrauenswürdigen abweichen.',
    does: 'Vergleicht die Beispiele jedes Einsenders Richtung für Richtung mit den vertrauenswürdigen und sperrt Einsender, die zu stark abweichen.',
    limits:
      'Kommt ohne Training aus. Ein ehrlicher Einsender mit ungewöhnlichen Beispielen wirkt schuldig, Gift in kleinen Portionen nicht.',
  },
  mmd: {
    label: 'Zweistichprobentest (MMD)',
    when: 'Ebenso, im Ganzen und mit den Labels.',
    does: 'Vergleicht die Beispiele jedes Einsenders samt Labels als Ganzes mit den vertrauenswürdigen und sperrt Einsender, die zu stark abweichen.',
    limits:
      'Sieht Unterschiede, die kein einzelnes Merkmal zeigt. Bei wenigen Beispielen je Einsender sieht der Test wenig.',
  },
  duplicates: {
    label: 'Beinahe-Kopien',
    when: 'Wenn dasselbe Beispiel immer wieder kommt.',
    does: 'Zählt Beispiele derselben Klasse, die für das Modell fast gleich aussehen, und entfernt die mit vielen Kopien.',
    limits:
      'Billige Angriffe wiederholen ein einziges starkes Beispiel. Wo ehrliche Leute dasselbe zweimal schicken, fliegt auch das hinaus.',
  },
  manual: {
    label: 'Von Hand',
    when: 'Wenn die Nummern der Beispiele bekannt sind.',
    does: 'Entfernt genau die Beispiele, deren Nummern du angibst; die Lieferung zählt ab 0.',
    limits: 'Für Augen, die mehr sehen als jede Formel, und für eigene Programme.',
  },
  strip: {
    label: 'Überlagern (STRIP)',
    when: 'Gegen eine Marke, die eine Überlagerung übersteht.',
    does: 'Blendet vertrauenswürdige Bilder über jedes Beispiel und beobachtet das trainierte Modell: Eine Antwort, an der keine Überlagerung etwas ändert, hängt an einer Marke.',
    limits:
      'Gemacht für Backdoors, deren Marke die Überlagerung übersteht. Blasse oder weit verteilte Marken überstehen sie nicht.',
  },
  'neural-cleanse': {
    label: 'Kleinste Marke (Neural Cleanse)',
    when: 'Um die Marke selbst zu finden.',
    does: 'Sucht Klasse für Klasse die kleinste Marke, mit der alles als diese Klasse durchgeht; ist sie viel zu klein, verrät das eine Backdoor.',
    limits:
      'Zeigt die Marke selbst. Eine, die über das ganze Bild verteilt ist, ist nicht kleiner als die, die eine ehrliche Klasse braucht.',
  },
};
