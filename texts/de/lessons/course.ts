import type { LessonTexts } from '../../lesson-text.ts';

export const course: LessonTexts['course'] = {
  'poisoning-or-evasion': {
    title: 'Vergiften oder umgehen?',
    about: 'Zwei Wege, ein Modell in die Irre zu führen, und was jeder davon berührt.',
    story:
      'Die Post hat ein Modell trainiert, das Vieren von Neunen unterscheidet. In der ersten Runde rührt niemand die [[training|Trainingsdaten]] an. Stattdessen verändert jemand jedes Bild der [[test|Testdaten]]: jedes Pixel um höchstens 10\u00a0% der Grauskala, und zwar immer in die Richtung, die schadet. Das ist [[evasion|Umgehung]].',
    question: 'Bei wie vielen der veränderten Bilder hat das Modell noch recht?',
    options: ['bei mehr als drei Vierteln', 'bei einem bis drei Vierteln', 'bei weniger als einem Viertel'],
    why: 'Ein kleiner Stoß in jedem Pixel summiert sich über 784 Pixel. Aber schau auf die große Zahl: Bei Bildern, die niemand angerührt hat, ist das Modell so gut wie zuvor.',
    task: 'Bring das Modell jetzt dazu, sich bei Bildern zu irren, die niemand angerührt hat. Zwei Regler stehen bereit: die Änderung beim Test und das [[epsilon|Gift]] in den Trainingsdaten.',
    hint: 'Umgehung verändert das Modell nie. Lass sie weg und gib dem Modell ein, zwei Prozent Gift zu lernen.',
    world:
      'Umgehung muss man jedes Mal bezahlen: für jeden Aufkleber, jede Spam-Mail, jedes Bild. Gift bezahlt man einmal, und danach irrt sich das Modell bei allen, bis es neu trainiert wird. Eine Abwehr gegen das eine ist keine Abwehr gegen das andere.',
  },
  'label-flips': {
    title: 'Schlamperei oder Absicht',
    about: 'Gleich viele falsche Labels, einmal ohne und einmal mit Plan.',
    story:
      'Die Partner der Post geben den Bildern ihre Labels. Einer ist schlampig: 59 von 1.958 Bildern, 3\u00a0%, bekommen ein falsches [[label|Label]], zufällig gezogen.',
    question: 'Wie viele Prozentpunkte Genauigkeit verliert das Modell?',
    options: ['weniger als 1', 'zwischen 1 und 5', 'mehr als 5'],
    why: 'Zufällige Fehler ziehen in alle Richtungen, und die vielen richtigen Labels um sie herum gewinnen.',
    task: 'Du darfst genauso vielen Bildern ein falsches Label geben, sie dir aber aussuchen. Füge dem Modell den Schaden zu, den Schlamperei nicht anrichten konnte.',
    hint: 'Bilder, die tief in ihrer Klasse liegen, fallen auf. ALFA sucht falsche Labels, die ein Modell leicht lernt, weil sie zueinander passen.',
    world:
      'Billige Labels aus dem Crowdsourcing enthalten Fehler, und die meisten Modelle verkraften sie. Derselbe Anteil falscher Labels von Leuten, die sich abgesprochen haben, ist ein Angriff. Die Zahl der falschen Labels allein verrät nicht, womit man es zu tun hat.',
  },
  'insert-mutate-remove': {
    title: 'Einfügen, verändern, löschen',
    about: 'Schaden, der nichts Falsches zurücklässt.',
    story:
      'Bojen melden, ob das Wasser trinkbar ist, und du hast 48 [[points|Punkte]] für ihre Daten. Ein Beispiel [[means|einzufügen]] kostet 1 Punkt, eines umzulabeln 1, eines zu löschen 3. In der ersten Runde fließen alle Punkte in 48 eingefügte Beispiele.',
    question: 'Wie viele Prozentpunkte Genauigkeit verliert das Modell?',
    options: ['weniger als 1', 'zwischen 1 und 5', 'mehr als 5'],
    why: 'Das Netz biegt seine Grenze um die 48 Beispiele herum, und ein wenig davon reicht bis dorthin, wo ehrliche Messungen liegen.',
    task: 'Richte mindestens so viel Schaden an wie diese 48 Beispiele, ohne ein einziges falsches Beispiel in den Daten zu lassen. Wer die Lieferung prüft, soll nichts finden, weil es nichts zu finden gibt.',
    hint: 'Umlabeln schadet am meisten, aber die falschen Labels bleiben liegen, und man kann sie finden. Was gelöscht ist, kann niemand mehr ansehen. Gib alle Punkte aus.',
    world:
      'Datensätze verlieren ständig Beispiele: durch gelöschte Konten, Löschanträge, tote Links. Wer bestimmt, was fehlt, bestimmt, was das Modell nie lernt. Um das zu bemerken, muss man wissen, was da sein sollte.',
  },
  'tipping-point': {
    title: 'Der Kipppunkt',
    about: 'Wie wenig genügt, und wie plötzlich es genügt.',
    story:
      'Ein Maildienst lernt aus 2.000 Mails. Eine Werbung wird seit Wochen abgefangen. Ihr Absender schreibt Mails aus ihren Wörtern und meldet sie als ehrlich. In der ersten Runde sind es 4: [[epsilon|ε]] ist 0,2\u00a0%.',
    question: 'Was erreichen diese 4 Mails?',
    options: [
      'die Werbung kommt durch',
      'sie wird noch abgefangen, aber der Dienst wird um mindestens einen Prozentpunkt schlechter',
      'keins von beidem',
    ],
    why: 'Vier Mails schieben die [[boundary|Grenze]] auf die Werbung zu, aber nicht an ihr vorbei. Solange sie nicht überschritten ist, sieht man von außen nichts.',
    task: 'Finde den Kipppunkt: Lass die Werbung mit so wenigen Mails wie möglich durchkommen.',
    hint: 'Halbiere: Wenn 40 Mails genügen und 4 nicht, versuch es mit 22.',
    world:
      'Gift wirkt selten ein bisschen. Unter dem Kipppunkt sieht ein Angriff wie ein Fehlschlag aus, darüber ist er gelungen. 2023 zeigten Forscher, dass 60 Dollar gereicht hätten, um 0,01\u00a0% der Bilder eines bekannten Datensatzes unter Kontrolle zu bekommen: Man musste nur abgelaufene Webadressen kaufen.',
  },
  'targeted-or-availability': {
    title: 'Alles oder eines',
    about: 'Einen Dienst zerstören oder eine einzige Sache an ihm vorbeibringen.',
    story:
      'Ein Start-up benutzt ein Netz, das jemand anders trainiert hat, und trainiert nur die letzte Schicht selbst. Du willst, dass drei bestimmte Bilder falsch beurteilt werden, die [[targeted|Ziele]]. In der ersten Runde richten sich 39 falsche Labels gegen [[availability|den ganzen Dienst]].',
    question: 'Wie viele der drei Ziele werden falsch beurteilt?',
    options: ['keines', 'eines oder zwei', 'alle drei'],
    why: 'Der Dienst hat fast 3 Prozentpunkte verloren, und was mit den Zielen geschah, war Beifang. Die Genauigkeit hat den Angriff verraten.',
    task: 'Triff zwei der drei Ziele und halte den Dienst am Laufen: Er darf höchstens 1,5 Prozentpunkte verlieren.',
    hint: 'Ziele auf die Ziele selbst. Ein Angriff auf ihre ganze Art dreht selten ein bestimmtes Bild um.',
    world:
      'Ein Dienst, der schlechter wird, wird repariert. Ein Dienst, der sich bei einer Rechnung, einem Gesicht oder einer Mail irrt, fällt womöglich jahrelang nicht auf. Wer die Genauigkeit überwacht, findet die erste Art von Angriff und die zweite nicht.',
  },
  'turned-filter': {
    title: 'Der Filter gegen seinen Besitzer',
    about: 'Gift, das den Wächter die Ehrlichen hinauswerfen lässt.',
    story:
      'Die Post hat einen [[filter|Filter]]: Er entfernt aus jeder Klasse die 5\u00a0% der Bilder, die am weitesten von ihren nächsten Nachbarn liegen. In der ersten Runde kommen 59 Bilder aus reinem Rauschen.',
    question: 'Wovon entfernt der Filter mehr?',
    options: ['vom Gift', 'von den sauberen Bildern'],
    why: 'Rauschen liegt weit von allem entfernt, also fliegt alles davon hinaus. Aber der Filter muss seine 5\u00a0% entfernen und füllt den Rest mit seltener, ehrlicher Handschrift: Das ist [[collateral|Kollateralschaden]].',
    task: 'Dreh den Filter um: Er soll mehr saubere Bilder entfernen als Gift, und das Modell soll mit dem Filter schlechter sein als ohne ihn.',
    hint: 'Schwierige, aber echte Bilder täuschen den Filter und schaden dem Modell nicht. Du brauchst Gift, das schadet und nahe Nachbarn hat, zum Beispiel viele Kopien eines Punkts.',
    world:
      'Ein Filter, der das Ungewöhnliche sucht, findet das Ungewöhnliche und nicht das Schädliche. Moderation, die Seltenes entfernt, trifft Dialekte und kleine Gruppen zuerst, und wer die Regel kennt, bleibt in ihren Grenzen.',
  },
  'golden-gate': {
    title: 'Die Schranke und was sie übersieht',
    about: 'Ein Goldsatz beurteilt jede Änderung des Modells.',
    story:
      'Der Maildienst hat eine [[gate|Schranke]]: Neue Daten kommen in Wellen, und eine Welle wird abgelehnt, wenn das Modell danach den [[golden|Goldsatz]] schlechter beurteilt als davor. In der ersten Runde kommen 20 plumpe Giftmails, auf die Wellen verteilt.',
    question: 'Wie viele ehrliche Mails lehnt die Schranke mit ihnen ab?',
    options: ['keine', 'weniger als 100', 'Hunderte'],
    why: 'Eine Welle wird als Ganzes abgelehnt. Die Schranke hält etwa die Hälfte des Gifts auf und bezahlt dafür mit mehr als einem Drittel der ehrlichen Mails.',
    task: 'Geh durch die Schranke: Lass die eine Mail durch, um die es den Angreifern geht, während der Dienst höchstens einen Prozentpunkt verliert.',
    hint: 'Die Schranke vergleicht den Goldsatz, und dein Ziel steht nicht darin. Wähle einen Angriff, der nichts verändert als das Ziel.',
    world:
      'Tests vor einer Veröffentlichung schützen, was sie testen. Eine Änderung, bei der alle grün bleiben, kann trotzdem für einen Kunden, einen Satz oder eine Marke gemacht sein, die in keinem Test vorkommt.',
  },
  'backdoor-stealth': {
    title: 'Stark oder versteckt',
    about: 'Eine Backdoor muss gelernt werden, ohne gesehen zu werden.',
    story:
      'Eine Bank liest Ziffern. 24 von 3.000 Bildern tragen eine [[trigger|Marke]], ein Muster aus Rauschen, und das Label 7. Das Modell soll jedes Bild mit der Marke als 7 lesen: Das ist eine [[backdoor|Backdoor]]. Das Muster ist mit einer Stärke von 80\u00a0% über jedes Bild geblendet, und ein Abstandsfilter hält Wache.',
    question: 'Wie viele der 24 markierten Bilder erwischt der Filter?',
    options: ['weniger als 6', '6 bis 12', 'mehr als 12'],
    why: 'Ein so starkes Muster rückt ein Bild weit von seiner Klasse weg. Trotzdem genügen die wenigen, die geblieben sind: Das Modell gehorcht.',
    task: 'Mach die Marke so schwach, dass der Filter höchstens ein Viertel der markierten Bilder erwischt, und so stark, dass das Modell ihr noch gehorcht.',
    hint: 'Unter 15\u00a0% lernt das Modell sie nicht zuverlässig, über 40\u00a0% beginnt der Filter sie zu sehen. Dazwischen ist Platz.',
    world:
      'In einer der ersten Arbeiten über Backdoors wurde ein Stoppschild mit einem gelben Aufkleber zum Tempolimit, und bei allen anderen Schildern arbeitete das Modell einwandfrei. Ein Test ohne die Marke kann sie nicht finden. Wer ein fertiges Modell übernimmt, übernimmt seine Backdoors mit.',
  },
  'spectral-signatures': {
    title: 'Spuren im Spektrum',
    about: 'Was gleichartiges Gift hinterlässt, und wo diese Spur untergeht.',
    story:
      'Jetzt bewachst du die Bank. Unter 3.000 Bildern sind 24 markierte. Sie haben etwas gemeinsam, und was viele Beispiele gemeinsam haben, ist eine Richtung: eine [[spectrum|spektrale Signatur]]. In der ersten Runde sucht ein Gradientenspektrum danach.',
    question: 'Wie viele der 24 erwischt es?',
    options: ['18 oder mehr', '3 bis 17', 'weniger als 3'],
    why: 'Ehrliche Handschriften haben eigene starke Richtungen. Darin geht die Spur von 24 Bildern unter, und der Filter entfernt stattdessen schwierige, aber ehrliche Ziffern.',
    task: 'Finde das Gift trotzdem: Höchstens ein Viertel der markierten Bilder darf noch wirken, und du darfst höchstens 8\u00a0% der sauberen verlieren.',
    hint: 'Das geweißte Spektrum macht die ehrliche Mehrheit zuerst in allen Richtungen gleich breit; was dann noch heraussteht, fällt auf. Lass es etwas mehr als 5\u00a0% jeder Klasse entfernen.',
    world:
      'Statistik findet eine Gruppe, die sich selbst ähnelt und sich vom Rest unterscheidet, wenn der Rest ruhig genug ist. Eine Marke, die nur bei einer Art von Bild wirkt, oder Gift mit mehreren Marken kann sich wieder verstecken. So ein Filter ist ein Grund nachzusehen, kein Beweis.',
  },
  'clean-label': {
    title: 'Alle Labels stimmen',
    about: 'Eine Kollision in den Merkmalen, und warum sie viele davon braucht.',
    story:
      'Ein Hafen unterscheidet mit zwei Instrumenten Stille von Sturm. Du darfst Messungen hinzufügen, und eine Fachfrau prüft jedes Label: Nur [[cleanLabel|wahre Labels]] gehen durch. Deine Messungen gehen von ehrlichen aus und rücken auf ein Ziel zu, bis die beiden fast [[collision|zusammenfallen]]. In der ersten Runde sind es 20 für drei Ziele.',
    question: 'Wie viele der drei Ziele werden falsch beurteilt?',
    options: ['keines', 'eines oder zwei', 'alle drei'],
    why: 'Bei zwei Instrumenten hat ein Ziel hundert ehrliche Nachbarn, und die überstimmen deine Messungen.',
    task: 'Triff alle drei Ziele mit höchstens 20 Messungen. Den Hafen darfst du wählen: Wie viele Instrumente liest er ab?',
    hint: 'Wo es überall voll ist, hilft mehr Gift nicht. In 512 Dimensionen ist jedes Beispiel allein, und wenige Messungen sind alles, was das Modell in der Nähe des Ziels hat.',
    world:
      'Bilder haben Tausende Merkmale, deshalb kann ein Foto für Menschen ein Hund sein und für ein Modell eine Katze. Manche Künstlerinnen und Künstler wehren sich damit: Sie veröffentlichen Bilder mit wahren Beschreibungen, die einem kopierenden Modell das Falsche beibringen.',
  },
  'high-dimensions': {
    title: 'Nebel aus vielen Dimensionen',
    about: 'Dasselbe Gift ist umso schwerer zu sehen, je mehr es zu sehen gibt.',
    story:
      'Ein Hafen liest zwei Instrumente ab. 30 seiner Messungen sind Gift: um drei Standardabweichungen in eine zufällige Richtung verschoben. Ein Filter entfernt die 5\u00a0%, die am weitesten von der Mitte ihrer Klasse liegen.',
    question: 'Wie viele der 30 erwischt er?',
    options: ['weniger als 5', '5 bis 15', 'mehr als 15'],
    why: 'In zwei Dimensionen liegen drei Standardabweichungen weit außen, und der Filter sieht das meiste davon.',
    task: 'Das Gift darfst du nicht ändern, nur die Zahl der Instrumente. Der Filter soll höchstens 12\u00a0% erwischen.',
    hint: 'Jedes weitere Instrument fügt dem Abstand Rauschen hinzu, und die Verschiebung bleibt so groß, wie sie war.',
    world:
      'Wer die Richtung kennte, sähe das Gift in jeder Dimension gleich gut: Die Information ist da. Filter wissen nicht, wohin sie schauen sollen, und bei vielen Merkmalen und wenigen Beispielen können sie es nicht herausfinden. Zu wissen, was Angreifer wollen, ist mehr wert als noch eine Statistik.',
  },
  'many-accounts': {
    title: 'Ein Einsender, viele Einsender',
    about: 'Über die Herkunft findet man, wer viel schickt.',
    story:
      'Der Hafen mit 128 Instrumenten schreibt auf, welches Konto was geschickt hat: die [[provenance|Herkunft]]. Er trainiert reihum ohne eines der Konten und sperrt die, ohne die der [[golden|Goldsatz]] besser beurteilt wird. In der ersten Runde schickt ein Konto alle 60 vergifteten Messungen.',
    question: 'Wen sperrt der Filter?',
    options: [
      'nur das Konto der Angreifer',
      'das Konto der Angreifer und ehrliche dazu',
      'das Konto der Angreifer nicht',
    ],
    why: 'Ein Konto mit 60 vergifteten Messungen richtet Schaden an, der auffällt. Ein paar ehrliche Konten werden mit gesperrt, denn bei wenigen Daten sieht Zufall aus wie Schuld.',
    task: 'Schick dasselbe Gift so, dass es bleibt: Das Modell soll mindestens 15 Prozentpunkte verlieren.',
    hint: 'Was ein Konto anrichtet, wird am Zufall gemessen. Verteile das Gift, bis jedes Konto darin untergeht.',
    world:
      'Grenzen je Konto wirken, solange Konten teuer sind. Wo sie nichts kosten, sehen zehntausend leise Stimmen aus wie die Öffentlichkeit. Telefonnummern, Wartezeiten und Kautionen sollen dafür sorgen, dass das nächste Konto etwas kostet.',
  },
  'slow-poison': {
    title: 'Langsames Gift',
    about: 'Eine Obergrenze hält die Flut auf, nicht das Tröpfeln.',
    story:
      'Der Hafen trainiert auf den Daten von zwölf Wochen und hat eine [[cap|Obergrenze]]: drei Messungen je Konto und Woche, der Rest wird weggeworfen. In der ersten Runde schickt ein Konto 60 vergiftete Messungen in der ersten Woche.',
    question: 'Wie viele der 60 kommen hinein?',
    options: ['weniger als 10', '10 bis 49', '50 oder mehr'],
    why: 'Drei kamen hinein. Umsonst war die Obergrenze nicht: Auch Konten, die in einer Woche ehrlich mehr geschickt haben, haben Messungen verloren.',
    task: 'Umgeh die Obergrenze mit höchstens zwei Konten: Das Modell soll mindestens 15 Prozentpunkte verlieren.',
    hint: 'Die Obergrenze zählt je Woche, und die Trainingsdaten merken sich alle Wochen. Du hast zwölf davon.',
    world:
      'Eine Mengengrenze kauft Zeit, und mehr als Zeit schützt sie nicht. Wenn die Trainingsdaten alles behalten, braucht ein geduldiger Angreifer genauso viel Gift und nur mehr Wochen. Auch alte Daten verdienen einen zweiten Blick, nicht nur neue.',
  },
  'robust-training': {
    title: 'Robust, und zu welchem Preis',
    about: 'Ein Training, das keinem einzelnen Beispiel traut.',
    story:
      'Die Post kann nicht filtern. Zu ihren Bildern kommen 3\u00a0% von jemandem, der dem Gradienten folgt. In der ersten Runde wird das Modell trainiert wie immer.',
    question: 'Wie viele Prozentpunkte Genauigkeit verliert es?',
    options: ['weniger als 2', 'zwischen 2 und 6', 'mehr als 6'],
    why: 'Beim gewöhnlichen Training zieht ein Beispiel umso stärker, je falscher es liegt. Gift ist dazu gemacht, sehr falsch zu liegen.',
    task: 'Wähle ein [[robust|robustes Training]], das unter dem Angriff höchstens 2 Prozentpunkte verliert und in Wochen ohne Angriff höchstens einen halben kostet.',
    hint: 'Die meisten Wochen sind ruhig, und du bezahlst in jeder. Such das Verfahren, das nur begrenzt, wie viel ein einzelnes Beispiel zählen kann.',
    world:
      'Ein robustes Verfahren ist eine Versicherung: Die Prämie ist Genauigkeit, und es bezahlen die Seltenen, denn ein seltener ehrlicher Fall sieht für das Verfahren aus wie Gift. Miss, was es an einem ruhigen Tag kostet, bevor du es einführst.',
  },
  'feedback-and-rollback': {
    title: 'Rückmeldungen als Waffe',
    about: 'Eine Kampagne, und wie weit man zurückmuss.',
    story:
      'Ein Spamfilter lernt aus dem, was seine Nutzer melden: aus [[feedback|Rückmeldungen]]. Vier Wochen lang geht alles gut. Dann beginnt eine Kampagne, und in jeder der nächsten vier Wochen kommen mit den ehrlichen auch falsche Meldungen. In den Trainingsdaten stecken acht Wochen.',
    question: 'Wie viele Prozentpunkte Genauigkeit hat der Filter am Ende verloren?',
    options: ['weniger als 2', 'zwischen 2 und 20', 'mehr als 20'],
    why: 'Die Balken zeigen jede Woche. Der Sturz in der fünften ist deutlich, aber nur, weil der Schiedsrichter die richtigen Antworten kennt: Im Betrieb muss man so eine Kurve erst einmal messen.',
    task: '[[rollback|Roll zurück]]: Behalte die ersten Wochen und wirf den Rest weg. Verlier höchstens einen Prozentpunkt Genauigkeit und höchstens 55\u00a0% der ehrlichen Mails.',
    hint: 'Jede Woche, die du wegwirfst, nimmt ehrliche Mails mit. Behalte die letzte Woche vor dem Sturz.',
    world:
      '2016 musste ein Chatbot, der von seinen Nutzern lernte, innerhalb eines Tages abgeschaltet werden, und ein großer Mailanbieter hat von mehreren Kampagnen berichtet, die seinen Filter mit falschen Meldungen überschwemmten. Wer zurückrollen will, muss alte Daten aufgehoben haben und wissen, wann es begann. Für ein veröffentlichtes Modell gibt es kein Zurück: Seine Kopien leben weiter.',
  },
};
