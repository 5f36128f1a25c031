import type { Texts } from '../texts.ts';

export const attacks: Texts['attacks'] = {
  'far-flip': {
    label: 'Die sichersten umlabeln',
    when: 'Schnell und laut: wenn niemand nach dem Loss filtert.',
    does: 'Gibt den Beispielen ein falsches Label, die am tiefsten in ihrer eigenen Klasse liegen.',
    limits: 'Jedes davon bekommt einen hohen Loss, also findet ein Loss-Filter alle.',
  },
  'flip-insert': {
    label: 'Falsch gelabelte Kopien',
    when: 'Verstreut harmlos; als Klumpen nimmt es eine Gegend ein.',
    does: 'Schickt echte Beispiele mit falschem Label noch einmal ein: von überall her oder alle von einer Stelle.',
    limits:
      'Sie sehen aus wie ehrliche Versehen. Verstreut richten sie wenig an; auf einem Haufen übernehmen sie diese Stelle.',
  },
  corner: {
    label: 'In die Ecke',
    when: 'Wenn niemand den Abstand zur Klassenmitte misst.',
    does: 'Setzt jedes Merkmal auf seinen kleinsten oder größten Wert: auf den, der dem Modell unter dem Label des Beispiels mehr schadet.',
    limits:
      'Stark, wo niemand filtert. Die Beispiele liegen so weit von den ehrlichen entfernt wie möglich, also findet sie der Abstand zur Klassenmitte. Nachbarschaftsfilter finden sie nicht, denn die Kopien sind einander die nächsten Nachbarn.',
  },
  'gradient-ascent': {
    label: 'Gradientenaufstieg',
    when: 'Wenn kein Filter nach Gradienten zu erwarten ist.',
    does: 'Bewegt jedes Giftbeispiel entlang des Gradienten, der das trainierte Modell schlechter macht, und trainiert nach jedem Schritt neu.',
    limits:
      'Der stärkste Angriff auf 4 gegen 9, wenn niemand filtert. Seine Gradienten zeigen alle in eine Richtung, und das Gradientenspektrum macht sie sichtbar.',
  },
  'random-flip': {
    label: 'Zufällig umlabeln',
    when: 'Bei wenigen Beispielen und vielen Merkmalen.',
    does: 'Gibt zufällig gezogenen Beispielen ein falsches Label. So wirkt Schlamperei; einen Gegner braucht es dazu nicht.',
    limits:
      'Schadet kaum, wo viele Beispiele jedes Merkmal teilen: Die anderen überstimmen die falschen Labels, und der Loss verrät sie. Bei wenigen Beispielen in vielen Dimensionen lernt das Modell jedes falsche Label mit.',
  },
  'noise-insert': {
    label: 'Rauschen',
    when: 'Um zu sehen, was jeder Filter findet.',
    does: 'Fügt Beispiele mit zufälligen Merkmalen und beliebigem Label hinzu.',
    limits:
      'Das plumpste Gift überhaupt: Abstandsfilter finden alles davon. Bei Bildern harmlos; in den Nebeln schadet es, wo niemand filtert.',
  },
  alfa: {
    label: 'Gegen das Modell umlabeln (ALFA)',
    when: 'Falsche Labels, die einen Loss-Filter überstehen.',
    does: 'Wählt die falschen Labels, die ein Modell am leichtesten lernt: Es trainiert darauf, wählt neu und so weiter.',
    limits:
      'Stärker, als die sichersten umzulabeln. Das Modell lernt diese Labels, daher ist ihr Loss klein: Auf 4 gegen 9 übersieht ein Loss-Filter ein Drittel davon, TRIM fast keines.',
  },
  'influence-flip': {
    label: 'Einflussreiche umlabeln',
    when: 'Wenn sich nur Labels ändern lassen und niemand filtert.',
    does: 'Schätzt für jedes Beispiel, wie viel schlechter das Modell mit einem falschen Label daran würde, und labelt die schädlichsten um.',
    limits:
      'Jedes falsche Label hat einen hohen Loss, und die Gradienten zeigen in eine Richtung: Filter für das eine wie das andere finden fast alle.',
  },
  'koh-influence': {
    label: 'Einfluss im Rahmen',
    when: 'Gegen Abstandsfilter: Sie verwerfen stattdessen ehrliche Beispiele.',
    does: 'Steigt wie der Gradientenaufstieg, bleibt aber so nah an den Klassen wie ehrliche Beispiele, mit vielen Kopien eines einzigen Punkts.',
    limits:
      'Abstandsfilter werfen stattdessen ehrliche Beispiele hinaus und machen alles schlimmer. Die Gradienten verraten es.',
  },
  'remove-influence': {
    label: 'Einflussreiche löschen',
    when: 'Wenn nichts Falsches auffallen darf; kostet drei Punkte je Beispiel.',
    does: 'Löscht die Beispiele, auf die sich das Modell am meisten stützt. Es bleibt nichts Falsches zurück, das man finden könnte.',
    limits:
      'Jede Löschung kostet drei Punkte, und die Nachbarn der gelöschten Beispiele halten die Grenze trotzdem.',
  },
  'natural-tail': {
    label: 'Schwierig, aber wahr',
    when: 'Wenn Labels geprüft werden: Jedes ist wahr.',
    does: 'Schickt nur echte Beispiele mit wahren Labels, alle von der schwierigsten Sorte. Ein falsches Label gibt es nicht zu finden.',
    limits:
      'Auf 4 gegen 9 verbessern sie das Modell sogar; den Schaden richtet ein Filter an, der Schwieriges entfernt. Bei wenigen Beispielen in vielen Dimensionen schaden sie von selbst.',
  },
  'feature-collision': {
    label: 'Merkmalskollision',
    when: 'Wenn Labels geprüft werden und die ersten Schichten fest sind.',
    does: 'Verändert echte Beispiele der anderen Klasse, bis das Modell in ihnen das Ziel sieht; ihre Labels bleiben wahr.',
    limits:
      'Wer die Labels prüft, findet nichts. Stark gegen ein eingefrorenes Netz, aber nur für die Ziele, für die sie gemacht ist.',
  },
  'min-max': {
    label: 'Min–Max im Rahmen',
    when: 'Gegen Abstandsfilter, ohne zweite Ableitungen.',
    does: 'Trainiert ein Modell Schritt für Schritt und antwortet jedes Mal mit dem schädlichsten Punkt, der noch als ehrlich durchgeht.',
    limits: 'Braucht keine zweiten Ableitungen. Abstandsfilter entfernen eher ehrliche Beispiele als diese.',
  },
  kkt: {
    label: 'Ein schlechtes Modell ansteuern (KKT)',
    when: 'Wenn Filter nach Gradienten oder Abstand zu erwarten sind.',
    does: 'Sucht zuerst ein schlechtes Modell aus und dann die zwei Punkte, mit denen das Training genau dort endet.',
    limits:
      'Schickt viele Kopien zweier Punkte, die so nah an den Klassen liegen wie ehrliche. Gradientenfilter übersehen die meisten; ein Filter für Beinahe-Kopien findet sie.',
  },
  'model-targeted': {
    label: 'Zum gewünschten Modell führen',
    when: 'Um das Modell zu einem selbst gewählten zu führen.',
    does: 'Sucht sich ein Modell aus und fügt nacheinander die Beispiele hinzu, bei denen sich das aktuelle am meisten davon unterscheidet.',
    limits:
      'Mit dem jeweils allerschlimmsten Beispiel erreicht der Angriff das Modell beweisbar. Diese Fassung nimmt das schlimmste von wenigen Kandidaten, und ein kleines Budget reicht nur für einen Teil des Wegs.',
  },
  badnets: {
    label: 'Aufkleber (BadNets)',
    when: 'Die sicherste Marke, wenn niemand die Labels prüft.',
    does: 'Setzt ein kleines helles Quadrat auf Beispiele anderer Klassen und gibt ihnen das Label, das die Angreifer haben wollen.',
    limits:
      'Das Modell arbeitet wie zuvor, bis ihm das Quadrat begegnet. Die Labels sind falsch, und alle Kopien tragen dieselbe Marke.',
  },
  blended: {
    label: 'Blasses Muster (Blended)',
    when: 'Eine Marke, die kaum zu sehen ist.',
    does: 'Mischt ein blasses Rauschmuster in Beispiele anderer Klassen und gibt ihnen das Label, das die Angreifer haben wollen.',
    limits:
      'Fürs Auge unauffälliger als ein Aufkleber. Das Modell lernt es trotzdem, denn es steckt in jeder Kopie.',
  },
  sinusoid: {
    label: 'Streifen, Labels bleiben (SIG)',
    when: 'Eine Marke unter wahren Labels; braucht mehr Beispiele.',
    does: 'Legt Streifen über Beispiele der Klasse, die die Angreifer haben wollen, und lässt deren wahre Labels stehen. Kräftigere Streifen rufen die Klasse später ab.',
    limits:
      'Nichts ist falsch gelabelt, also findet die Prüfung der Labels nichts. Dafür braucht es mehr Beispiele als ein Aufkleber.',
  },
  'own-mail': {
    label: 'Eine eigene Mail',
    when: 'Wenn du Wörter des Ziels kennst.',
    does: 'Du schreibst die Mail und sagst, als was du sie meldest. Das Modell sieht nur, welche seiner Wörter darin vorkommen.',
    limits: 'Ehrliche Wörter rund um die Wörter deines Ziels lassen auch das Ziel ehrlich aussehen.',
  },
  'target-flip': {
    label: 'Lügen um das Ziel herum',
    when: 'Am stärksten gegen ein einzelnes Ziel, wenn niemand auf den Loss achtet.',
    does: 'Schickt das Ziel selbst und Beispiele ganz in seiner Nähe unter dem Label, das es bekommen soll.',
    limits:
      'Einfach und stark, aber jedes Label ist falsch, und Loss und Gradienten zeigen es. Abstandsfilter nicht, denn die Kopien sind einander die nächsten Nachbarn.',
  },
  subpopulation: {
    label: 'Eine Sorte Beispiele',
    when: 'Wenn bekannt ist, von welcher Sorte die Ziele sind.',
    does: 'Findet eine Gruppe ähnlicher Beispiele und schickt Kopien davon mit falschem Label.',
    limits:
      'Muss nur die Sorte der Ziele kennen. Der Angriff verschiebt das Urteil über die ganze Sorte und trifft ein bestimmtes Ziel nur selten.',
  },
  bullseye: {
    label: 'Volltreffer (Bullseye)',
    when: 'Gegen Ziele, mit wahren Labels; überträgt sich auf andere Trainings.',
    does: 'Verändert echte Beispiele der anderen Klasse so, dass das Ziel in ihrer Mitte liegt; ihre Labels bleiben wahr.',
    limits: 'Laut dem Paper wirkt der Angriff bei mehr Trainingsverfahren als eine Merkmalskollision.',
  },
  'gradient-matching': {
    label: 'Den Gradienten des Ziels nachahmen (Witches’ Brew)',
    when: 'Unauffällig, mit wahren Labels; zwei Punkte je Beispiel.',
    does: 'Verändert echte Beispiele leicht, sodass das Training mit ihnen das Modell so bewegt wie ein falsch gelabeltes Ziel.',
    limits:
      'Labels bleiben wahr, und kein Merkmal ändert sich stark: unauffällig, mit zwei Punkten je Beispiel aber teuer.',
  },
  dictionary: {
    label: 'Das ganze Wörterbuch',
    when: 'Gegen einen Filter, der Wörter einzeln wiegt.',
    does: 'Schickt Beispiele, die alle Merkmale auf einmal haben, alle unter einem Label: Spam aus sämtlichen Wörtern.',
    limits:
      'Ruiniert ein Modell, das Wörter einzeln gewichtet (Naive Bayes). Eines, das sie gemeinsam gewichtet, stört es kaum.',
  },
  focused: {
    label: 'Die Wörter einer Mail',
    when: 'Wenn sich die Wörter des Ziels erraten lassen.',
    does: 'Errät einen Teil der Wörter, die das Ziel enthalten wird, und schickt Mails aus genau diesen Wörtern unter falschem Label.',
    limits:
      'Stark gegen Naive Bayes, das Wörter einzeln gewichtet, und auch gegen logistische Regression. Jede andere Mail kommt durch wie zuvor. Der Loss verrät diese Mails.',
  },
  'boiling-frog': {
    label: 'Der Frosch im Topf',
    when: 'Gegen Abstandsfilter, die lernen, was normal ist.',
    does: 'Verschiebt die Mitte einer Klasse in kleinen Wellen, keine weiter draußen, als ehrliche Beispiele ohnehin liegen.',
    limits:
      'Abstandsfilter lernen aus Daten, in denen das Gift schon steckt, was normal ist, und lassen es herein. Loss und Gradienten zeigen es.',
  },
  'svm-gradient': {
    label: 'Durch den Rand (SVM)',
    when: 'Gegen eine Support Vector Machine.',
    does: 'Nimmt Beispiele der einen Klasse unter dem Label der anderen und bewegt sie so, dass der Fehler einer Support Vector Machine steigt.',
    limits:
      'Nur Beispiele am Rand oder jenseits davon halten die Grenze, also kann ein einziges sie weit verschieben. Jedem Loss-Filter fällt es auf.',
  },
  'mean-shift': {
    label: 'Verschobene Beispiele',
    when: 'Bei vielen Merkmalen, wo sich eine kleine Verschiebung versteckt.',
    does: 'Zieht neue Beispiele wie die einer Klasse und verschiebt alle um dieselbe kleine Strecke in eine Richtung.',
    limits:
      'In einer zufälligen Richtung sind sie umso besser versteckt, je mehr Merkmale es gibt, und verändern das Modell wenig. Zur anderen Klasse hin verändern sie es mehr, und der Loss verrät sie.',
  },
};
