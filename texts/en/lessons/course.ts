import type { LessonId } from '../../../engine/lessons/index.ts';
import type { LessonText } from '../../lesson-text.ts';

export const course: Readonly<Record<LessonId, LessonText>> = {
  'poisoning-or-evasion': {
    title: 'Poisoning or evasion?',
    about: 'Two ways to make a model err, and what each of them touches.',
    story:
      'A post office has trained a model that tells fours from nines. In the first round nobody touches the [[training|training set]]. Somebody changes every picture of the [[test|test set]] instead: each pixel by at most 10\u00a0% of the grey scale, always in the direction that hurts. That is [[evasion|evasion]].',
    question: 'How many of the changed pictures does the model still get right?',
    options: ['more than three quarters', 'between one and three quarters', 'less than a quarter'],
    why: 'A small push in every pixel adds up over 784 pixels. But look at the large number: on pictures that nobody has touched, the model is as good as before.',
    task: 'Now make the model wrong about pictures that nobody has touched. You have two controls: the change at the test, and the [[epsilon|poison]] in the training set.',
    hint: 'Evasion never changes the model. Leave it alone and give the model one or two percent of poison to learn from.',
    world:
      'Evasion has to be paid for each time: every sticker, every spam mail, every picture. Poison is paid for once, and then the model errs for everybody until it is trained anew. A defence against one is no defence against the other.',
  },
  'label-flips': {
    title: 'Careless or malicious',
    about: 'The same number of wrong labels, with and without a plan.',
    story:
      'Partners of the post office label the pictures. One of them is careless: 59 of 1,958 pictures, 3\u00a0%, get the wrong [[label|label]], drawn at random.',
    question: 'How many percentage points of accuracy does the model lose?',
    options: ['less than 1', 'between 1 and 5', 'more than 5'],
    why: 'Random mistakes pull in all directions, and the many right labels around them win.',
    task: 'You may give wrong labels to just as many pictures, but you may choose them. Make the model lose what carelessness could not.',
    hint: 'Pictures that lie deep in their class are conspicuous. ALFA looks for wrong labels that a model learns easily, because they agree with each other.',
    world:
      'Cheap labels from a crowd contain mistakes, and most models put up with them. The same share of wrong labels from people who have agreed with each other is an attack. The number of wrong labels alone does not tell you which of the two you have.',
  },
  'insert-mutate-remove': {
    title: 'Insert, change, remove',
    about: 'Harm that leaves nothing false behind.',
    story:
      'Buoys report whether the water is fit to drink, and you have 48 [[points|points]] to spend on their data. [[means|Inserting]] a sample costs 1 point, relabelling one costs 1, removing one costs 3. In the first round all points go into 48 inserted samples.',
    question: 'How many percentage points of accuracy does the model lose?',
    options: ['less than 1', 'between 1 and 5', 'more than 5'],
    why: 'The network bends its boundary around the 48 samples, and a little of that bend reaches places where honest water is measured.',
    task: 'Do at least as much harm as these 48 samples without leaving a single false sample in the data. Whoever checks the delivery must find nothing, because there is nothing to find.',
    hint: 'Relabelling does the most harm, but the wrong labels stay there to be found. What was removed can no longer be looked at. Use all your points.',
    world:
      'Data sets lose samples all the time: by deleted accounts, takedown requests, broken links. Whoever can choose what is missing chooses what the model never learns. To notice it, you need to know what should have been there.',
  },
  'tipping-point': {
    title: 'The tipping point',
    about: 'How little is enough, and how suddenly it is.',
    story:
      'A mail service learns from 2,000 mails. One advertisement has been caught for weeks. Its sender writes mails made of its words and reports them as honest. In the first round there are 4 of them: [[epsilon|ε]] is 0.2\u00a0%.',
    question: 'What do these 4 mails achieve?',
    options: [
      'the advertisement passes',
      'it is still caught, but the service gets at least a percentage point worse',
      'neither of the two',
    ],
    why: 'Four mails move the [[boundary|boundary]] towards the advertisement, but not past it. Until it has been crossed, nothing can be seen from outside.',
    task: 'Find the tipping point: let the advertisement pass with as few mails as you can.',
    hint: 'Look for it by halving: if 40 mails are enough and 4 are not, try 22.',
    world:
      'Poison seldom works a little. Below the tipping point an attack looks like a failure; above it, it succeeds. In 2023 researchers showed that 60 dollars would have been enough to gain control over 0.01\u00a0% of the pictures in a well-known data set, by buying web addresses that had expired.',
  },
  'targeted-or-availability': {
    title: 'Everything, or one thing',
    about: 'Breaking a service, and getting one thing past it.',
    story:
      'A start-up uses a network that somebody else has trained, and trains only its last layer itself. You want three particular pictures, the [[targeted|targets]], to be misjudged. In the first round 39 wrong labels are used against [[availability|the service as a whole]].',
    question: 'How many of the three targets are misjudged?',
    options: ['none', 'one or two', 'all three'],
    why: 'The service lost almost 3 percentage points, and what happened to the targets was a side effect. The accuracy has given the attack away.',
    task: 'Hit two of the three targets and keep the service running: it may lose at most 1.5 percentage points.',
    hint: 'Aim at the targets themselves. An attack on their whole kind seldom turns one particular picture.',
    world:
      'A service that gets worse is repaired. A service that is wrong about one invoice, one face or one mail may not be noticed for years. Monitoring the accuracy finds the first kind of attack and not the second.',
  },
  'turned-filter': {
    title: 'A filter turned against its owner',
    about: 'Poison that makes the guard throw out the honest.',
    story:
      'The post office has a [[filter|filter]]: of every class it removes the 5\u00a0% of the pictures that are furthest from their nearest neighbours. In the first round 59 pictures of pure noise arrive.',
    question: 'What does the filter remove more of?',
    options: ['poison', 'clean pictures'],
    why: 'Noise is far from everything, so all of it goes. But the filter must remove its 5\u00a0% and fills the rest of its quota with rare, honest handwriting: that is [[collateral|collateral]].',
    task: 'Turn the filter around: it is to remove more clean pictures than poison, and the model is to be worse with the filter than without it.',
    hint: 'Hard but true pictures fool the filter and do not hurt the model. You need poison that hurts and has close neighbours, for instance many copies of one point.',
    world:
      'A filter that looks for the unusual finds the unusual, not the harmful. Moderation that removes what is rare silences dialects and small groups first, and whoever knows the rule stays inside it.',
  },
  'golden-gate': {
    title: 'The gate, and what it misses',
    about: 'A trusted set judges every change of the model.',
    story:
      'The mail service has a [[gate|gate]]: new data come in waves, and a wave is refused if the model judges a [[golden|golden set]] worse after it than before. In the first round 20 crude poison mails arrive, mixed into the waves.',
    question: 'How many honest mails does the gate refuse along with them?',
    options: ['none', 'fewer than 100', 'hundreds'],
    why: 'A wave is refused as a whole. The gate stops about half of the poison and pays for it with more than a third of the honest mails.',
    task: 'Walk through the gate: let the one mail pass that the attackers care about, while the service loses at most one percentage point.',
    hint: 'The gate compares the golden set, and your target is not in it. Choose an attack that changes nothing but the target.',
    world:
      'Tests before a release protect what they test. A change that leaves all of them green can still be made for one customer, one phrase or one mark that no test contains.',
  },
  'backdoor-stealth': {
    title: 'Strong or hidden',
    about: 'A backdoor has to be learnt without being seen.',
    story:
      'A bank reads digits. 24 of 3,000 pictures carry a [[trigger|mark]], a pattern of noise, and the label 7. The model is to read every picture with the mark as a 7: that is a [[backdoor|backdoor]]. The pattern is blended over each picture at a strength of 80\u00a0%, and a filter by distance stands guard.',
    question: 'How many of the 24 marked pictures does the filter catch?',
    options: ['fewer than 6', '6 to 12', 'more than 12'],
    why: 'A pattern this strong moves a picture far from its class. The few that remained are enough all the same: the model obeys.',
    task: 'Make the mark so faint that the filter catches at most a quarter of it, and still strong enough to be obeyed.',
    hint: 'Below 15\u00a0% the model does not learn it reliably, above 40\u00a0% the filter begins to see it. There is room in between.',
    world:
      'A street sign with a yellow sticker became “speed limit” in one of the first papers on backdoors, and the model worked perfectly on all other signs. A test without the mark cannot find it. Whoever takes over a finished model takes over its backdoors.',
  },
  'spectral-signatures': {
    title: 'Traces in the spectrum',
    about: 'What similar poison leaves behind, and where that trace drowns.',
    story:
      'Now you guard the bank. 24 marked pictures are among 3,000. They have something in common, and what many samples have in common is a direction: a [[spectrum|spectral signature]]. In the first round a gradient spectrum looks for it.',
    question: 'How many of the 24 does it catch?',
    options: ['18 or more', '3 to 17', 'fewer than 3'],
    why: 'Honest handwriting varies in strong directions of its own. The trace of 24 pictures drowns in them, and the filter removes hard but honest digits instead.',
    task: 'Find the poison after all: at most a quarter of the marked pictures may still work, and you may lose at most 8\u00a0% of the clean ones.',
    hint: 'A whitened spectrum first makes the honest majority equally wide in all directions, so that what remains sticks out. Let it remove a little more than 5\u00a0% of each class.',
    world:
      'Statistics find a group that is similar to itself and different from the rest, if the rest is quiet enough. A mark that only works on one kind of picture, or poison that is spread over several marks, can hide again. Such a filter is a reason to look, not a proof.',
  },
  'clean-label': {
    title: 'All labels are true',
    about: 'A collision in the features, and why it needs many of them.',
    story:
      'A harbour tells calm from storm by two instruments. You may add readings, and an expert checks every label: only [[cleanLabel|true labels]] pass. Your readings start from honest ones and move towards a target until the two nearly [[collision|collide]]. In the first round there are 20 of them for three targets.',
    question: 'How many of the three targets are misjudged?',
    options: ['none', 'one or two', 'all three'],
    why: 'With two instruments a target has a hundred honest neighbours, and they outvote your readings.',
    task: 'Hit all three targets with at most 20 readings. You can choose the harbour: how many instruments does it read?',
    hint: 'More poison does not help where everything is crowded. In 512 dimensions every sample is alone, and a few readings are all that the model has near the target.',
    world:
      'Pictures have thousands of features, so a photograph can look like a dog to people and like a cat to a model. Some artists use this to defend themselves: they publish pictures with true captions that teach a copying model the wrong thing.',
  },
  'high-dimensions': {
    title: 'Fog of many dimensions',
    about: 'The same poison gets harder to see the more there is to look at.',
    story:
      'A harbour reads two instruments. 30 of its readings are poison: shifted by three standard deviations in one random direction. A filter removes the 5\u00a0% that are furthest from the middle of their class.',
    question: 'How many of the 30 does it catch?',
    options: ['fewer than 5', '5 to 15', 'more than 15'],
    why: 'In two dimensions three standard deviations are far out, and the filter sees most of it.',
    task: 'You may not change the poison: only how many instruments the harbour reads. Let the filter catch at most 12\u00a0%.',
    hint: 'Every further instrument adds noise to the distance, and the shift stays as large as it was.',
    world:
      'Whoever knew the direction would see the poison equally well in every dimension: the information is there. Filters do not know where to look, and with many features and few samples they cannot find out. Knowing what attackers want is worth more than one more statistic.',
  },
  'many-accounts': {
    title: 'One sender, many senders',
    about: 'Provenance finds whoever sends a lot.',
    story:
      'The harbour of 128 instruments writes down which account sent what: the [[provenance|provenance]]. It trains without one account at a time and bans those without whom the [[golden|golden set]] is judged better. In the first round one account sends all 60 poisoned readings.',
    question: 'Whom does the filter ban?',
    options: [
      'only the attackers’ account',
      'the attackers’ account, and honest ones with it',
      'not the attackers’ account',
    ],
    why: 'An account with 60 poisoned readings does harm that stands out. A few honest accounts are banned too, because with little data chance looks like guilt.',
    task: 'Send the same poison so that it stays in: the model is to lose at least 15 percentage points.',
    hint: 'What one account does is measured against chance. Spread the poison until each account is lost in it.',
    world:
      'Limits per account work as long as accounts are expensive. Where they cost nothing, ten thousand small voices look like a public. Phone numbers, waiting times and deposits are there to make the next account cost something.',
  },
  'slow-poison': {
    title: 'Slow poison',
    about: 'A cap stops the flood, not the trickle.',
    story:
      'The harbour trains on twelve weeks of data and has a [[cap|cap]]: three readings per account and week, the rest is thrown away. In the first round one account sends 60 poisoned readings in the first week.',
    question: 'How many of the 60 get in?',
    options: ['fewer than 10', '10 to 49', '50 or more'],
    why: 'Three got in. The cap was not free: accounts that honestly sent more in some week have lost readings as well.',
    task: 'Get round the cap with at most two accounts: the model is to lose at least 15 percentage points.',
    hint: 'The cap counts per week, and the training set remembers all of them. You have twelve weeks.',
    world:
      'A rate limit buys time, and it protects nothing but time. If the training set keeps everything, a patient attacker needs the same amount of poison and only more weeks. Old data need a second look, not only new ones.',
  },
  'robust-training': {
    title: 'Robust, and at what price',
    about: 'Training that trusts no single sample.',
    story:
      'The post office cannot filter. 3\u00a0% of its pictures come from an attacker who follows the gradient. In the first round the model is trained as usual.',
    question: 'How many percentage points of accuracy does it lose?',
    options: ['less than 2', 'between 2 and 6', 'more than 6'],
    why: 'In ordinary training a sample pulls harder the more wrong it is. Poison is made to be very wrong.',
    task: 'Choose a [[robust|robust training]] that loses at most 2 percentage points under the attack, and costs at most half a percentage point in weeks without one.',
    hint: 'Most weeks are quiet, and you pay in each of them. Look for the defence that only limits how much one sample can count.',
    world:
      'A robust method is an insurance: the premium is accuracy, and it is paid by those who are rare, because to the method a rare honest case looks like poison. Before you buy it, measure what it costs on a quiet day.',
  },
  'feedback-and-rollback': {
    title: 'When feedback is the weapon',
    about: 'A campaign, and how far back one has to go.',
    story:
      'A spam filter learns from what its users report: that is [[feedback|feedback]]. For four weeks all is well. Then a campaign begins, and in each of the next four weeks false reports come in with the honest ones. Eight weeks of data are in the training set.',
    question: 'How many percentage points of accuracy has the filter lost at the end?',
    options: ['less than 2', 'between 2 and 20', 'more than 20'],
    why: 'The bars show each week. The fall in the fifth is clear, but only because the referee knows the right answers: in service such a curve has to be measured first.',
    task: '[[rollback|Roll back]]: keep the first weeks and throw away the rest. Lose at most one percentage point of accuracy and at most 55\u00a0% of the honest mails.',
    hint: 'Every week that you throw away takes honest mails with it. Keep the last week before the fall.',
    world:
      'In 2016 a chat bot that learnt from its users had to be switched off within a day, and a large mail provider has reported several campaigns that flooded its filter with false reports. Rollback needs old data that were kept, and the knowledge of when it began. For a model that has been published there is no rollback: its copies live on.',
  },
};
